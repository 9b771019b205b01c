from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.dates import find_dates
from sachhon.vietnamese.quantities import find_quantities, free_of, overlaps


@pytest.mark.parametrize(
    ("text", "words", "comparator", "low", "high", "percent", "per"),
    [
        ("tiết kiệm được từ 8 -13% mức", "từ 8 -13%", "range", 8, 13, True, ""),
        ("8 – 13%", "8 – 13%", "range", 8, 13, True, ""),
        ("từ 5 - 8%", "từ 5 - 8%", "range", 5, 8, True, ""),
        ("bình quân 05 - 06%/năm.", "05 - 06%/năm", "range", 5, 6, True, "năm"),
        ("1%-1,5%", "1%-1,5%", "range", 1, "1.5", True, ""),
        ("từ 21% đến 40%;", "từ 21% đến 40%", "range", 21, 40, True, ""),
        ("từ 10 đến 15 doanh nghiệp", "từ 10 đến 15", "range", 10, 15, False, ""),
        ("ít nhất 50% cơ sở", "ít nhất 50%", ">=", 50, 50, True, ""),
        ("đạt tối thiểu 30% GRDP", "tối thiểu 30%", ">=", 30, 30, True, ""),
        ("không dưới 20 lớp", "không dưới 20", ">=", 20, 20, False, ""),
        ("từ 88% trở lên", "từ 88% trở lên", ">=", 88, 88, True, ""),
        ("từ 10 doanh nghiệp trở lên", "từ 10", ">=", 10, 10, False, ""),
        ("5 cơ sở trở xuống", "5", "<=", 5, 5, False, ""),
        ("không quá 5 ngày", "không quá 5", "<=", 5, 5, False, ""),
        ("tối đa 30%", "tối đa 30%", "<=", 30, 30, True, ""),
        ("đạt trên 48,3 triệu", "trên 48,3", ">", "48.3", "48.3", False, ""),
        ("hơn 100 doanh nghiệp", "hơn 100", ">", 100, 100, False, ""),
        ("dưới 10%", "dưới 10%", "<", 10, 10, True, ""),
        ("≥ 90%", "≥ 90%", ">=", 90, 90, True, ""),
        (">= 90 %", ">= 90 %", ">=", 90, 90, True, ""),
        ("khoảng 200 người", "khoảng 200", "~", 200, 200, False, ""),
        ("gần 1.500 tấn", "gần 1.500", "~", 1500, 1500, False, ""),
        ("áp dụng sản xuất sạch hơn 50% cơ sở", "50%", "=", 50, 50, True, ""),
        ("dựa trên 10 mô hình", "10", "=", 10, 10, False, ""),
        ("tỷ lệ 0,5%", "0,5%", "=", "0.5", "0.5", True, ""),
        ("mười hai (12) lớp", "mười hai (12)", "=", 12, 12, False, ""),
        ("10 % mỗi năm", "10 % mỗi năm", "=", 10, 10, True, "năm"),
        ("tám phần trăm cơ sở", "tám phần trăm", "=", 8, 8, True, ""),
        ("năm mươi phần trăm cơ sở", "năm mươi phần trăm", "=", 50, 50, True, ""),
    ],
)
def test_find_quantities(text, words, comparator, low, high, percent, per):
    (match,) = find_quantities(text)
    assert (match.of(text), match.comparator, match.low, match.high) == (words, comparator, Decimal(low), Decimal(high))
    assert (match.percent, match.per) == (percent, per)


def test_a_share_of_a_whole():
    text = "đạt 12/15 chỉ tiêu"
    assert [(match.of(text), match.role) for match in find_quantities(text)] == [("12", "plain"), ("15", "whole")]


@pytest.mark.parametrize("text", ["10% (mười phần trăm)", "mười phần trăm (10%)"])
def test_what_is_said_twice_is_one_quantity(text):
    assert [(match.low, match.percent) for match in find_quantities(text)] == [(10, True)]


def test_an_upper_end_may_be_open():
    (match,) = find_quantities("từ 95- dưới 100%")
    assert (match.comparator, match.low, match.high, match.high_open) == ("range", 95, 100, True)


def test_about_a_range():
    (match,) = find_quantities("khoảng 8 - 13%")
    assert (match.comparator, match.approximate) == ("range", True)


def test_the_unit_begins_after_the_figure():
    text = "tập huấn 12 lượt người và 30% cơ sở"
    assert [text[match.unit_start :].split()[0] for match in find_quantities(text)] == ["lượt", "%"]


def test_an_ambiguous_figure_has_its_readings_and_no_value():
    (match,) = find_quantities("gần 1,234 tấn")
    assert (match.low, match.high) == (None, None)
    assert match.readings == (Decimal("1.234"), Decimal("1234"))


@pytest.mark.parametrize(
    "text",
    [
        "ngày 12/3/2018",
        "theo 1419/QĐ-TTg",
        "giai đoạn 2016-2020",
        "đến năm 2020",
        "Phụ lục 1",
        "COVID-19",
        "ISO 14001:2015",
        "Quý IV/2025",
        "Điều 3",
    ],
)
def test_figures_of_dates_numbers_and_names_are_no_quantities(text):
    assert find_quantities(text) == []


def test_everything_gives_labels_too():
    assert [(match.low, match.role) for match in find_quantities("Phụ lục 1", everything=True)] == [(1, "label")]


def test_overlaps_and_free_of():
    text = "ngày 12/3/2018 có 5 lớp"
    dates = find_dates(text)
    everything = find_quantities(text)
    assert [match.of(text) for match in free_of(everything, dates)] == ["5"]
    assert not overlaps(dates[0], everything[0])
    assert overlaps(dates[0], dates[0])


@given(st.text(alphabet="0123456789.,%-– ừtđếnrêhơkoảgn/ă", max_size=50))
def test_any_text_gives_ordered_quantities_inside_it(text):
    last = 0
    for match in find_quantities(text):
        assert last <= match.start <= match.number_start < match.number_end <= match.end <= len(text)
        assert match.low is None or match.high is None or match.low <= match.high
        last = match.end
