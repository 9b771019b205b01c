"""Working days of Vietnamese offices: Monday to Friday, without public holidays, with the Saturdays made up.

The days stand in catalogue/law/holidays.csv, each with its source and how certain it is. Of a year that the table does
not hold only the weekends are known: `known_years` tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from sachhon.catalogue import read_table

__all__ = [
    "Holiday",
    "add_working_days",
    "holiday",
    "holidays_between",
    "is_working_day",
    "known_years",
    "next_working_day",
    "working_days_between",
]

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that is not what its weekday says.

    `kind`: holiday | compensation (for one on a weekend) | swapped (a day off made up later) | worked (the day on which
    it is made up). `certain`: what the source says of it stands; False where it was not officially known or not seen.
    """

    day: date
    kind: str
    name: str
    name_en: str
    note: str
    source: str
    certainty: str

    @property
    def off(self) -> bool:
        """Whether offices are closed."""
        return self.kind != "worked"

    @property
    def certain(self) -> bool:
        """Whether the day is official as far as the source goes."""
        return self.certainty in {"high", "medium"}


@cache
def _table() -> dict[date, Holiday]:
    found = {}
    for row in read_table("law/holidays.csv"):
        day = date.fromisoformat(row["date"])
        found[day] = Holiday(
            day, row["kind"], row["name_vi"], row["name_en"], row["note"], row["source"], row["certainty"]
        )
    return found


@cache
def known_years() -> range:
    """The years whose holidays the table holds."""
    years = {day.year for day, entry in _table().items() if entry.kind == "holiday"}
    return range(min(years), max(years) + 1)


def holiday(day: date) -> Holiday | None:
    """What the table says of a day; None for a day that is what its weekday says."""
    return _table().get(day)


def is_working_day(day: date) -> bool:
    """Whether offices work."""
    entry = _table().get(day)
    return not entry.off if entry else day.weekday() < _SATURDAY


def next_working_day(day: date) -> date:
    """The day itself where offices work, else the first after it."""
    while not is_working_day(day):
        day += _DAY
    return day


def add_working_days(day: date, count: int) -> date:
    """The `count`-th working day after `day` (before it where negative); the day itself is not counted.

    0 gives the day itself, or the next working day where it is none.
    """
    if count == 0:
        return next_working_day(day)
    step = _DAY if count > 0 else -_DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days come after `first` up to and with `last`; negative where `last` is earlier.

    The inverse of `add_working_days`: between a day and `add_working_days(day, n)` there are n.
    """
    if last < first:
        return -sum(is_working_day(last + _DAY * step) for step in range((first - last).days))
    return sum(is_working_day(first + _DAY * step) for step in range(1, (last - first).days + 1))


def holidays_between(first: date, last: date) -> tuple[Holiday, ...]:
    """The entries of the table after `first` up to and with `last` that change a working week: days off that are no
    weekend, and Saturdays worked."""
    return tuple(
        entry
        for day, entry in sorted(_table().items())
        if first < day <= last and entry.off == (day.weekday() < _SATURDAY)
    )
