"""A year's plan on the way to a national target does not differ from it."""

from __future__ import annotations

import pytest

from sachhon.reading.pipeline import read_source
from sachhon.reading.sources import read_bytes

TEXT = """ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 41/KH-UBND
Lào Cai, ngày 12 tháng 3 năm 2012

KẾ HOẠCH

Sản xuất sạch hơn trong công nghiệp

Căn cứ Quyết định số 1419/QĐ-TTg ngày 07/9/2009 của Thủ tướng Chính phủ;

I. MỤC TIÊU

- Đến năm {year}, {share}% cơ sở sản xuất công nghiệp nhận thức được lợi ích của sản xuất sạch hơn trong công nghiệp.
"""


@pytest.mark.parametrize(("year", "share", "differs"), [(2013, 45, False), (2015, 45, True), (2015, 50, False)])
def test_a_lower_share_differs_only_when_it_is_due(year: int, share: int, *, differs: bool) -> None:
    source = read_bytes("a.txt", TEXT.format(year=year, share=share).encode())
    codes = {(finding.code, finding.variant) for finding in read_source(source).findings}
    assert (("differs_from_strategy", "lower") in codes) is differs


@pytest.mark.parametrize(
    ("written", "variant"), [("3,720 tỷ đồng (Ba tỷ bảy trăm hai mươi triệu đồng)", None), ("1,620 tỷ đồng", "taken")]
)
def test_a_sum_with_two_readings_says_which_was_taken(written: str, variant: str | None) -> None:
    source = read_bytes("a.txt", TEXT.format(year=2015, share=50).encode() + f"\nII. KINH PHÍ: {written}.\n".encode())
    found = [f.variant for f in read_source(source).findings if f.code == "ambiguous_number"]
    assert found == ([variant] if variant else [])


def test_a_number_of_models_is_not_measured_against_the_whole_country_s() -> None:
    text = TEXT.format(year=2025, share=90).replace("1419/QĐ-TTg ngày 07/9/2009", "889/QĐ-TTg ngày 24/6/2020")
    text += "\n- Đến năm 2025, xây dựng 01 mô hình về sản xuất và tiêu dùng bền vững.\n"
    codes = [finding.code for finding in read_source(read_bytes("a.txt", text.encode())).findings]
    assert "differs_from_strategy" not in codes
