"""A plan's money added up, by year and by source, beside what its row of totals states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sachhon.channels.office.plans.words import money_words
from sachhon.domain.planning.api import SOURCES, BudgetLine, Source, counted_in


@dataclass(frozen=True, slots=True)
class Sum:
    """A year, a source or the whole: what the lines add up to, what is stated, and whether they agree (None: one of
    them is not said)."""

    label: str
    added: str
    stated: str
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of a budget; `whole` is its grand total."""

    years: tuple[Sum, ...]
    sources: tuple[Sum, ...]
    whole: Sum


def sums_of(lines: Sequence[BudgetLine]) -> Sums | None:
    """None for a plan without money. A heading's own sums count in nothing."""
    own = [line for line in lines if not line.is_heading and not line.is_total]
    totals = [line for line in lines if line.is_total]
    added, stated = _places(own), _places(totals[-1:])
    if not added and not stated:
        return None
    years = sorted({year for year, _source in (*added, *stated) if year})
    sources = [source for source in Source if (0, source.value) in added or (0, source.value) in stated]
    whole = [line.total for line in own if line.total is not None]
    return Sums(
        tuple(_sum(str(year), added.get((year, "")), stated.get((year, ""))) for year in years),
        tuple(
            _sum(str(SOURCES[source]), added.get((0, source.value)), stated.get((0, source.value)))
            for source in sources
        ),
        _sum("", sum(whole) if whole else None, totals[-1].total if totals else None),
    )


def _places(lines: Iterable[BudgetLine]) -> dict[tuple[int, str], int]:
    """Amounts by (year, "") and (0, source); a source that is a part of another counts in both."""
    found: dict[tuple[int, str], int] = {}
    for line in lines:
        for cell in line.cells.all():
            if cell.amount is None:
                continue
            payers = [source.value for source in counted_in(Source(cell.source))] if cell.source else [""]
            for payer in payers:
                found[cell.year, payer] = found.get((cell.year, payer), 0) + cell.amount
    return found


def _sum(label: str, added: int | None, stated: int | None) -> Sum:
    agrees = None if added is None or stated is None else added == stated
    return Sum(label, money_words(added), money_words(stated), agrees)
