"""What an edition changes, as a page tells it: by register, each row with its cells before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from sachhon.channels.office.plans.words import PAYERS, column_words, money_words
from sachhon.domain.planning.api import ADDED, CHANGED, REMOVED, Plan, preview_adoption
from sachhon.domain.submissions.api import Revision
from sachhon.vietnamese.numbers import format_number

REGISTERS = (("targets", _("Mục tiêu")), ("tasks", _("Nhiệm vụ")), ("lines", _("Dòng kinh phí")))
KINDS = {
    ADDED: (_("Thêm"), "success"),
    CHANGED: (_("Sửa"), "warning"),
    REMOVED: (_("Bỏ"), "danger"),
}
_TITLES = frozenset({"title", "indicator", "number"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A column with what it said and says."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was added, changed or taken out."""

    number: str
    title: str
    label: object
    kind: str
    heading: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of a register."""

    label: object
    rows: tuple[Row, ...]
    counts: tuple[tuple[object, str, int], ...]


def changes_of(changes: Iterable[Mapping[str, Any]], language: str) -> list[Group]:
    """By register; those without a change are left out."""
    told = list(changes)
    groups = []
    for register, label in REGISTERS:
        own = [change for change in told if change["register"] == register]
        if own:
            rows = tuple(_row(change, language) for change in own)
            groups.append(Group(label, rows, _counts(own)))
    return groups


def preview_of(plan: Plan, revision: Revision, language: str) -> list[Group]:
    """What adopting this revision would change."""
    return changes_of(preview_adoption(plan, revision), language)


def _counts(own: list[Mapping[str, Any]]) -> tuple[tuple[object, str, int], ...]:
    counted = ((kind, sum(change["kind"] == kind for change in own)) for kind in KINDS)
    return tuple((*KINDS[kind], count) for kind, count in counted if count)


def _row(change: Mapping[str, Any], language: str) -> Row:
    label, kind = KINDS[change["kind"]]
    shown = [
        Cell(
            column_words(change["register"], cell["column"], language),
            _value(cell["column"], cell["before"]),
            _value(cell["column"], cell["after"]),
        )
        for cell in change["cells"]
        if change["kind"] == CHANGED or cell["column"] not in _TITLES
    ]
    return Row(change["number"], change["title"], label, kind, change["heading"], tuple(shown))


def _value(column: str, text: str) -> str:
    """Money with its unit, other numbers as they are written here."""
    name = column.rpartition(".")[2]
    if not text:
        return ""
    if name in ("amount", "total", "unit_price") or name in PAYERS:
        return money_words(int(Decimal(text)))
    if name in ("quantity", "low", "high"):
        return format_number(Decimal(text))
    return text
