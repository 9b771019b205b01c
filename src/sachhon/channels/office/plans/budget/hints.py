"""What is off and which cell would reconcile it: words, and the figure that one click puts in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from sachhon.channels.office.plans.budget.cell_names import name_of
from sachhon.channels.office.plans.budget.sheet import Sheet
from sachhon.channels.office.plans.budget.typed import money_text
from sachhon.domain.planning.api import Fault, Place
from sachhon.vietnamese import format_number

_MOST_RIVALS = 4


@dataclass(frozen=True, slots=True)
class Way:
    """A cell that would set it right: where, what it says ("": blank) and should say, and what a button posts."""

    cell: str
    where: str
    stated: str
    should: str
    post: str


@dataclass(frozen=True, slots=True)
class Hint:
    """Sums that do not agree, and the ways to set them right, the likeliest first."""

    broken: tuple[str, ...]
    ways: tuple[Way, ...]
    at_once: bool


def hints_of(sheet: Sheet) -> list[Hint]:
    """One for each fault."""
    hints = []
    for fault in sheet.found.faults:
        broken = tuple(
            _("%(where)s: ghi %(stated)s, cộng lại được %(computed)s")
            % {
                "where": where(sheet, one.result),
                "stated": money_text(one.stated, sheet.unit),
                "computed": money_text(one.computed, sheet.unit),
            }
            for one in fault.broken
        )
        hints.append(Hint(broken, tuple(_ways(sheet, fault)), fault.at_once))
    return hints


def broken_cells(sheet: Sheet) -> tuple[set[str], set[str]]:
    """(cells whose sum does not agree, cells that are the likeliest to be wrong)."""
    off: set[str] = set()
    culprits: set[str] = set()
    for fault in sheet.found.faults:
        off |= {name_of(sheet.budget.key(one.result)) for one in fault.broken}
        if fault.proposals:
            culprits.add(name_of(sheet.budget.key(fault.proposals[0].place)))
    return off, culprits


def where(sheet: Sheet, place: Place) -> str:
    """A cell as a person would name it: "2.2, Kinh phí 2018"."""
    line = sheet.budget.matrix.lines[place.line]
    row = line.number or line.title
    short = row if len(row) <= 40 else f"{row[:39].rstrip()}…"
    if place.of == "price":
        return _("%(row)s, đơn giá trong nội dung") % {"row": short}
    found = sheet.named(sheet.budget.key(place).column or "")
    label = found.label if found else ""
    year = f" {place.year}" if place.year else ""
    return f"{short}, {label}{year}"


def _ways(sheet: Sheet, fault: Fault) -> Iterator[Way]:
    for one in fault.proposals[:_MOST_RIVALS]:
        name = name_of(sheet.budget.key(one.place))
        yield Way(
            name,
            where(sheet, one.place),
            "" if one.stated is None else _figure(sheet, one.place, one.stated),
            _figure(sheet, one.place, one.should),
            "" if one.place.of == "price" else f"{name}={one.should:f}",
        )


def _figure(sheet: Sheet, place: Place, value: Decimal) -> str:
    return format_number(value.normalize()) if place.of == "quantity" else money_text(value, sheet.unit)
