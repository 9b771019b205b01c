"""Cases of sachhon.calculations.comparison."""

from __future__ import annotations

from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.comparison import (
    Benchmarks,
    NormVerdict,
    Percentile,
    SizeVerdict,
    benchmark,
    norm,
    percentile,
    size_class,
)
from sachhon.calculations.results import refuse


def norm_case(given: Inputs) -> NormVerdict:
    """industry, metric, value, year (or date), capacity; capacity_unit, product, unit."""
    capacity, capacity_unit = given.measured("capacity", "capacity_unit")
    return norm(
        industry=given.text("industry"),
        metric=given.text("metric"),
        value=given.number("value"),
        on=given.day("date", "year"),
        capacity=capacity,
        capacity_unit=capacity_unit,
        product=given.optional_text("product"),
        rate=given.unit_rate("unit"),
    )


def percentile_case(given: Inputs) -> Percentile:
    """value, peers; lower_is_better, unit."""
    return percentile(
        value=given.number("value"),
        peers=given.numbers("peers"),
        lower_is_better=given.flag("lower_is_better", True),
        unit=given.text("unit", ""),
    )


def size_class_case(given: Inputs) -> SizeVerdict:
    """employees, year (or date); revenue, capital (VND)."""
    employees = given.number("employees")
    if employees != employees.to_integral_value():
        refuse("calc_not_whole", "employees", value=employees)
    return size_class(
        employees=int(employees),
        on=given.day("date", "year"),
        revenue=given.optional_number("revenue"),
        capital=given.optional_number("capital"),
    )


def benchmark_case(given: Inputs) -> Benchmarks:
    """industry; metric."""
    return benchmark(industry=given.text("industry"), metric=given.optional_text("metric"))
