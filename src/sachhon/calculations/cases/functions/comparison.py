"""Cases of sachhon.calculations.comparison."""

from __future__ import annotations

from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.comparison import NormVerdict, norm


def norm_case(given: Inputs) -> NormVerdict:
    """industry, metric, value, year (or date), capacity; capacity_unit, product, unit."""
    capacity, capacity_unit = given.measured("capacity", "capacity_unit")
    return norm(
        industry=given.text("industry"),
        metric=given.text("metric"),
        value=given.number("value"),
        on=given.day("date", "year") if given.has("date") else given.day("year"),
        capacity=capacity,
        capacity_unit=capacity_unit,
        product=given.optional_text("product"),
        rate=given.unit_rate("unit"),
    )
