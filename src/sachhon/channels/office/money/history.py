"""The entries of a line as they are shown: when, who, on which paper, from which words; and what the plan says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from sachhon.channels.office.money.units import MoneyUnit
from sachhon.channels.office.money.words import source_words, stage_words, year_words
from sachhon.channels.office.shell.origins import origin_words, words_address
from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.planning.api import BudgetCell, MoneyEntry, Source, Stage, may_record, verb_for
from sachhon.formkit.values import Origin


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of the ledger. Ids are words here: templates would group their digits."""

    pk: str
    at: datetime
    on: date
    what: str
    where: str
    amount: str
    kind: str
    who: str
    document: str
    evidence: str
    evidence_href: str
    reason: str
    origin: str
    origin_href: str
    corrects: str
    correct_href: str


@dataclass(frozen=True, slots=True)
class ToldCell:
    """A cell of the plan's budget: what it says and the words that say it."""

    name: str
    amount: str
    quantity: str
    origin: str
    origin_href: str


def entry_rows(entries: Sequence[MoneyEntry], actor: Actor, place: Place, unit: MoneyUnit) -> list[EntryRow]:
    """Newest first, as they come."""
    return [_entry(entry, actor, place, unit) for entry in entries]


def told_cells(cells: Sequence[BudgetCell], unit: MoneyUnit) -> list[ToldCell]:
    """The years' cells, then the sources' sums."""
    rows = []
    for cell in sorted(cells, key=_order):
        if cell.amount is None and cell.quantity is None:
            continue
        names = [year_words(cell.year)] if cell.year else []
        names += [source_words(Source(cell.source))] if cell.source else []
        origin = _origin(cell.origin)
        quantity = "" if cell.quantity is None else MoneyUnit("dong").words(cell.quantity)
        rows.append(
            ToldCell(" · ".join(names), unit.words(cell.amount), quantity, origin_words(origin), words_address(origin))
        )
    return rows


def _order(cell: BudgetCell) -> tuple[bool, int, int]:
    """Years first; sources in the order in which they stand everywhere."""
    return not cell.year, cell.year, list(Source).index(Source(cell.source)) if cell.source else -1


def _entry(entry: MoneyEntry, actor: Actor, place: Place, unit: MoneyUnit) -> EntryRow:
    origin, stage, source = _origin(entry.origin), Stage(entry.stage), Source(entry.source)
    correctable = not entry.corrects_id and not entry.pair and may_record(actor, place, source, stage)
    name = "money:correct_central" if verb_for(source, stage) == "record_central" else "money:correct"
    who = entry.by.full_name if entry.by else gettext("Hệ thống")
    if entry.on_behalf:
        who = gettext("%(who)s, được %(lender)s ủy quyền") % {"who": who, "lender": entry.on_behalf}
    return EntryRow(
        pk=str(entry.pk),
        at=entry.at,
        on=entry.on,
        what=stage_words(stage),
        where=f"{year_words(entry.year)} · {source_words(source)}",
        amount=("+" if entry.amount > 0 else "") + unit.words(entry.amount),
        kind="corrected" if entry.corrects_id else "moved" if entry.pair else "",
        who=who,
        document=entry.document,
        evidence=entry.evidence_name,
        evidence_href=reverse("money:evidence", args=(entry.pk,)) if entry.evidence_id else "",
        reason=entry.reason,
        origin=origin_words(origin),
        origin_href=words_address(origin),
        corrects=str(entry.corrects_id or ""),
        correct_href=reverse(name, args=(entry.pk,)) if correctable else "",
    )


def _origin(told: dict[str, Any] | None) -> Origin | None:
    return Origin(**told) if told and told.get("kind") else None
