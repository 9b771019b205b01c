"""A letter that hands the question on tells no answer, though it cites the request and repeats its words."""

from __future__ import annotations

import pytest

from sachhon.reading.pipeline import read_source
from sachhon.reading.sources import read_bytes

LETTER = """{issuer}

Số: 301/{code}

{place}, ngày 02 tháng 4 năm 2018

V/v báo cáo tình hình thực hiện Chiến lược sản xuất sạch hơn trong công nghiệp

Kính gửi: {addressee}

Thực hiện Công văn số 1819/BCT-TKNL ngày 12/3/2018 của Bộ Công Thương về việc báo cáo tình hình thực hiện Chiến lược sản
xuất sạch hơn trong công nghiệp đến năm 2020, đề nghị các đơn vị gửi báo cáo trước ngày 15/4/2018.
"""
PROVINCE = {"issuer": "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM", "code": "UBND-KT", "place": "Hà Nam"}
MINISTRY = {"issuer": "BỘ CÔNG THƯƠNG", "code": "BCT-TKNL", "place": "Hà Nội"}


@pytest.mark.parametrize(
    ("head", "addressee", "template"),
    [
        (PROVINCE, "Bộ Công Thương", "bct-1819-2018"),
        (PROVINCE, "Các sở, ban, ngành; UBND các huyện, thành phố", None),
        (PROVINCE, "Các doanh nghiệp sản xuất công nghiệp trên địa bàn", None),
        (MINISTRY, "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", None),
    ],
)
def test_only_what_goes_to_who_asks_is_an_answer(head: dict[str, str], addressee: str, template: str | None) -> None:
    text = LETTER.format(addressee=addressee, **head)
    assert read_source(read_bytes("cong-van.txt", text.encode())).template == template
