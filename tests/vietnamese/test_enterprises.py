"""One key for an enterprise, however lists write it; bodies that are none; check digits."""

from __future__ import annotations

import pytest

from sachhon.vietnamese.enterprises import enterprise_key, is_public_body, tax_code_holds

ALIKE = [
    ("Cty TNHH MTV Tân Á", "CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN TÂN Á"),
    ("C.ty TNHH Tân Á", "Công ty TNHH Tân Á"),
    ("Công ty TNHH hai thành viên trở lên Tân Á", "Cty TNHH Tân Á"),
    ("CTCP Thép Đà Nẵng", "Công ty Cổ phần thép Đà Nẵng"),
    ("Cty CP SX&TM Hòa Bình", "Công ty CP sản xuất và thương mại Hoà Bình"),
    ("DN tư nhân Việt Hà", "Doanh nghiệp tư nhân Việt Hà"),
    ("Tổng cty Thép Việt Nam - CTCP", "Tổng công ty Thép VN – Công ty cổ phần"),
    ("cong ty tnhh tan a", "Công ty TNHH Tân Á"),
]
APART = [
    ("Công ty TNHH An Phát", "Công ty CP An Phát"),
    ("Công ty TNHH An Phát", "Công ty TNHH An Phú"),
    ("Hợp tác xã Tân An", "Doanh nghiệp tư nhân Tân An"),
    ("Công ty Tân Á", "Công ty TNHH Tân Á"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_same_enterprise_has_one_key(one: str, other: str) -> None:
    assert enterprise_key(one) == enterprise_key(other) != ""


@pytest.mark.parametrize(("one", "other"), APART)
def test_different_ones_stay_apart(one: str, other: str) -> None:
    assert enterprise_key(one) != enterprise_key(other)


@pytest.mark.parametrize("name", ["Sở Công Thương", "Uỷ ban nhân dân phường 1", "UBND xã B", "Trung tâm Khuyến công"])
def test_offices_are_no_enterprises(name: str) -> None:
    assert is_public_body(name)


@pytest.mark.parametrize(
    "name", ["Công ty A", "Vũ Hoàng", "Bánh kẹo Hải Hà", "HTX Tân An", "Báocáo", "Trường Hải Auto"]
)
def test_enterprises_are(name: str) -> None:
    assert is_public_body(name) is (name == "Trường Hải Auto")  # "Trường" is taken for a school: the list can say so


def test_the_tenth_digit_checks_the_nine_before_it() -> None:
    assert tax_code_holds("0300588569")
    assert not tax_code_holds("0300588560")
    assert not tax_code_holds("03005")
