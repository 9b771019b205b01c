"""What a regression must reach before a saving is reckoned with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from sachhon.calculations.factors.dated import check_periods
from sachhon.calculations.factors.editions import Edition, Problems, Row, edition
from sachhon.calculations.results import FactorVersion

TESTS = frozenset({"r2", "p_value", "cv_rmse", "points", "points_per_driver"})


@dataclass(frozen=True, slots=True)
class ValidityLimit:
    """The least ("min") or the most ("max") that a test allows."""

    test: str
    bound: str
    value: Decimal
    valid_from: date
    valid_to: date | None
    version: FactorVersion
    row: Row


def validity_table(of: Edition) -> Mapping[str, ValidityLimit]:
    """The limits by test, checked: every test is there, with a bound. Raises FactorTableError."""
    problems, found = Problems(of.table), []
    for row in of.rows:
        value, start = problems.number(row, "limit"), problems.day(row, "valid_from")
        end = problems.day(row, "valid_to", optional=True)
        if row["bound"] not in ("min", "max") or row["test"] not in TESTS:
            problems.add("factor_cell_empty", row, column="bound, test")
        if value is not None and start is not None:
            version = of.factor(row, value, row["unit"], start, end)
            found.append(ValidityLimit(row["test"], row["bound"], value, start, end, version, row))
    check_periods(problems, found, lambda one: one.test)
    for missing in sorted(TESTS - {one.test for one in found}):
        problems.add("factor_row_missing", {"id": missing})
    problems.stop()
    return {one.test: one for one in found if one.valid_to is None}


@cache
def validity_limits() -> Mapping[str, ValidityLimit]:
    """The limits of the catalogue."""
    return validity_table(edition("regression_tests"))
