"""Factors to tonnes of oil equivalent (TOE), by energy and unit of measure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from sachhon.calculations.factors.dated import check_periods, in_force
from sachhon.calculations.factors.editions import Edition, Problems, Row, edition
from sachhon.calculations.factors.names import check_names, key, listed, names_of
from sachhon.calculations.results import FactorVersion, refuse
from sachhon.calculations.units import Dimension, Unit, unit_of


@dataclass(frozen=True, slots=True)
class ToeFactor:
    """TOE per one `unit`; a letter that prints a range leaves the choice to the user, from `value` to `highest`."""

    energy: str
    value: Decimal
    highest: Decimal
    unit: Unit
    valid_from: date
    valid_to: date | None
    row: Row


@dataclass(frozen=True, slots=True)
class ToeTable:
    """All factors to TOE."""

    edition: Edition
    factors: tuple[ToeFactor, ...]


def toe_table(of: Edition) -> ToeTable:
    """The table, checked. Raises FactorTableError."""
    problems, found = Problems(of.table), []
    for row in of.rows:
        value, highest = problems.number(row, "toe_per_unit"), problems.number(row, "toe_per_unit_max", optional=True)
        unit = problems.checked(row, "unit", unit_of)
        start, end = problems.day(row, "valid_from"), problems.day(row, "valid_to", optional=True)
        if value is None or unit is None or start is None:
            continue
        if highest is not None and highest < value:
            problems.add("factor_range_upside_down", row)
        found.append(ToeFactor(row["energy"], value, highest or value, unit, start, end, row))
    check_periods(problems, found, lambda one: (one.energy, one.unit.dimension))
    check_names(problems, of.rows, "energy", "energy_vi", "energy_en")
    problems.stop()
    return ToeTable(of, tuple(found))


@cache
def toe_factors() -> ToeTable:
    """The factors of the catalogue."""
    return toe_table(edition("toe_factors"))


def toe_factor(
    name: str, dimension: Dimension, on: date, field: str = "energy", chosen: Decimal | None = None
) -> tuple[ToeFactor, Decimal, FactorVersion]:
    """The factor of an energy that is measured in units of a dimension, on a day, and the value to reckon with.

    Refuses an energy that is not known or not measured so, a day without factor, and a range without `chosen`.
    """
    everything = toe_factors().factors
    wanted = key(name)
    called_so = [one for one in everything if wanted in names_of(one.row, "energy", "energy_vi", "energy_en")]
    if not called_so:
        refuse("calc_unknown_energy", field, name=name, known=listed(one.energy for one in everything))
    measured_so = [one for one in called_so if one.unit.dimension is dimension]
    if not measured_so:
        refuse("calc_not_measured_so", field, name=name, known=listed(one.unit.symbol for one in called_so))
    found = in_force(measured_so, on)
    if found is None:
        first = min(one.valid_from for one in measured_so)
        refuse("calc_no_factor_then", "year", name=name, year=str(on.year), first=str(first.year))
    value = found.value if chosen is None else chosen
    if not found.value <= value <= found.highest or (chosen is None and found.value != found.highest):
        refuse("calc_factor_is_a_range", field, name=name, low=found.value, high=found.highest)
    unit = f"TOE/{found.unit.symbol}"
    return found, value, toe_factors().edition.factor(found.row, value, unit, found.valid_from, found.valid_to)
