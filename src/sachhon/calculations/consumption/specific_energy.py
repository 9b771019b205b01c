"""Specific energy of several carriers brought to one unit by their heat factors (điện, than → kcal/t).

A change of the total can come from the meters or from the factors. Both are shown: the change as reported, and the
change with the baseline's factors kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.results import Result, Working, decimal_of, exact, percent, refuse, warn
from sachhon.formkit.findings import Finding

NOTABLE_PCT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class CarrierUse:
    """What one carrier takes per unit of product, and how much of the common unit one of it is."""

    name: str
    quantity: Decimal
    factor: Decimal
    unit: str = ""
    factor_unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierChange:
    """One carrier before and after; None where it was not used, or had no factor to compare."""

    name: str
    quantity_change_pct: Decimal | None
    factor_change_pct: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecificEnergy(Result):
    """Both totals, their change, and the change that is left when factors stay as they were in the baseline."""

    baseline: Decimal
    current: Decimal
    change_pct: Decimal
    current_at_baseline_factors: Decimal
    change_at_baseline_factors_pct: Decimal
    carriers: tuple[CarrierChange, ...]


def specific_energy(*, baseline: Sequence[CarrierUse], current: Sequence[CarrierUse], unit: str = "") -> SpecificEnergy:
    """Compare two periods. Refuses negative quantities, factors not above zero, a carrier named twice, and a baseline
    that adds up to nothing.
    """
    before, after = _uses(baseline, "baseline"), _uses(current, "current")
    total_before = sum((quantity * factor for quantity, factor in before.values()), Fraction(0))
    total_after = sum((quantity * factor for quantity, factor in after.values()), Fraction(0))
    if total_before == 0:
        refuse("calc_not_above_zero", "baseline", value=Decimal(0))
    # A carrier that came in later has only its own factor.
    kept = sum((quantity * before.get(name, (0, factor))[1] for name, (quantity, factor) in after.items()), Fraction(0))
    change, change_kept = percent(total_after - total_before, total_before), percent(kept - total_before, total_before)
    measured = unit or "[quantity × factor]"
    return SpecificEnergy(
        baseline=decimal_of(total_before),
        current=decimal_of(total_after),
        change_pct=decimal_of(change),
        current_at_baseline_factors=decimal_of(kept),
        change_at_baseline_factors_pct=decimal_of(change_kept),
        carriers=tuple(_change(name, before, after) for name in dict.fromkeys((*before, *after))),
        working=Working(
            formula=(
                "baseline = Σ baseline.quantity × baseline.factor; current = Σ current.quantity × current.factor",
                "change_pct = (current − baseline) / baseline × 100",
                "current_at_baseline_factors = Σ current.quantity × baseline.factor",
                "change_at_baseline_factors_pct = (current_at_baseline_factors − baseline) / baseline × 100",
            ),
            units={
                "baseline": measured,
                "current": measured,
                "change_pct": "%",
                "current_at_baseline_factors": measured,
                "change_at_baseline_factors_pct": "%",
                "carriers": "%",
            },
            warnings=_doubts(before, after, change, change_kept),
        ),
    )


Uses = Mapping[str, tuple[Fraction, Fraction]]


def _uses(carriers: Sequence[CarrierUse], side: str) -> Uses:
    if not carriers:
        refuse("calc_empty", side)
    uses: dict[str, tuple[Fraction, Fraction]] = {}
    for place, carrier in enumerate(carriers):
        here = f"{side}[{place}]"
        quantity, factor = exact(carrier.quantity, f"{here}.quantity"), exact(carrier.factor, f"{here}.factor")
        if quantity < 0:
            refuse("calc_negative", f"{here}.quantity", value=carrier.quantity)
        if factor <= 0:
            refuse("calc_not_above_zero", f"{here}.factor", value=carrier.factor)
        if carrier.name in uses:
            refuse("calc_named_twice", f"{here}.name", name=carrier.name)
        uses[carrier.name] = (quantity, factor)
    return uses


def _change(name: str, before: Uses, after: Uses) -> CarrierChange:
    if name not in before or name not in after:
        return CarrierChange(name=name, quantity_change_pct=None, factor_change_pct=None)
    (quantity_before, factor_before), (quantity, factor) = before[name], after[name]
    return CarrierChange(
        name=name,
        quantity_change_pct=decimal_of(percent(quantity - quantity_before, quantity_before))
        if quantity_before
        else None,
        factor_change_pct=decimal_of(percent(factor - factor_before, factor_before)),
    )


def _doubts(before: Uses, after: Uses, change: Fraction, change_kept: Fraction) -> tuple[Finding, ...]:
    doubts = []
    for name in before:
        if name not in after:
            continue
        moved = _change(name, before, after)
        if change < 0 and moved.quantity_change_pct is not None and moved.quantity_change_pct > NOTABLE_PCT:
            doubts.append(
                warn("calc_carrier_rose", "current", name=name, more=moved.quantity_change_pct, total=-change)
            )
        if moved.factor_change_pct:
            was, became = decimal_of(before[name][1]), decimal_of(after[name][1])
            moved_by = moved.factor_change_pct
            doubts.append(warn("calc_factor_changed", "current", name=name, before=was, after=became, change=moved_by))
    if change < 0 <= change_kept:
        doubts.append(warn("calc_only_factors_saved", "current", total=-change, kept=change_kept))
    return tuple(doubts)
