"""A list of facilities as a province would send it, made up: 100,000 rows × 12 columns, every row another company."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from typing import Any

import xlsxwriter

from sachhon.catalogue import read_table
from sachhon.vietnamese.provinces import provinces

COLUMNS = (
    *("Mã số thuế", "Tên cơ sở", "Tỉnh, thành phố", "Địa chỉ", "Ngành (bảng 39 ngành)", "Sản phẩm chính"),
    *("Quy mô", "Số lao động", "Người liên hệ", "Điện thoại", "Thư điện tử", "Áp dụng sản xuất sạch hơn"),
)
_LEGAL = ("Công ty TNHH", "Công ty cổ phần", "Công ty TNHH MTV", "DNTN", "Hợp tác xã", "Cty CP")
_TRADES = ("Chế biến thủy sản", "Dệt may", "Cơ khí", "Bao bì", "Gạch ngói", "Chế biến gỗ", "Bia – Nước giải khát", "")
_FIRST = "An,Bảo,Cường,Đại,Đông,Gia,Hải,Hoàng,Hưng,Khánh,Lâm,Long,Minh,Nam,Nghĩa,Ngọc,Phú,Phúc,Quang,Sơn,Tân,Thái,Thành"
_SECOND = "Thịnh,Đức,Phát,Lợi,Hà,Giang,Vinh,Tiến,Thắng,Hòa,Bình,Dương,Châu,Tường,Quý,Trung,Vượng,Khang,Sang,Đạt,Thuận"
_STREETS = "Nguyễn Trãi,Lê Lợi,Trần Phú,Hùng Vương,Lý Thường Kiệt,Nguyễn Huệ,Quang Trung,Phan Đình Phùng,Điện Biên Phủ"
_SIZES = ("Lớn", "Vừa", "Nhỏ", "Siêu nhỏ")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def tax_code(number: int) -> str:
    """The tax code whose first nine digits are this number, with its check digit; "" where there is none."""
    nine = f"{number:09d}"
    check = 10 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, nine, strict=True)) % 11
    return f"{nine}{check}" if check < 10 else ""


def rows(count: int, *, seed: int = 2013, retold: float = 0.0) -> Iterator[tuple[Any, ...]]:
    """So many rows. `retold`: this share of them says something else than the list of the same seed without it."""
    drawn, again = random.Random(seed), random.Random(seed + 1)
    first, second, streets = _FIRST.split(","), _SECOND.split(","), _STREETS.split(",")
    places = [one.name for one in provinces()]
    industries = [row["name_vi"] for row in read_table("classifiers/industries_39.csv")]
    number = 300_000_000
    for _ in range(count):
        number += 1
        while not tax_code(number):
            number += 1
        called = f"{drawn.choice(first)} {drawn.choice(second)} {drawn.choice(first)} {number % 997}"
        place = drawn.choice(places)
        row = (
            tax_code(number),
            " ".join(filter(None, (drawn.choice(_LEGAL), drawn.choice(_TRADES), called))),
            place,
            f"{drawn.randint(1, 999)} {drawn.choice(streets)}, {drawn.choice(first)} {drawn.choice(second)}, {place}",
            drawn.choice(industries),
            drawn.choice(_TRADES) or "Hàng gia dụng",
            drawn.choice(_SIZES),
            drawn.randint(3, 2_000),
            f"{drawn.choice(streets)} {drawn.choice(second)}",
            f"0{drawn.randint(200_000_000, 999_999_999)}",
            f"lienhe{number}@example.vn",
            drawn.choice(("Có", "Chưa", "")),
        )
        if again.random() < retold:
            row = (
                *row[:7],
                again.randint(3, 2_000),
                *row[8:9],
                f"0{again.randint(200_000_000, 999_999_999)}",
                *row[10:],
            )
        yield row


def workbook(count: int, *, seed: int = 2013, retold: float = 0.0) -> bytes:
    """The list as .xlsx."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False}) as book:
        page = book.add_worksheet("Danh sách")
        page.write_row(0, 0, COLUMNS)
        for line, row in enumerate(rows(count, seed=seed, retold=retold), 1):
            page.write_row(line, 0, row)
    return out.getvalue()
