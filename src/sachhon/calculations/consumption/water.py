"""Water: what is taken per unit of product, how much of the use is water used again, how much leaves as wastewater."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.consumption.specific import per_output
from sachhon.calculations.results import Result, Working, decimal_of, exact, percent, refuse, warn
from sachhon.formkit.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Water(Result):
    """Figures of one period; what needs wastewater is None where it was not measured."""

    specific: Decimal
    reuse_pct: Decimal
    specific_wastewater: Decimal | None
    wastewater_pct: Decimal | None
    consumed: Decimal | None


def water(
    *,
    fresh_water: Decimal,
    output: Decimal,
    reused: Decimal = Decimal(0),
    wastewater: Decimal | None = None,
    unit: str = "m3",
    output_unit: str = "",
) -> Water:
    """Refuses an output or fresh water that is not above zero, and negative amounts."""
    taken, made, again = exact(fresh_water, "fresh_water"), exact(output, "output"), exact(reused, "reused")
    left = None if wastewater is None else exact(wastewater, "wastewater")
    for name, value, given in (("fresh_water", taken, fresh_water), ("output", made, output)):
        if value <= 0:
            refuse("calc_not_above_zero", name, value=given)
    if again < 0:
        refuse("calc_negative", "reused", value=reused)
    warnings: tuple[Finding, ...] = ()
    if left is not None:
        if left < 0:
            refuse("calc_negative", "wastewater", value=wastewater)
        if left > taken:
            warnings = (warn("calc_more_wastewater", "wastewater", share=percent(left, taken)),)
    return Water(
        specific=decimal_of(taken / made),
        reuse_pct=decimal_of(percent(again, taken + again)),
        specific_wastewater=None if left is None else decimal_of(left / made),
        wastewater_pct=None if left is None else decimal_of(percent(left, taken)),
        consumed=None if left is None else decimal_of(taken - left),
        working=Working(
            formula=(
                "specific = fresh_water / output",
                "reuse_pct = reused / (fresh_water + reused) × 100",
                "specific_wastewater = wastewater / output",
                "wastewater_pct = wastewater / fresh_water × 100",
                "consumed = fresh_water − wastewater",
            ),
            units={
                "specific": per_output(unit, output_unit),
                "reuse_pct": "%",
                "specific_wastewater": per_output(unit, output_unit),
                "wastewater_pct": "%",
                "consumed": unit,
            },
            warnings=warnings,
        ),
    )
