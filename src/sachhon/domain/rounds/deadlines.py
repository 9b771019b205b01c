"""Deadlines in working days, with what was left out of the count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sachhon.vietnamese.workdays import (
    Holiday,
    add_working_days,
    holidays_between,
    is_working_day,
    known_years,
    next_working_day,
    working_days_between,
)

USUAL_WORKING_DAYS = 20
LONGEST_WORKING_DAYS = 250


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline explained: `days` working days after `since`, past `holidays`; `doubtful` where the calendar of a year
    is not official or not known."""

    since: date
    day: date
    days: int
    holidays: tuple[Holiday, ...]
    doubtful: bool
    moved_from: date | None = None


def in_working_days(since: date, days: int) -> Deadline:
    """The deadline `days` working days after a day."""
    return _explained(since, add_working_days(since, days), None)


def on_day(since: date, day: date) -> Deadline:
    """A deadline on a chosen day; one on which offices are closed moves to the next working day."""
    return _explained(since, next_working_day(day), None if is_working_day(day) else day)


def _explained(since: date, day: date, moved_from: date | None) -> Deadline:
    passed = holidays_between(since, day)
    doubtful = day.year not in known_years() or any(not entry.certain for entry in passed)
    return Deadline(since, day, working_days_between(since, day), passed, doubtful, moved_from)
