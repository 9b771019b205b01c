from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.money import (
    NotMoney,
    amount_in_words,
    convention,
    find_money,
    find_money_units,
    format_money,
    parse_money,
    parse_money_unit,
)
from sachhon.vietnamese.numbers import AmbiguousNumber, parse_words

TRIEU, TY = 10**6, 10**9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kinh phí 3.360 triệu đồng.", [("3.360 triệu đồng", 3360 * TRIEU)]),
        ("3.360\u00a0triệu đồng", [("3.360\u00a0triệu đồng", 3360 * TRIEU)]),
        ("286.000.000 đồng", [("286.000.000 đồng", 286 * TRIEU)]),
        ("thu ngân sách 10.367,700 tỷ đồng", [("10.367,700 tỷ đồng", 10_367_700 * TRIEU)]),
        ("được 12.375,3/10.200 triệu đồng", [("12.375,3", 12_375_300_000), ("10.200 triệu đồng", 10_200 * TRIEU)]),
        ("560 tỷ đồng/690 tỷ đồng", [("560 tỷ đồng", 560 * TY), ("690 tỷ đồng", 690 * TY)]),
        ("1 tỷ 200 triệu đồng", [("1 tỷ 200 triệu đồng", 1200 * TRIEU)]),
        ("2 triệu 500 nghìn đồng", [("2 triệu 500 nghìn đồng", 2_500_000)]),
        ("03 tỉ", [("03 tỉ", 3 * TY)]),
        ("3 tỷ rưỡi đồng", [("3 tỷ rưỡi đồng", 3500 * TRIEU)]),
        ("2 nghìn tỷ đồng", [("2 nghìn tỷ đồng", 2000 * TY)]),
        ("500 nghìn đồng, 5 ngàn đồng", [("500 nghìn đồng", 500_000), ("5 ngàn đồng", 5000)]),
        ("50 trđ; 50 tr.đ; 50 tr đồng", [("50 trđ", 50 * TRIEU), ("50 tr.đ", 50 * TRIEU), ("50 tr đồng", 50 * TRIEU)]),
        ("500.000đ", [("500.000đ", 500_000)]),
        ("286,000,000 đồng", [("286,000,000 đồng", 286 * TRIEU)]),
        ("50,000 đồng", [("50,000 đồng", 50_000)]),
        ("0.5 tỷ đồng", [("0.5 tỷ đồng", 500 * TRIEU)]),
        ("50.000 VNĐ", [("50.000 VNĐ", 50_000)]),
        ("1,2 tỷ", [("1,2 tỷ", 1200 * TRIEU)]),
        ("2,5 tỷ từ ngân sách", [("2,5 tỷ", 2500 * TRIEU)]),
        ("1.200.000.000,đ", [("1.200.000.000,đ", 1_200 * TRIEU)]),
        ("286.000.000,- đồng", [("286.000.000,- đồng", 286 * TRIEU)]),
        ("1.234,5 tr.đồng", [("1.234,5 tr.đồng", 1_234_500_000)]),
        ("1.200.000.000 (một tỷ hai trăm triệu) đồng", [("1.200.000.000 (một tỷ hai trăm triệu) đồng", 1_200 * TRIEU)]),
        ("3 360 500 triệu đồng", [("3 360 500 triệu đồng", 3_360_500 * TRIEU)]),
        ("Ba tỷ ba trăm sáu mươi triệu đồng", [("Ba tỷ ba trăm sáu mươi triệu đồng", 3360 * TRIEU)]),
    ],
)
def test_amounts_in_dong(text, expected):
    found = find_money(text)
    assert [(match.of(text), match.vnd) for match in found] == expected
    assert all(not match.rate and match.currency == "VND" for match in found)
    assert all((match.low, match.high) == (match.vnd, match.vnd) for match in found)


@pytest.mark.parametrize(
    ("text", "per", "vnd"),
    [
        ("(30 triệu/năm)", "năm", 30 * TRIEU),
        ("(30 triệu/lần/năm)", "lần/năm", 30 * TRIEU),
        ("40 triệu/lớp", "lớp", 40 * TRIEU),
        ("50 triệu đồng/cơ sở", "cơ sở", 50 * TRIEU),
        ("50 triệu đồng/01 cơ sở", "cơ sở", 50 * TRIEU),
        ("80 triệu đồng/người/năm", "người/năm", 80 * TRIEU),
        ("6,4 tỷ đồng/năm/Liên hiệp HTX", "năm/Liên hiệp HTX", 6400 * TRIEU),
        ("50.000 đ/kg", "kg", 50_000),
        ("30 triệu đồng mỗi năm", "năm", 30 * TRIEU),
        ("hỗ trợ 50 triệu đồng cho mỗi doanh nghiệp", "doanh nghiệp", 50 * TRIEU),
    ],
)
def test_a_rate_is_no_amount(text, per, vnd):
    (match,) = find_money(text)
    assert (match.rate, match.per, match.vnd) == (True, per, vnd)


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("4,87 tỷ USD", "USD", Decimal("4870000000")),
        ("10 triệu đô la Mỹ", "USD", Decimal(10**7)),
        ("500 nghìn USD", "USD", Decimal(500_000)),
        ("$5,000", "USD", Decimal(5000)),
        ("USD 120.000", "USD", Decimal(120_000)),
        ("2 triệu EUR", "EUR", Decimal(2 * 10**6)),
        ("300 triệu yên", "JPY", Decimal(3 * 10**8)),
    ],
)
def test_other_currencies_have_no_vnd(text, currency, amount):
    (match,) = find_money(text)
    assert (match.currency, match.amount, match.vnd, match.low) == (currency, amount, None, None)
    assert match.of(text) == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5 - 8 tỷ đồng", 5 * TY, 8 * TY),
        ("từ 500 triệu đến 1 tỷ đồng", 500 * TRIEU, TY),
        ("20 triệu đồng – 30 triệu đồng", 20 * TRIEU, 30 * TRIEU),
    ],
)
def test_ranges_of_money(text, low, high):
    (match,) = find_money(text)
    assert (match.vnd, match.low, match.high) == (None, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "1 Tỷ lệ % người hưởng",
        "02 tỉnh sau hợp nhất",
        "8.223 triệu kWh",
        "1,14 triệu tấn",
        "8,1 triệu lượt khách",
        "20 triệu người",
        "12 đồng chí",
        "năm 2025, tỉnh Cà Mau",
        "50 nghìn",
        "3 Tỷ trọng công nghiệp",
        "a) 05 đ) Nội dung",
        "phân công 05 đ/c",
        "năm 2018 đồng loạt",
        "trong năm 2018 đồng tổ chức",
    ],
)
def test_other_things_are_not_money(text):
    assert find_money(text) == []


def test_ambiguous_digits_name_both_readings_unless_the_document_shows_its_way():
    (match,) = find_money("22,656 tỷ đồng")
    assert match.ambiguous
    assert match.vnd == 22_656_000_000
    assert match.readings == (22_656_000_000, 22_656_000_000_000)
    (settled,) = find_money("22,656 tỷ đồng", style="vi")
    assert (settled.ambiguous, settled.vnd) == (False, 22_656_000_000)
    (english,) = find_money("22,656 tỷ đồng", style="en")
    assert (english.ambiguous, english.vnd) == (False, 22_656_000_000_000)


def test_a_blank_may_part_thousands_or_two_figures():
    (match,) = find_money("kinh phí 3 360 triệu đồng")
    assert match.ambiguous
    assert match.readings == (3360 * TRIEU, 360 * TRIEU)


def test_a_unit_before_many_figures_belongs_to_none():
    assert find_money("Triệu VND 2.614 2.600") == []


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("5.937,440 và 560", "vi"),
        ("286.000.000 đồng", "vi"),
        ("tăng 0,5 %", "vi"),
        ("286,000,000 VND", "en"),
        ("1,234.5", "en"),
        ("1.234 hoặc 1,234", None),
        ("286,000,000 và 0,5", None),
    ],
)
def test_convention(text, way):
    assert convention(text) == way


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Đơn vị tính: triệu đồng", TRIEU),
        ("ĐVT: 1.000 đồng", 1000),
        ("Kinh phí (triệu đồng)", TRIEU),
        ("Đơn vị: Tỷ đồng", TY),
        ("Đơn vị tính Triệu đồng", TRIEU),
        ("(ĐVT: nghìn đồng)", 1000),
        ("Đơn vị tính: đồng", 1),
        ("Đơn vị: Tr.đ", TRIEU),
    ],
)
def test_units_stated_once(text, unit):
    assert [match.unit_vnd for match in find_money_units(text)] == [unit]


@pytest.mark.parametrize("text", ["Đơn vị tính: tấn", "Đơn vị chủ trì", "Đơn vị: triệu USD", "(05 lớp)"])
def test_other_units_are_none_of_money(text):
    assert find_money_units(text) == []


@pytest.mark.parametrize(
    ("unit", "vnd"),
    [("đồng", 1), ("nghìn đồng", 1000), ("Triệu đồng", TRIEU), ("tỷ", TY), ("triệu USD", None), ("lớp", None)],
)
def test_parse_money_unit(unit, vnd):
    assert parse_money_unit(unit) == vnd


@pytest.mark.parametrize(
    ("text", "unit", "vnd"),
    [
        ("3.360", TRIEU, 3360 * TRIEU),
        ("0,5", TRIEU, 500_000),
        ("3.360 triệu đồng", None, 3360 * TRIEU),
        ("3.360.000.000 đồng (Ba tỷ ba trăm sáu mươi triệu đồng)", None, 3360 * TRIEU),
        ("ba mươi", TRIEU, 30 * TRIEU),
    ],
)
def test_parse_money(text, unit, vnd):
    assert parse_money(text, unit) == vnd


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("3.360", None),
        ("30 triệu/năm", None),
        ("5 triệu USD", None),
        ("5 - 8 tỷ", None),
        ("0,5", 1),
        ("không có", TRIEU),
        ("", TRIEU),
    ],
)
def test_what_is_no_amount_is_refused(text, unit):
    with pytest.raises(NotMoney):
        parse_money(text, unit)


def test_an_ambiguous_amount_is_refused():
    with pytest.raises(AmbiguousNumber):
        parse_money("1,234", TRIEU)
    with pytest.raises(AmbiguousNumber):
        parse_money("22,656 tỷ đồng")


@given(
    st.integers(min_value=-(10**15), max_value=10**15), st.sampled_from(["đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"])
)
def test_money_round_trip(vnd, unit):
    assert parse_money(format_money(vnd, unit)) == vnd


@given(st.integers(min_value=0, max_value=10**15))
def test_amount_in_words_round_trip(vnd):
    words = amount_in_words(vnd)
    assert words[0].isupper()
    assert words.endswith(" đồng")
    assert parse_words(words.removesuffix(" đồng")) == vnd


def test_format_money():
    assert format_money(3_360_000_000) == "3.360.000.000 đồng"
    assert format_money(1_500_000, "triệu đồng") == "1,5 triệu đồng"
    assert amount_in_words(3_360_000_000) == "Ba tỷ ba trăm sáu mươi triệu đồng"


@given(st.text(alphabet="0123456789.,/-–() tỷtriệuđồngnămUSD$đ", max_size=40))
def test_any_text_gives_ordered_money_inside_it(text):
    last = 0
    for match in find_money(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end
