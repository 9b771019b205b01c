from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.dates import NotADate, find_dates, format_date, parse_date


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Căn cứ ngày 24 tháng 12 năm 2012 của", "ngày 24 tháng 12 năm 2012", date(2012, 12, 24)),
        ("ngày  31   tháng   10  năm 2016", "ngày  31   tháng   10  năm 2016", date(2016, 10, 31)),
        ("Kèm theo 31   /  10  /2016 của", "31   /  10  /2016", date(2016, 10, 31)),
        ("số 1819 ngày 12/3/2018 của", "ngày 12/3/2018", date(2018, 3, 12)),
        ("ngày 24-5-2025 phê", "ngày 24-5-2025", date(2025, 5, 24)),
        ("vào 1.2.2018.", "1.2.2018", date(2018, 2, 1)),
        ("2018-03-12", "2018-03-12", date(2018, 3, 12)),
        ("NGÀY 27 THÁNG 7 NĂM 2013 CỦA", "NGÀY 27 THÁNG 7 NĂM 2013", date(2013, 7, 27)),
        ("Hà Giang, ngày 11\ntháng 5 năm 2016", "ngày 11\ntháng 5 năm 2016", date(2016, 5, 11)),
        ("11 tháng 5 năm 2016", "11 tháng 5 năm 2016", date(2016, 5, 11)),
        ("ngày 19 tháng tám năm 1945", "ngày 19 tháng tám năm 1945", date(1945, 8, 19)),
        ("ngày mùng 2 tháng 9 năm 1945", "ngày mùng 2 tháng 9 năm 1945", date(1945, 9, 2)),
        ("ngày12 tháng3 năm2018", "ngày12 tháng3 năm2018", date(2018, 3, 12)),
        ("tính đến 31/12/2012", "31/12/2012", date(2012, 12, 31)),
        ("(ngày 05/3/2018)", "ngày 05/3/2018", date(2018, 3, 5)),
        ("ngày 5/3/18.", "ngày 5/3/18", date(2018, 3, 5)),
        ("ngày 12 tháng 3 năm 20 18", "ngày 12 tháng 3 năm 20 18", date(2018, 3, 12)),
        ("ngày 1 2 tháng 3 năm 2018", "ngày 1 2 tháng 3 năm 2018", date(2018, 3, 12)),
        ("từ 12-15/3/2018", "15/3/2018", date(2018, 3, 15)),
        ("ĐẾN Ngày: 13/05/16 Chuyển", "Ngày: 13/05/16", date(2016, 5, 13)),
    ],
)
def test_complete_dates(text, words, value):
    (match,) = find_dates(text)
    assert (match.text, match.value) == (words, value)
    assert text[match.start : match.end] == words
    assert not match.impossible


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ngày ... tháng 5 năm 2016", (None, 5, 2016)),
        ("ngày      tháng     năm 2018", (None, None, 2018)),
        ("tháng 6 năm 2025", (None, 6, 2025)),
        ("Tháng 12/2025", (None, 12, 2025)),
        ("đến 07/2025 là", (None, 7, 2025)),
        ("ngày 01/5", (1, 5, None)),
        ("ngày     /    /2018", (None, None, 2018)),
        ("ngày …/3/2018", (None, 3, 2018)),
        ("(trước ngày 15 tháng 11)", (15, 11, None)),
    ],
)
def test_incomplete_dates_have_no_value(text, parts):
    (match,) = find_dates(text)
    assert match.value is None
    assert not match.impossible
    assert (match.day, match.month, match.year) == parts


@pytest.mark.parametrize("text", ["31/02/2018", "ngày 32 tháng 13 năm 2018", "ngày 29 tháng 2 năm 2018", "15/13/2018"])
def test_impossible_dates_are_said_to_be(text):
    (match,) = find_dates(text)
    assert match.value is None
    assert match.impossible


@pytest.mark.parametrize(
    "text",
    [
        "198/2004/NĐ-CP",
        "Số 12/2013/QĐ-UBND",
        "48/2017/TT-BYT",
        "giai đoạn 2016-2020",
        "năm 2020",
        "1.234.567",
        "7/63 tỉnh",
        "Thông tư số 12/2013",
        "12.375,3/10.200",
        "hàng tháng, hàng năm",
    ],
)
def test_what_is_no_date(text):
    assert find_dates(text) == []


def test_days_that_follow_a_day():
    found = find_dates("trước ngày 01/6 và 15/11 hằng năm")
    assert [(match.text, match.day, match.month) for match in found] == [("ngày 01/6", 1, 6), ("15/11", 15, 11)]


def test_several_in_one_sentence():
    text = "từ ngày 01/7/2025 đến ngày 30 tháng 6 năm 2026, báo cáo tháng 12/2025"
    assert [match.value for match in find_dates(text)] == [date(2025, 7, 1), date(2026, 6, 30), None]


@pytest.mark.parametrize(
    "text", ["", "năm 2018", "12/3", "tháng 3 năm 2018", "12/3/2018 và 13/3/2018", "hôm nay", "ngày 12/3/2018 của Bộ"]
)
def test_parse_refuses_what_is_no_day(text):
    with pytest.raises(NotADate) as refused:
        parse_date(text)
    assert not refused.value.impossible


def test_parse_tells_a_day_that_does_not_exist():
    with pytest.raises(NotADate) as refused:
        parse_date("31/02/2018")
    assert refused.value.impossible


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)), st.sampled_from(["short", "long"]))
def test_round_trip(day, style):
    assert parse_date(format_date(day, style)) == day


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_round_trip_iso(day):
    assert parse_date(format_date(day, "iso")) == day


def test_long_form_has_the_zeros_of_decree_30():
    assert format_date(date(2018, 3, 5), "long") == "ngày 05 tháng 3 năm 2018"
    assert format_date(date(2018, 2, 15), "long") == "ngày 15 tháng 02 năm 2018"
    assert format_date(date(2018, 3, 5)) == "05/03/2018"


@given(st.text(alphabet="0123456789/-. ngàythágnăm", max_size=40))
def test_any_text_gives_ordered_dates_inside_it(text):
    last = 0
    for match in find_dates(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end
