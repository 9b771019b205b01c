"""Specific consumption (suất tiêu hao): consumption per unit of product."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.results import Result, Working, decimal_of, exact, refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecificConsumption(Result):
    """Consumption per unit of product."""

    specific: Decimal


def specific_consumption(
    *, consumption: Decimal, output: Decimal, unit: str = "", output_unit: str = ""
) -> SpecificConsumption:
    """Consumption over output. Refuses an output that is not above zero, and a consumption below it."""
    used, made = exact(consumption, "consumption"), exact(output, "output")
    if used < 0:
        refuse("calc_negative", "consumption", value=consumption)
    if made <= 0:
        refuse("calc_not_above_zero", "output", value=output)
    return SpecificConsumption(
        specific=decimal_of(used / made),
        working=Working(
            formula=("specific = consumption / output",), units={"specific": per_output(unit, output_unit)}
        ),
    )


def per_output(unit: str, output_unit: str) -> str:
    """The unit of a specific consumption; an input's name in brackets is its unit."""
    return f"{unit or '[consumption]'}/{output_unit or '[output]'}"
