"""Figures by province and region, in the geography of the time (63) and in that of today (34)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sachhon.formkit.rollup.case import FieldCase
from sachhon.formkit.rollup.methods import METHODS
from sachhon.formkit.rollup.model import AreaFigure, Unit
from sachhon.vietnamese.places import MERGER, geography_on, province_by_code, provinces

LAST_DAY_OF_63 = MERGER.replace(month=6, day=30)
_DAY_OF_REGIONS = {"region63": LAST_DAY_OF_63, "region34": MERGER}


@dataclass(frozen=True, slots=True)
class Area:
    """A province or region; `units` are the ids of those asked that lie in it."""

    geography: str
    code: str
    name: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a unit lies: codes and names in both geographies; None where it did not exist in one or is not told."""

    province63: tuple[str, str] | None
    region63: tuple[str, str] | None
    province34: tuple[str, str] | None
    region34: tuple[str, str] | None = None


def home_of(code: str, on: date) -> Home:
    """The home of a province code on a day."""
    found = province_by_code(code, on) if code else None
    if found is None:
        return Home(None, None, None)
    now = province_by_code(found.code_today)
    today = (now.code, now.name) if now else None
    region = (now.region, now.region) if now else None
    if geography_on(on) == 34:
        return Home(None, None, today, region)
    return Home((found.code, found.name), (found.region, found.region), today, region)


def day_of(geography: int, otherwise: date) -> date:
    """A day on which a geography is in force; `otherwise` where none is told."""
    return {63: LAST_DAY_OF_63, 34: MERGER}.get(geography, otherwise)


def areas_of(asked: Sequence[Unit], homes: Mapping[str, Home]) -> tuple[Area, ...]:
    """All areas in which a unit asked lies, in the order of the codes of the provinces."""
    nothing = Home(None, None, None)
    reach: dict[str, Callable[[Home], tuple[str, str] | None]] = {
        "province63": lambda home: home.province63,
        "region63": lambda home: home.region63,
        "province34": lambda home: home.province34,
        "region34": lambda home: home.region34,
    }
    found = []
    for geography, of in reach.items():
        members: dict[tuple[str, str], list[str]] = {}
        for unit in asked:
            place = of(homes.get(unit.unit_id, nothing))
            if place is not None:
                members.setdefault(place, []).append(unit.unit_id)
        for code, name in sorted(members, key=lambda place: _order(geography, place[0])):
            found.append(Area(geography, code, name, tuple(members[code, name])))
    return tuple(found)


def _order(geography: str, code: str) -> tuple[int, str]:
    if geography not in _DAY_OF_REGIONS:
        return 0, code
    regions = dict.fromkeys(each.region for each in provinces(_DAY_OF_REGIONS[geography]))
    return list(regions).index(code), code


def area_figures(case: FieldCase, areas: Sequence[Area]) -> dict[str, tuple[AreaFigure, ...]]:
    """The figure in each area, by the same method as the national one, by geography."""
    units = {unit.unit_id: unit for unit in case.asked}
    method = METHODS[case.field.rollup]
    figures: dict[str, list[AreaFigure]] = {}
    for area in areas:
        local = case.within([units[unit_id] for unit_id in area.units])
        outcome = method(local)
        figures.setdefault(area.geography, []).append(
            AreaFigure(
                geography=area.geography,
                code=area.code,
                name=area.name,
                state=outcome.state,
                value=outcome.value,
                coverage=local.coverage,
                parts=outcome.parts if outcome.parts is not None else local.parts,
                reason=outcome.reason,
            )
        )
    return {geography: tuple(found) for geography, found in figures.items()}
