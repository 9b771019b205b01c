"""Rows that hold for a stretch of days: no two at once, no day forgotten between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol, TypeVar

from sachhon.calculations.factors.editions import Problems, Row


class Dated(Protocol):
    """Anything with a first day and a last day (None: still in force)."""

    @property
    def valid_from(self) -> date:
        """The first day on which it holds."""

    @property
    def valid_to(self) -> date | None:
        """The last day on which it holds; None while it is in force."""

    @property
    def row(self) -> Row:
        """The row that it was read from."""


D = TypeVar("D", bound=Dated)


def closing_day(year: int) -> date:
    """The day whose factors a report on a whole year is reckoned with."""
    return date(year, 12, 31)


def in_force(rows: Iterable[D], on: date) -> D | None:
    """The row that holds on a day; None when there is none."""
    return next((one for one in rows if one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)), None)


def check_periods(problems: Problems, rows: Sequence[D], same: Callable[[D], Hashable]) -> None:
    """Find rows of one thing that end before they begin, overlap, or leave days out between them."""
    things: dict[Hashable, list[D]] = defaultdict(list)
    for one in rows:
        if one.valid_to is not None and one.valid_to < one.valid_from:
            problems.add("factor_ends_before_it_begins", one.row)
        things[same(one)].append(one)
    for periods in things.values():
        periods.sort(key=lambda one: one.valid_from)
        for earlier, later in pairwise(periods):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                problems.add("factor_overlap", later.row, other=earlier.row["id"])
            elif earlier.valid_to + timedelta(days=1) < later.valid_from:
                problems.add("factor_gap", later.row, other=earlier.row["id"], last=earlier.valid_to.isoformat())
