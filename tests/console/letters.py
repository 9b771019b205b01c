"""A short letter of our own, for tests of the command."""

from __future__ import annotations

from pathlib import Path

LETTER = """ỦY BAN NHÂN DÂN
TỈNH HÀ NAM

Số: 812/UBND-KT
V/v báo cáo tình hình thực hiện Chiến lược sản xuất sạch hơn trong công nghiệp đến năm 2020

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nam, ngày 20 tháng 4 năm 2018

Kính gửi: Bộ Công Thương

Thực hiện Công văn số 1819/BCT-TKNL ngày 12/3/2018 của Bộ Công Thương, UBND tỉnh Hà Nam báo cáo như sau:

I. Tình hình thực hiện Chiến lược sản xuất sạch hơn

1. Mục tiêu: Các mục tiêu được triển khai đúng hướng.

2. Các nội dung đã triển khai

a) Các nội dung đã triển khai thực hiện

- Số lượng doanh nghiệp đã tham gia tập huấn/hội thảo: 86 doanh nghiệp.

- Số lượng đơn vị được đánh giá nhanh SXSH: 07 đơn vị.

b) Kinh phí thực hiện: Nguồn ngân sách địa phương: 150 triệu đồng.

Nơi nhận:
- Như trên;
- Lưu: VT, KT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Trần Văn Minh
"""


def write_letter(folder: Path, name: str = "ha-nam.txt") -> Path:
    """The letter as a file."""
    path = folder / name
    path.write_text(LETTER, "utf-8")
    return path
