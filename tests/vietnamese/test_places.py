from datetime import date

import pytest

from sachhon.vietnamese.places import find_provinces
from sachhon.vietnamese.provinces import (
    former,
    geography_on,
    origins,
    province,
    province_by_code,
    provinces,
    today,
)

IN_2018, BEFORE, AFTER = date(2018, 4, 24), date(2025, 6, 30), date(2025, 7, 1)


def test_how_many_there_are():
    assert [len(provinces(day)) for day in (IN_2018, BEFORE, AFTER)] == [63, 63, 34]
    assert [sum(one.is_city for one in provinces(day)) for day in (IN_2018, BEFORE, AFTER, date(2026, 4, 30))] == [
        5,
        6,
        6,
        7,
    ]
    assert [geography_on(day) for day in (BEFORE, AFTER)] == [63, 34]


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("BÀ RỊA – VŨNG TÀU", "Bà Rịa - Vũng Tàu"),
        ("BR-VT", "Bà Rịa - Vũng Tàu"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
        ("tỉnh Thừa Thiên Huế", "Thừa Thiên Huế"),
        ("Huế", "Thừa Thiên Huế"),
        ("TP. HCM", "Hồ Chí Minh"),
        ("TP.HCM", "Hồ Chí Minh"),
        ("TPHCM", "Hồ Chí Minh"),
        ("Tp. Hồ Chí Minh", "Hồ Chí Minh"),
        ("THÀNH PHỐ HỒ CHÍ MINH", "Hồ Chí Minh"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Dak Lak", "Đắk Lắk"),
        ("Dac Lac", "Đắk Lắk"),
        ("Hue", "Thừa Thiên Huế"),
        ("Kontum", "Kon Tum"),
        ("Hoà Bình", "Hòa Bình"),
        ("Khánh Hoà", "Khánh Hòa"),
        ("Bac Lieu", "Bạc Liêu"),
        ("Tỉnh Hà Giang", "Hà Giang"),
    ],
)
def test_names_and_aliases(name, proper):
    found = province(name, IN_2018)
    assert found is not None
    assert found.name == proper


def test_every_name_finds_its_own_province():
    for day in (IN_2018, BEFORE, AFTER, date(2027, 1, 1)):
        for one in provinces(day):
            for name in (one.name, one.full_name, one.name.upper(), one.name_en):
                found = province(name, day)
                assert found is not None
                assert found.code == one.code, name


def test_names_are_dated():
    assert province("Hà Giang", AFTER) is None
    assert former("Hà Giang").code == "02"
    assert province("Hà Giang").geography == 63
    assert province("Gia Lai", BEFORE).code == "64"
    assert province("Gia Lai", AFTER).code == "52"
    assert province("Thừa Thiên Huế", date(2025, 1, 1)).full_name == "Thành phố Huế"
    assert province("Huế", date(2024, 12, 31)).full_name == "Tỉnh Thừa Thiên Huế"
    assert province("Đồng Nai", date(2026, 4, 29)).type == "tỉnh"
    assert province("Đồng Nai", date(2026, 4, 30)).full_name == "Thành phố Đồng Nai"
    assert province("Atlantis") is None


def test_codes_were_reused_with_another_meaning():
    assert province_by_code("15", BEFORE).name == "Yên Bái"
    assert province_by_code("15", AFTER).name == "Lào Cai"
    assert today("15") == "15"
    assert today("02") == "08"
    assert origins("08") == ("02", "08")
    with pytest.raises(KeyError):
        today("99")


def test_lineage_is_whole():
    from_old = {one.code: today(one.code) for one in provinces(IN_2018)}
    from_new = {old: one.code for one in provinces(AFTER) for old in origins(one.code)}
    assert from_old == from_new
    assert len(from_old) == 63


def test_regions_of_both_geographies():
    assert len({one.region for one in provinces(IN_2018)}) == 6
    assert len({one.region for one in provinces(AFTER)}) == 6
    assert province("Lâm Đồng", IN_2018).region == "Tây Nguyên"
    assert province("Lâm Đồng", AFTER).region == "Duyên hải Nam Trung Bộ và Tây Nguyên"
    assert province("Tây Ninh", AFTER).region == "Đông Nam Bộ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH", [("BÌNH ĐỊNH", "Bình Định", "tỉnh")]),
        ("tại TP. HCM, TP Hà Nội", [("HCM", "Hồ Chí Minh", "thành phố"), ("Hà Nội", "Hà Nội", "thành phố")]),
        (
            "Thừa Thiên - Huế; Bà Rịa – Vũng Tàu",
            [("Thừa Thiên - Huế", "Thừa Thiên Huế", ""), ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu", "")],
        ),
        (
            "Hà Nội, Hồ Chí Minh, Đà Nẵng",
            [("Hà Nội", "Hà Nội", ""), ("Hồ Chí Minh", "Hồ Chí Minh", ""), ("Đà Nẵng", "Đà Nẵng", "")],
        ),
        ("Chủ tịch Hồ Chí Minh; Đoàn TNCS Hồ Chí Minh", []),
        ("vì hòa bình", []),
        ("châu Á - Thái Bình Dương", []),
        ("Điện Biên Phủ", []),
        ("huyện Hòa Bình", [("Hòa Bình", "Hòa Bình", "huyện")]),
        ("Binh Dinh, ngay 24", [("Binh Dinh", "Bình Định", "")]),
        ("Đăk Lăk và Đắk Nông", [("Đăk Lăk", "Đắk Lắk", ""), ("Đắk Nông", "Đắk Nông", "")]),
    ],
)
def test_provinces_in_a_text(text, expected):
    assert [(match.of(text), match.name, match.prefix) for match in find_provinces(text, IN_2018)] == expected


def test_a_former_province_is_said_to_be_one():
    (match,) = find_provinces("tỉnh Hà Giang", AFTER)
    assert (match.current, match.code, match.province.code_today) == (False, "02", "08")
    assert match.is_province
    assert not find_provinces("huyện Hòa Bình", IN_2018)[0].is_province


def test_every_province_is_found_in_a_sentence():
    for day in (IN_2018, AFTER):
        for one in provinces(day):
            text = f"Báo cáo của UBND {one.full_name} gửi Bộ Công Thương"
            assert [match.code for match in find_provinces(text, day)] == [one.code], text
