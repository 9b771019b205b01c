"""The estimate is taken from the budget of an adopted plan: what its cells say, and nothing that they leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.classify_money import classify_money
from sachhon.domain.planning.models import BudgetCell, BudgetLine, MoneyEntry, Plan, PlanEdition
from sachhon.domain.planning.money.ledger import Ledger, Posting, Slot
from sachhon.domain.planning.money.sources import Source
from sachhon.domain.planning.money.splitting import Split, Stated, split
from sachhon.domain.planning.money.stages import FIRST, UNDATED, may_give_back
from sachhon.domain.planning.posting import Paper, lines_with_all, locked_ledger, post, require_recording
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit
from sachhon.vietnamese.dates import format_date

FROM_PLAN = "plan."
"""How the keys of entries begin that were taken from a plan's cells."""
Where = tuple[int, Source]


@dataclass(frozen=True, slots=True)
class Opened:
    """What was written. `kept`: {line id: đồng} that the plan no longer has, but that money has gone on from."""

    entries: int
    amount: int
    kept: Mapping[int, int]


def open_ledger(*, actor: Actor, edition: PlanEdition) -> Opened:
    """The estimates of the plan's lines as the registers stand, which this edition made; again gives nothing new.

    A later edition appends the differences. What it takes away is taken back where it still rests at the estimate, and
    stays where a person has split it meanwhile. Raises PermissionDenied.
    """
    plan = edition.plan
    place = place_of(plan.unit)
    require_recording(actor, place, Source.UNSPLIT, FIRST)
    with transaction.atomic():
        lines = list(lines_with_all().filter(plan=plan, is_heading=False, is_total=False).order_by("position", "pk"))
        ledger = locked_ledger(lines)
        cells = _cells(plan)
        given = _given(plan)
        made = MoneyEntry.objects.filter(line__plan=plan, request_key__startswith=f"{FROM_PLAN}{edition.pk}.")
        turn = f".{again}" if (again := made.count()) else ""
        postings: list[Posting] = []
        keys: list[str] = []
        origins: list[dict[str, Any] | None] = []
        kept: dict[int, int] = {}
        for line in lines:
            target = _target(plan, line, cells.get(line.pk, []))
            changes, short = _changes(ledger, line.pk, target.amounts, given.get(line.pk, Counter()))
            if short:
                kept[line.pk] = short
            for (year, source), amount in changes.items():
                postings.append(Posting(Slot(line.pk, year, source), FIRST, amount))
                keys.append(f"{FROM_PLAN}{edition.pk}.{line.pk}.{year}.{source.value}{turn}")
                origins.append(_origin(cells.get(line.pk, []), year, source))
        paper = Paper(
            min(plan.document_date or timezone.localdate(), timezone.localdate()),
            _document(plan)[:200],
            reason="" if edition.number == 1 else f"Theo bản kế hoạch lần {edition.number}",
        )
        entries = post(
            actor=actor,
            lines=lines,
            ledger=ledger,
            postings=postings,
            paper=paper,
            request_key="",
            origins=origins,
            keys=keys,
        )
        classify_money(lines)
        opened = Opened(len(entries), sum(posting.amount for posting in postings), kept)
        if entries:
            audit.record(
                who=actor.who_for(place),
                verb="money.open",
                object_type="plan",
                object_id=plan.code,
                unit_code=place.unit_code,
                detail={"edition": edition.number, "entries": opened.entries, "amount": opened.amount, "kept": kept},
            )
    return opened


def stated_of(cells: list[BudgetCell], total: int | None) -> Stated:
    """What a line's cells state."""
    years: dict[int, int] = {}
    sources: dict[Source, int] = {}
    both: dict[tuple[int, Source], int] = {}
    for cell in cells:
        if cell.amount is None:
            continue
        if cell.year and cell.source:
            both[cell.year, Source(cell.source)] = cell.amount
        elif cell.year:
            years[cell.year] = cell.amount
        elif cell.source:
            sources[Source(cell.source)] = cell.amount
    return Stated(years, sources, both, total)


def split_of(plan: Plan, line: BudgetLine, cells: list[BudgetCell]) -> Split:
    """The estimate of a line by year and source, as far as its cells tell."""
    only = plan.first_year if plan.first_year == plan.last_year else None
    return split(stated_of(cells, line.total), only)


def _target(plan: Plan, line: BudgetLine, cells: list[BudgetCell]) -> Split:
    return Split({}) if line.removed_in_id else split_of(plan, line, cells)


def _changes(
    ledger: Ledger, line: int, target: Mapping[Where, int], given: Counter[Where]
) -> tuple[dict[Where, int], int]:
    """What to append in each place, and what cannot be taken back.

    What a person has moved from a place since is looked for where the plan itself puts it now, in the same year.
    """
    changes = {where: target.get(where, 0) - given[where] for where in sorted({*target, *given})}
    short = 0
    for where, amount in changes.items():
        if amount >= 0:
            continue
        rest = may_give_back(ledger.standing(Slot(line, *where)), FIRST)
        taken = min(rest, -amount)
        changes[where] = -taken
        missing = -amount - taken
        for other in changes:
            if missing and other[0] == where[0] and changes[other] > 0:
                set_off = min(missing, changes[other])
                changes[other] -= set_off
                missing -= set_off
        short += missing
    return {where: amount for where, amount in changes.items() if amount}, short


def _cells(plan: Plan) -> dict[int, list[BudgetCell]]:
    found: dict[int, list[BudgetCell]] = {}
    for cell in BudgetCell.objects.filter(line__plan=plan).order_by("line", "year", "source"):
        found.setdefault(cell.line_id, []).append(cell)
    return found


def _given(plan: Plan) -> dict[int, Counter[Where]]:
    """What the plan's editions gave before, by line."""
    found: dict[int, Counter[Where]] = {}
    entries = MoneyEntry.objects.filter(line__plan=plan, stage=FIRST, request_key__startswith=FROM_PLAN)
    for line, year, source, amount in entries.values_list("line", "year", "source", "amount"):
        found.setdefault(line, Counter())[year, Source(source)] += amount
    return found


def _origin(cells: list[BudgetCell], year: int, source: Source) -> dict[str, Any] | None:
    """The cell's own origin: the place itself, else the year's, else the source's."""
    wanted = [(year, source.value), (year, ""), (UNDATED, source.value)]
    found = {(cell.year, cell.source): cell.origin for cell in cells}
    return next((found[place] for place in wanted if found.get(place)), None)


def _document(plan: Plan) -> str:
    dated = f" ngày {format_date(plan.document_date)}" if plan.document_date else ""
    return f"{plan.document_number}{dated}" if plan.document_number else ""
