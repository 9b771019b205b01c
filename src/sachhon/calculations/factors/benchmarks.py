"""Published figures of consumption elsewhere (ranges, surveys, single cases), to look at and not to judge by.

None is a norm. Each carries its kind and certainty; what is general knowledge says so and is never called typical.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sachhon.calculations.factors.editions import Edition, Problems, edition
from sachhon.calculations.units import unit_of

GENERAL_KNOWLEDGE = "general knowledge"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One published figure: a range, a typical value, or both."""

    industry: str
    scope: str
    metric: str
    unit: str
    low: Decimal | None
    high: Decimal | None
    typical: Decimal | None
    kind: str
    period: str
    country: str
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class BenchmarkTable:
    """All figures."""

    edition: Edition
    figures: tuple[Benchmark, ...]


def benchmark_table(of: Edition) -> BenchmarkTable:
    """The table, checked. Raises FactorTableError."""
    problems, found = Problems(of.table), []
    for row in of.rows:
        low, high, typical = (problems.number(row, name, optional=True) for name in ("low", "high", "typical"))
        problems.checked(row, "unit", lambda text: unit_of(text.partition("/")[0]))
        in_order = [value for value in (low, typical, high) if value is not None]
        if not in_order:
            problems.add("factor_cell_empty", row, column="low, high, typical")
        if in_order != sorted(in_order):
            problems.add("factor_range_upside_down", row)
        if typical is not None and row["source"].startswith(GENERAL_KNOWLEDGE):
            problems.add("factor_typical_unproven", row)
        words = (row["industry"], row["scope"], row["metric"], row["unit"], low, high, typical)
        about = (row["kind"], row["period"], row["country"], row["source"], row["certainty"])
        found.append(Benchmark(*words, *about))
    problems.stop()
    return BenchmarkTable(of, tuple(found))


@cache
def benchmarks() -> BenchmarkTable:
    """The figures of the catalogue."""
    return benchmark_table(edition("consumption_benchmarks"))
