from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.numbers import (
    AmbiguousNumber,
    NotANumber,
    find_numbers,
    format_number,
    number_in_words,
    parse_number,
    parse_words,
    read_digits,
)

D = Decimal


@pytest.mark.parametrize(
    ("written", "value", "readings", "foreign"),
    [
        ("05", "5", ["5"], False),
        ("0,5", "0.5", ["0.5"], False),
        ("1.234", "1234", ["1234", "1.234"], False),
        ("1.234.567", "1234567", ["1234567"], False),
        ("10.367,700", "10367.700", ["10367.700"], False),
        ("12.375,3", "12375.3", ["12375.3"], False),
        ("36,49", "36.49", ["36.49"], False),
        ("0,125", "0.125", ["0.125"], False),
        ("0.125", None, ["0.125", "125"], True),
        ("1,234", None, ["1.234", "1234"], False),
        ("2.5", "2.5", ["2.5"], True),
        ("12,345,678", "12345678", ["12345678"], True),
        ("1,234.5", "1234.5", ["1234.5"], True),
        ("1.2.3", None, [], False),
        ("1.23,4", None, [], False),
    ],
)
def test_digits_have_the_vietnamese_reading_and_all_others(written, value, readings, foreign):
    read = read_digits(written)
    assert read.value == (None if value is None else D(value))
    assert [str(reading) for reading in read.readings] == readings
    assert read.foreign is foreign


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234", 1234),
        (" 05 ", 5),
        ("-1.500,5", D("-1500.5")),
        ("−3", -3),
        ("mười hai", 12),
        ("mười hai (12)", 12),
        ("12 (mười hai)", 12),
        ("1 234 567", 1234567),
        ("Ba trăm sáu mươi", 360),
    ],
)
def test_parse_number(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize("text", ["", "   ", "abc", "1.2.3", "12/3/2018", "5 - 8", "50%", "12 lớp", "1.23,4", "Quý I"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(NotANumber):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("0.125", ("0.125", "125")),
        ("1,234", ("1.234", "1234")),
        ("-1,234", ("-1.234", "-1234")),
        ("mười (12)", ("10", "12")),
    ],
)
def test_two_readings_are_refused_and_both_named(text, readings):
    with pytest.raises(AmbiguousNumber) as refused:
        parse_number(text)
    assert tuple(str(reading) for reading in refused.value.readings) == readings
    assert all(reading in str(refused.value) for reading in readings)


def test_strict_also_refuses_a_lone_thousand():
    with pytest.raises(AmbiguousNumber) as refused:
        parse_number("1.234", strict=True)
    assert refused.value.readings == (D(1234), D("1.234"))
    assert parse_number("1.234.567", strict=True) == 1234567
    assert parse_number("10.367,700", strict=True) == D("10367.7")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có mười hai (12) cơ sở", [("mười hai (12)", 12, "plain")]),
        ("12 (mười hai) lớp", [("12 (mười hai)", 12, "plain")]),
        ("tổ chức năm (05) lớp", [("năm (05)", 5, "plain")]),
        ("ba trăm năm mươi cơ sở", [("ba trăm năm mươi", 350, "plain")]),
        ("trong năm qua có một số cơ sở", []),
        ("dịch COVID-19 và ISO 9001", [("19", 19, "name"), ("9001", 9001, "name")]),
        ("theo ISO 14001:2015", [("14001", 14001, "name"), ("2015", 2015, "name")]),
        ("Phụ lục 1, Điều 3", [("1", 1, "label"), ("3", 3, "label")]),
        ("Tổng số 179 người", [("179", 179, "plain")]),
        ("tổng số: 50 doanh nghiệp", [("50", 50, "plain")]),
        ("năm 2018 có 5", [("2018", 2018, "year"), ("5", 5, "plain")]),
        ("ĐT: 0562212345", [("0562212345", 562212345, "phone")]),
        ("1.3 Tổ chức tập huấn", [("1.3", D("1.3"), "item")]),
        ("khí CO2 và PM2.5, 30 m3", [("30", 30, "plain")]),
        ("các năm 2016,2017,2018", [("2016", 2016, "year"), ("2017", 2017, "plain"), ("2018", 2018, "plain")]),
        ("1.234. Tiếp", [("1.234", 1234, "plain")]),
        ("ĐT: 024.22205384", [("024.22205384", D("24.22205384"), "phone")]),
        ("(từ ngày 08 đến", [("08", 8, "date")]),
        ("tháng 11 và mỗi tháng 5 lớp", [("11", 11, "date"), ("5", 5, "plain")]),
        ("hạ tầng 5G; Đợt 01", [("5", 5, "name"), ("01", 1, "label")]),
        ("chia 02 đợt, mỗi đợt 50 người", [("02", 2, "plain"), ("50", 50, "plain")]),
        ("1. Mục tiêu; 2. Nội dung. Số lớp: 12. Trong đó", [("1", 1, "item"), ("2", 2, "item"), ("12", 12, "plain")]),
        ("kết quả: (1) Có 5 lớp; (2) Không", [("1", 1, "item"), ("5", 5, "plain"), ("2", 2, "item")]),
    ],
)
def test_find_numbers(text, expected):
    assert [(match.of(text), match.value, match.role) for match in find_numbers(text)] == expected


@pytest.mark.parametrize(
    ("written", "style", "value"),
    [
        ("1,234", "vi", "1.234"),
        ("1,234", "en", "1234"),
        ("1.234", "vi", "1234"),
        ("1.234", "en", "1.234"),
        ("0.125", "en", "0.125"),
        ("12,5", "en", "12.5"),
    ],
)
def test_a_known_style_settles_what_could_be_two_numbers(written, style, value):
    (match,) = find_numbers(f"gần {written} tấn", style=style)
    assert match.value == D(value)
    assert match.readings == (D(value),)


def test_words_and_digits_that_disagree_have_no_value():
    (match,) = find_numbers("mười (12) cơ sở")
    assert match.value is None
    assert match.readings == (10, 12)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("không", 0),
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("hai mươi bốn", 24),
        ("ba mươi lăm", 35),
        ("một trăm linh năm", 105),
        ("một trăm lẻ năm", 105),
        ("một trăm rưỡi", 150),
        ("một nghìn không trăm linh năm", 1005),
        ("hai ngàn năm trăm", 2500),
        ("ba tỷ ba trăm sáu mươi triệu", 3_360_000_000),
        ("ba tỉ rưỡi", 3_500_000_000),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000),
        ("Hai Trăm", 200),
        ("bẩy mươi", 70),
    ],
)
def test_number_words(words, value):
    assert parse_words(words) == value


@pytest.mark.parametrize(
    "words",
    ["", "cơ sở", "năm năm", "mươi hai", "trăm", "triệu hai", "hai trăm cơ sở", "mười mốt trăm", "linh năm tám"],
)
def test_what_spells_no_number(words):
    assert parse_words(words) is None


@given(st.integers(min_value=0, max_value=10**15))
def test_words_round_trip(value):
    assert parse_words(number_in_words(value)) == value


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_whole_numbers_round_trip(value):
    assert parse_number(format_number(value)) == value


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=4)
    | st.decimals(min_value=-(10**6), max_value=10**6, places=3)
)
def test_decimals_round_trip(value):
    assert parse_number(format_number(value)) == value


@given(st.text(max_size=60))
def test_any_text_gives_ordered_numbers_inside_it(text):
    last = 0
    for match in find_numbers(text):
        assert last <= match.start < match.end <= len(text)
        assert match.value is None or match.value in match.readings
        last = match.end


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1234567, None, "1.234.567"),
        (D("1234567.89"), None, "1.234.567,89"),
        (D("1234567.89"), 1, "1.234.567,9"),
        (D("0.125"), None, "0,125"),
        (D("1.234"), None, "1,2340"),
        (D("1.234"), 3, "1,234"),
        (-1500, None, "-1.500"),
        (D("1E+3"), None, "1.000"),
        (D("2.50"), 0, "2"),
    ],
)
def test_format_number(value, decimals, written):
    assert format_number(value, decimals) == written
