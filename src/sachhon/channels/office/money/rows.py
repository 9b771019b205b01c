"""Rows of the ledger's tables, ready to be shown: what stands at each stage, and what it may still take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from sachhon.channels.office.money.units import MoneyUnit
from sachhon.channels.office.money.words import slot_words, stage_words, year_words
from sachhon.domain.planning.api import UNDATED, Source, Stage, still_takes, totals

Standing = Mapping[Stage, int]
Where = tuple[int, Source]
RecordLink = Callable[[int, Source, Stage, int], str]
"""(year, source, stage, what it may still take) → the address of its form, "" where the actor may not record it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stage of a row. `left`: what the stage may still take, "" where that is nothing or has no end."""

    stage: str
    words: str
    recorded: bool
    left: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A year and source, a line, a plan, a province. `percent`: disbursed of what is approved."""

    name: str
    cells: Sequence[Cell]
    href: str = ""
    note: str = ""
    kind: str = ""
    move_href: str = ""
    percent: int | None = None
    head: str = ""


def stage_heads() -> list[str]:
    """The names of the six columns."""
    return [stage_words(stage) for stage in Stage]


def cells_of(standing: Standing, unit: MoneyUnit) -> list[Cell]:
    """The six stages of something that is only looked at."""
    return [Cell(stage.value, unit.words(standing.get(stage)), stage in standing) for stage in Stage]


def recordable_cells(year: int, source: Source, standing: Standing, unit: MoneyUnit, link: RecordLink) -> list[Cell]:
    """The six stages of a place in a line's ledger, each with what it may still take and where to write it.

    What has no payer or no year yet takes nothing beyond the estimate.
    """
    cells = []
    open_ = source is Source.UNSPLIT or year == UNDATED
    for stage in Stage:
        left = None if open_ else still_takes(standing, stage)
        href = link(year, source, stage, left) if left else ""
        cells.append(
            Cell(
                stage.value,
                unit.words(standing.get(stage)),
                stage in standing,
                unit.words(left) if left else "",
                href,
            )
        )
    return cells


def ledger_rows(
    standings: Mapping[Where, Standing], unit: MoneyUnit, link: RecordLink, move: Callable[[int, Source], str]
) -> list[LedgerRow]:
    """A line's places, year by year, the year's sum under those that have several sources; then all together."""
    rows: list[LedgerRow] = []
    years = sorted({year for year, _ in standings})
    for year in years:
        of_year = {source: standings[year, source] for source in Source if (year, source) in standings}
        for place, (source, standing) in enumerate(of_year.items()):
            rows.append(
                LedgerRow(
                    slot_words(source, beside_promotion=Source.LOCAL_PROMOTION in of_year),
                    recordable_cells(year, source, standing, unit, link),
                    kind="open" if source is Source.UNSPLIT or not year else "",
                    move_href=move(year, source) if any(standing.values()) else "",
                    head=year_words(year) if place == 0 else "",
                )
            )
        if len(of_year) > 1:
            name = gettext("Cộng %(year)s") % {"year": year_words(year)}
            rows.append(LedgerRow(name, cells_of(totals(of_year.values()), unit), kind="sum"))
    if len(years) > 1:
        rows.append(LedgerRow(gettext("Tổng cộng"), cells_of(totals(standings.values()), unit), kind="total"))
    return rows


def spent_share(standing: Standing) -> int | None:
    """How much of what was approved is disbursed, in whole per cent; None where nothing was approved."""
    approved = standing.get(Stage.APPROVED, 0)
    return round(100 * standing.get(Stage.DISBURSED, 0) / approved) if approved else None
