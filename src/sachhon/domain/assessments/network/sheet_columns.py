"""The columns of the list of experts as a workbook: the one table that writing and reading go by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `field` is what the domain's refusals name it."""

    field: str
    title: str
    width: int = 20


COLUMNS = (
    Column("code", "Mã", 10),
    Column("name", "Họ và tên", 28),
    Column("is_consultant", "Chuyên gia đánh giá (x)", 14),
    Column("is_trainer", "Giảng viên (x)", 12),
    Column("organisation", "Mã tổ chức tư vấn", 14),
    Column("organisation_name", "Nơi công tác", 34),
    Column("province", "Tỉnh, thành phố", 22),
    Column("industries", "Số ngành (bảng 39 ngành)", 18),
    Column("email", "Thư điện tử", 28),
    Column("phone", "Điện thoại", 18),
    Column("listed", "Đồng ý công khai (x)", 14),
    Column("trainings", "Khóa đào tạo đã dự", 50),
    Column("taught", "Khóa đào tạo đã dạy", 40),
    Column("note", "Ghi chú", 30),
)
TITLE = "Chuyên gia"
GUIDE = (
    "Mỗi dòng một người. Để trống mã khi thêm người mới; giữ nguyên mã thì dòng đó sửa người đã có.",
    "Cột không có trong tệp thì giữ nguyên thông tin cũ. Người không có trong tệp thì không bị xóa.",
    "Cột (x): đánh x là có, để trống là không. Ngành: số thứ tự trong bảng 39 ngành, cách nhau bằng dấu phẩy.",
    "Khóa đào tạo: tên khóa rồi năm trong ngoặc, cách nhau bằng dấu chấm phẩy, ví dụ: SXSH (2019); TOT (2021).",
    "Trước khi lưu, hệ thống cho xem ai được thêm, ai thay đổi và ô nào sai.",
)
