import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.periods import NotAPeriod, find_periods, format_period, parse_period


@pytest.mark.parametrize(
    ("text", "words", "years"),
    [
        ("giai đoạn 2016-2020", "2016-2020", (2016, 2020)),
        ("GIAI ĐOẠN 2016 - 2020", "2016 - 2020", (2016, 2020)),
        ("2026 – 2030", "2026 – 2030", (2026, 2030)),
        ("2016 đến 2020", "2016 đến 2020", (2016, 2020)),
        ("năm 2019 và năm 2020", "năm 2019 và năm 2020", (2019, 2020)),
        ("NĂM 2019, NĂM 2020 VÀ", "NĂM 2019, NĂM 2020", (2019, 2020)),
        ("các năm 2017, 2018 và 2019", "năm 2017, 2018 và 2019", (2017, 2019)),
        ("từ năm 2009 đến năm 2018;", "từ năm 2009 đến năm 2018", (2009, 2018)),
        ("đến hết năm 2025", "đến hết năm 2025", (None, 2025)),
        ("công nghiệp đến năm 2020", "đến năm 2020", (None, 2020)),
        ("trước năm 2020", "trước năm 2020", (None, 2020)),
        ("từ năm 2021 trở đi", "từ năm 2021 trở đi", (2021, None)),
        ("cho giai đoạn sau năm 2020:", "sau năm 2020", (2020, None)),
        ("trong năm 2018 đã", "năm 2018", (2018, 2018)),
        ("2018", "2018", (2018, 2018)),
        ("2025, 2026", "2025, 2026", (2025, 2026)),
        ("Năm 2016,2017,2018", "Năm 2016,2017,2018", (2016, 2018)),
        ("2026 và các năm tiếp theo", "2026 và các năm tiếp theo", (2026, None)),
        ("kế hoạch 03 năm 2026 - 2028", "năm 2026 - 2028", (2026, 2028)),
        ("Giai đoạn 2026-2030 và những năm tiếp theo", "2026-2030", (2026, 2030)),
    ],
)
def test_years(text, words, years):
    (match,) = find_periods(text)
    assert (match.of(text), (match.from_year, match.to_year)) == (words, years)
    assert (match.from_part, match.to_part, match.recurring) == (None, None, False)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Quý IV/2025 - Quý II/2026", (2025, "Q4"), (2026, "Q2")),
        ("Quí IV-2025", (2025, "Q4"), (2025, "Q4")),
        ("Quý I năm 2026", (2026, "Q1"), (2026, "Q1")),
        ("Quý III, IV năm 2025", (2025, "Q3"), (2025, "Q4")),
        ("từ quý IV/2025 đến hết năm 2026", (2025, "Q4"), (2026, None)),
        ("tháng 6 năm 2025", (2025, "M06"), (2025, "M06")),
        ("Tháng 11, 12/2013", (2013, "M11"), (2013, "M12")),
        ("Tháng 12/2025", (2025, "M12"), (2025, "M12")),
        ("01/2026-12/2026", (2026, "M01"), (2026, "M12")),
        ("từ tháng 6/2025 đến tháng 12/2026", (2025, "M06"), (2026, "M12")),
        ("6 tháng đầu năm 2025", (2025, "H1"), (2025, "H1")),
        ("06 tháng cuối năm 2025", (2025, "H2"), (2025, "H2")),
        ("Từ 01/7/2025", (2025, "2025-07-01"), (None, None)),
        ("từ ngày 01/7/2025 đến ngày 31/12/2025", (2025, "2025-07-01"), (2025, "2025-12-31")),
    ],
)
def test_parts_of_years(text, start, end):
    (match,) = find_periods(text)
    assert (match.from_year, match.from_part) == start
    assert (match.to_year, match.to_part) == end
    assert match.of(text) == text


@pytest.mark.parametrize("text", ["hằng năm", "Hàng năm", "Thường xuyên", "định kỳ", "hằng quý"])
def test_recurring(text):
    (match,) = find_periods(text)
    assert match.recurring
    assert (match.from_year, match.to_year) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 12 tháng 3 năm 2018",
        "có 2016 doanh nghiệp",
        "số 496/2010/QĐ-UBND ngày 08/11/2010",
        "31/12/2012",
        "1.2016 tấn",
        "tổng 2020 và 2021",
    ],
)
def test_what_is_no_period(text):
    assert find_periods(text) == []


def test_two_ranges_in_a_list_stay_two():
    text = "giai đoạn 2016-2020, 2021-2025; đến năm 2030, năm 2031"
    assert [(match.from_year, match.to_year) for match in find_periods(text)] == [
        (2016, 2020),
        (2021, 2025),
        (None, 2030),
        (2031, 2031),
    ]


def test_two_ends_in_one_sentence_stay_two():
    text = "đến năm 2025, định hướng đến năm 2030"
    assert [match.to_year for match in find_periods(text)] == [2025, 2030]


def test_parse_period_of_a_cell():
    both = parse_period("Thường xuyên, hằng năm")
    assert (both.recurring, both.from_year) == (True, None)
    yearly = parse_period("Hằng năm, 2026 - 2030")
    assert (yearly.recurring, yearly.from_year, yearly.to_year) == (True, 2026, 2030)
    assert parse_period("2017").from_year == 2017


@pytest.mark.parametrize("text", ["", "Theo yêu cầu", "12 lớp"])
def test_parse_refuses(text):
    with pytest.raises(NotAPeriod):
        parse_period(text)


@given(st.integers(1950, 2099), st.integers(0, 30))
def test_round_trip(start, length):
    end = min(start + length, 2099)
    match = parse_period(format_period(start, end))
    assert (match.from_year, match.to_year) == (start, end)


@given(st.integers(1950, 2099))
def test_open_ends_round_trip(year):
    later = parse_period(format_period(year, None))
    assert (later.from_year, later.to_year) == (year, None)
    earlier = parse_period(format_period(None, year))
    assert (earlier.from_year, earlier.to_year) == (None, year)


@given(st.text(alphabet="0123456789/-, IVquýnămtừđếnháng", max_size=40))
def test_any_text_gives_periods_inside_it(text):
    for match in find_periods(text):
        assert 0 <= match.start < match.end <= len(text)
        if match.from_year is not None and match.to_year is not None:
            assert match.from_year <= match.to_year
