"""What the pages show of experts, consultancies, provinces and changes, prepared here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from sachhon.channels.office.network.words import FACTS, industries_of, parts_of, told, works_at
from sachhon.channels.office.shell.tiles import Grid, TileLook, tile_table
from sachhon.domain.assessments.api import Expert, NetworkChange, ProvinceSupport
from sachhon.domain.registry.api import Unit
from sachhon.vietnamese.numbers import format_number

MOST_SHOWN = 3
_STEPS = (1, 3, 10)
"""From so many people on a tile is darker."""


@dataclass(frozen=True, slots=True)
class ExpertRow:
    """An expert in a list."""

    expert: Expert
    parts: str
    works_at: str
    industries: str
    more: int


def expert_rows(experts: Iterable[Expert]) -> list[ExpertRow]:
    """Rows of a list; of many industries the first."""
    rows = []
    for expert in experts:
        names = industries_of(expert.industries)
        shown = "; ".join(names[:MOST_SHOWN])
        rows.append(ExpertRow(expert, parts_of(expert), works_at(expert), shown, max(0, len(names) - MOST_SHOWN)))
    return rows


@dataclass(frozen=True, slots=True)
class ConsultancyRow:
    """A consultancy in a list."""

    unit: Unit
    province: str
    services: str
    industries: str
    more: int
    said: bool


def consultancy_rows(units: Iterable[Unit]) -> list[ConsultancyRow]:
    """Rows of a list; `said`: whether it says anything of itself."""
    rows = []
    for unit in units:
        held = getattr(unit, "consultancy", None)
        names = industries_of(held.industries) if held else []
        rows.append(
            ConsultancyRow(
                unit,
                held.province.name if held and held.province else "",
                held.services if held else "",
                "; ".join(names[:MOST_SHOWN]),
                max(0, len(names) - MOST_SHOWN),
                held is not None,
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change with what differs: (fact, before, after)."""

    change: NetworkChange
    differing: tuple[tuple[str, str, str], ...]
    undo: bool


def change_rows(changes: Iterable[NetworkChange]) -> list[ChangeRow]:
    """Changes, the newest first: that one can be undone."""
    rows = []
    for number, change in enumerate(changes):
        names = [name for name in FACTS if name in change.after or name in change.before]
        differing = tuple(
            (str(FACTS[name]), told(name, change.before.get(name)), told(name, change.after.get(name)))
            for name in names
            if change.before and change.after and change.before.get(name) != change.after.get(name)
        )
        rows.append(ChangeRow(change, differing, number == 0 and change.kind != NetworkChange.Kind.UNDONE))
    return rows


@dataclass(frozen=True, slots=True)
class SupportMap:
    """The tile grid with its legend."""

    grid: Grid
    legend: list[tuple[str, str]]


def support_map(rows: Iterable[ProvinceSupport]) -> SupportMap:
    """How many people stand behind each province."""
    looks = {}
    for row in rows:
        if row.unit.territory is None:
            continue
        step = sum(row.people >= least for least in _STEPS[1:])
        spoken = ngettext(" chuyên gia, giảng viên", " chuyên gia, giảng viên", row.people)
        looks[row.unit.territory.code] = TileLook(
            format_number(row.people) if row.people else "–",
            f"step{step + 1}" if row.people else "empty",
            reverse("network:province", args=(row.unit.code,)),
            spoken if row.people else gettext("chưa có ai"),
        )
    legend = [
        ("empty", gettext("chưa có ai")),
        ("step1", gettext("1–2 người")),
        ("step2", gettext("3–9 người")),
        ("step3", gettext("từ 10 người")),
    ]
    return SupportMap(tile_table(34, looks), legend)
