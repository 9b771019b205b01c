"""Working days: the table of holidays holds together, and counting forth and back agree."""

from __future__ import annotations

from datetime import date, timedelta
from math import floor, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.catalogue import read_table
from sachhon.vietnamese.workdays import (
    add_working_days,
    holiday,
    holidays_between,
    is_working_day,
    known_years,
    next_working_day,
    working_days_between,
)

DAYS = st.dates(date(2013, 1, 1), date(2027, 12, 31))
ROWS = read_table("law/holidays.csv")


def test_every_row_has_a_source_and_says_how_certain_it_is() -> None:
    assert all(row["source"] and row["certainty"] in {"high", "medium", "low", "not official"} for row in ROWS)
    assert {row["kind"] for row in ROWS} == {"holiday", "compensation", "swapped", "worked"}
    assert known_years() == range(2013, 2028)


def test_years_that_were_not_announced_are_marked() -> None:
    doubtful = [row for row in ROWS if row["certainty"] == "not official"]
    assert {row["date"][:4] for row in doubtful} == {"2027"}
    assert not holiday(date(2027, 2, 8)).certain
    assert holiday(date(2026, 2, 17)).certain


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2013-02-09", "2013-02-17"),  # as announced, Thái Nguyên, 28 December 2012
        ("2013-04-27", "2013-05-01"),
        ("2014-01-28", "2014-02-05"),  # as announced, Đồng Tháp, 18 December 2013
        ("2014-04-30", "2014-05-04"),
        ("2023-01-20", "2023-01-26"),
        ("2023-04-29", "2023-05-03"),
        ("2024-02-08", "2024-02-14"),
        ("2025-01-25", "2025-02-02"),
        ("2026-02-14", "2026-02-22"),
        ("2026-08-29", "2026-09-02"),
    ],
)
def test_long_holidays_are_as_they_were(first: str, last: str) -> None:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    off = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    assert not any(is_working_day(day) for day in off)
    assert is_working_day(start - timedelta(days=1)) or holiday(start - timedelta(days=1)) is None
    assert is_working_day(end + timedelta(days=1))


def test_made_up_saturdays_are_worked_and_each_has_its_day_off() -> None:
    off = {row["note"].removeprefix("worked on "): row["date"] for row in ROWS if row["kind"] == "swapped"}
    worked = {row["date"]: row["note"].removeprefix("for ") for row in ROWS if row["kind"] == "worked"}
    assert off == worked
    assert all(date.fromisoformat(day).weekday() == 5 and is_working_day(date.fromisoformat(day)) for day in worked)


def test_a_holiday_on_a_weekend_is_compensated() -> None:
    weekend = {
        row["date"] for row in ROWS if row["kind"] == "holiday" and date.fromisoformat(row["date"]).weekday() > 4
    }
    assert weekend == {row["note"].removeprefix("for ") for row in ROWS if row["kind"] == "compensation"}


def test_the_first_day_of_tet_and_the_kings_day_are_where_the_moon_puts_them() -> None:
    days = {row["date"] for row in ROWS if row["name_vi"] == "Tết Nguyên đán"}
    kings = {row["date"] for row in ROWS if row["name_vi"] == "Giỗ Tổ Hùng Vương"}
    for year in known_years():
        assert lunar_day(year, 1, 1).isoformat() in days
        assert lunar_day(year, 3, 10).isoformat() in kings


def test_the_second_day_of_national_day_is_since_2021() -> None:
    beside = [row["date"] for row in ROWS if row["name_vi"] == "Quốc khánh (ngày liền kề)"]
    assert [day[:4] for day in beside] == [str(year) for year in range(2021, 2028)]


@pytest.mark.parametrize(
    ("since", "count", "day"),
    [
        ("2018-03-12", 10, "2018-03-26"),
        ("2018-02-12", 3, "2018-02-22"),  # over Tết: 13 February, then 21 and 22
        ("2019-04-25", 3, "2019-05-03"),  # Friday 26, Thursday 2 May, Friday 3
        ("2019-05-03", 1, "2019-05-04"),  # a Saturday that is worked
        ("2026-11-20", 2, "2026-11-25"),  # Monday 23, not Tuesday 24
        ("2018-03-26", -10, "2018-03-12"),
        ("2018-03-17", 0, "2018-03-19"),
    ],
)
def test_counting_working_days(since: str, count: int, day: str) -> None:
    assert add_working_days(date.fromisoformat(since), count) == date.fromisoformat(day)


def test_what_lies_between_is_told() -> None:
    names = [entry.name for entry in holidays_between(date(2026, 4, 20), date(2026, 5, 4))]
    assert names == ["Nghỉ bù Giỗ Tổ Hùng Vương", "Ngày Chiến thắng", "Ngày Quốc tế lao động"]


@given(DAYS, st.integers(-120, 120).filter(bool))
def test_counting_between_undoes_adding(day: date, count: int) -> None:
    day = next_working_day(day)
    there = add_working_days(day, count)
    assert is_working_day(there)
    assert working_days_between(day, there) == count
    assert add_working_days(there, -count) == day


@given(DAYS, DAYS, st.integers(0, 60))
def test_who_starts_later_is_not_due_earlier(one: date, other: date, count: int) -> None:
    first, second = sorted((one, other))
    assert add_working_days(first, count) <= add_working_days(second, count)


@given(DAYS, st.integers(0, 60))
def test_more_days_end_later(day: date, count: int) -> None:
    assert add_working_days(day, count) < add_working_days(day, count + 1) or count == 0
    assert add_working_days(day, count + 1) > day


# The lunar calendar by Hồ Ngọc Đức's published method, for checking the table alone (time zone UTC+7).


def _julian(day: date) -> int:
    return day.toordinal() + 1721425


def _new_moon(k: int) -> int:
    t = k / 1236.85
    t2, t3, dr = t * t, t**3, pi / 180
    jd = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
    jd += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t2) * dr)
    m = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3
    mpr = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3
    f = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3
    c = (0.1734 - 0.000393 * t) * sin(m * dr) + 0.0021 * sin(2 * dr * m)
    c += -0.4068 * sin(mpr * dr) + 0.0161 * sin(dr * 2 * mpr) - 0.0004 * sin(dr * 3 * mpr)
    c += 0.0104 * sin(dr * 2 * f) - 0.0051 * sin(dr * (m + mpr)) - 0.0074 * sin(dr * (m - mpr))
    c += 0.0004 * sin(dr * (2 * f + m)) - 0.0004 * sin(dr * (2 * f - m)) - 0.0006 * sin(dr * (2 * f + mpr))
    c += 0.0010 * sin(dr * (2 * f - mpr)) + 0.0005 * sin(dr * (2 * mpr + m))
    return floor(jd + c - (-0.000278 + 0.000265 * t + 0.000262 * t2) + 0.5 + 7 / 24)


def _sun(jdn: int) -> int:
    t = (jdn - 2451545.5 - 7 / 24) / 36525
    dr = pi / 180
    m = 357.52910 + 35999.05030 * t - 0.0001559 * t * t
    dl = (
        (1.914600 - 0.004817 * t) * sin(dr * m)
        + (0.019993 - 0.000101 * t) * sin(dr * 2 * m)
        + 0.000290 * sin(dr * 3 * m)
    )
    return floor(((280.46645 + 36000.76983 * t + dl) * dr % (2 * pi)) / pi * 6)


def _month_11(year: int) -> int:
    off = _julian(date(year, 12, 31)) - 2415021
    k = floor(off / 29.530588853)
    moon = _new_moon(k)
    return _new_moon(k - 1) if _sun(moon) >= 9 else moon


def lunar_day(year: int, month: int, day: int) -> date:
    """The day of the solar calendar for a day of the first months of a lunar year."""
    eleventh, next_eleventh = _month_11(year - 1), _month_11(year)
    k = floor(0.5 + (eleventh - 2415021.076998695) / 29.530588853)
    off = month + 1
    if next_eleventh - eleventh > 365:
        leap = next(i for i in range(1, 14) if _sun(_new_moon(k + i)) == _sun(_new_moon(k + i + 1)))
        off += off >= leap
    return date.fromordinal(_new_moon(k + off) + day - 1 - 1721425)
