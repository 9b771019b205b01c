"""Emission factors of electricity grids, one for each year; a year whose official value is not known says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from sachhon.calculations.factors.dated import check_periods, closing_day, in_force
from sachhon.calculations.factors.editions import Edition, Problems, Row, edition
from sachhon.calculations.factors.names import key, listed, names_of
from sachhon.calculations.results import FactorVersion, refuse
from sachhon.calculations.units import Rate, rate_of


@dataclass(frozen=True, slots=True)
class GridFactor:
    """What a grid's electricity emitted in a stretch of days; `value` None: no official value is known."""

    grid: str
    value: Decimal | None
    rate: Rate
    valid_from: date
    valid_to: date | None
    row: Row


@dataclass(frozen=True, slots=True)
class GridTable:
    """All factors of all grids."""

    edition: Edition
    factors: tuple[GridFactor, ...]


def grid_table(of: Edition) -> GridTable:
    """The table, checked. Raises FactorTableError."""
    problems, factors = Problems(of.table), []
    for row in of.rows:
        value = problems.number(row, "value", optional=row.get("status") == "unknown")
        rate = problems.checked(row, "unit", rate_of)
        start, end = problems.day(row, "valid_from"), problems.day(row, "valid_to", optional=True)
        if rate is not None and start is not None:
            factors.append(GridFactor(row["grid"], value, rate, start, end, row))
    check_periods(problems, factors, lambda one: one.grid)
    problems.stop()
    return GridTable(of, tuple(factors))


@cache
def grids() -> GridTable:
    """The grids of the catalogue."""
    return grid_table(edition("grid_emission_factors"))


def grid_factor(name: str, year: int, field: str = "grid") -> tuple[GridFactor, FactorVersion]:
    """The factor of a grid in a year. Refuses a grid that is not known, and a year without official value."""
    table = grids()
    wanted = key(name)
    asked = {"electricity", "dien", "grid", "luoi dien", "viet nam", "vietnam"}  # there is one grid
    of_grid = [
        one for one in table.factors if wanted in asked or wanted in names_of(one.row, "grid", "grid_vi", "grid_en")
    ]
    if not of_grid:
        refuse("calc_unknown_grid", field, name=name, known=listed(one.grid for one in table.factors))
    found = in_force(of_grid, closing_day(year))
    if found is None or found.value is None:
        years = [one.valid_from.year for one in of_grid if one.value is not None]
        refuse("calc_no_grid_factor", "year", year=str(year), first=str(min(years)), last=str(max(years)))
    version = table.edition.factor(found.row, found.value, found.row["unit"], found.valid_from, found.valid_to)
    return found, version
