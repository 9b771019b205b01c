"""Emission factors and heating values of fuels (net calorific value), by fuel and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from sachhon.calculations.factors.dated import check_periods, in_force
from sachhon.calculations.factors.editions import Edition, Problems, Row, edition
from sachhon.calculations.factors.names import check_names, key, listed, names_of
from sachhon.calculations.results import refuse
from sachhon.calculations.units import Rate, rate_of


@dataclass(frozen=True, slots=True)
class Fuel:
    """`value` is CO2 per heat, `ncv` heat per mass; what biogenic fuels emit is reported apart from fossil carbon.

    `toe_energy` names the energy of the TOE table whose volumes it is measured in, where there is one.
    """

    id: str
    value: Decimal
    rate: Rate
    ncv: Decimal
    ncv_rate: Rate
    biogenic: bool
    toe_energy: str
    valid_from: date
    valid_to: date | None
    row: Row


@dataclass(frozen=True, slots=True)
class FuelTable:
    """All fuels."""

    edition: Edition
    fuels: tuple[Fuel, ...]


def fuel_table(of: Edition) -> FuelTable:
    """The table, checked. Raises FactorTableError."""
    problems, found = Problems(of.table), []
    for row in of.rows:
        value, ncv = problems.number(row, "value"), problems.number(row, "ncv")
        rate, ncv_rate = problems.checked(row, "unit", rate_of), problems.checked(row, "ncv_unit", rate_of)
        start, end = problems.day(row, "valid_from"), problems.day(row, "valid_to", optional=True)
        if value is None or ncv is None or rate is None or ncv_rate is None or start is None:
            continue
        biogenic = row.get("biogenic") == "yes"
        found.append(Fuel(row["id"], value, rate, ncv, ncv_rate, biogenic, row["toe_energy"], start, end, row))
    check_periods(problems, found, lambda one: key(one.row["fuel_en"]))
    check_names(problems, of.rows, "id", "fuel_vi", "fuel_en")
    problems.stop()
    return FuelTable(of, tuple(found))


@cache
def fuels() -> FuelTable:
    """The fuels of the catalogue."""
    return fuel_table(edition("fuel_emission_factors"))


def fuel_named(name: str, on: date, field: str = "fuel") -> Fuel:
    """The fuel that people call so, with the factor in force on a day. Refuses one that is not known."""
    everything: Sequence[Fuel] = fuels().fuels
    wanted = key(name.removeprefix("fuel-"))
    called_so = [one for one in everything if wanted in names_of(one.row, "id", "fuel_vi", "fuel_en")]
    if not called_so:
        refuse("calc_unknown_fuel", field, name=name, known=listed(one.id for one in everything))
    found = in_force(called_so, on)
    if found is None:
        first = min(one.valid_from for one in called_so)
        refuse("calc_no_factor_then", "year", name=name, year=str(on.year), first=str(first.year))
    return found
