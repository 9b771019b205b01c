"""Whether a balance closes: what came out against what went in, within a tolerance, or signed for by a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.results import Result, Working, decimal_of, exact, percent, refuse, warn
from sachhon.calculations.units import Quantity, Unit
from sachhon.formkit.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Flow:
    """What goes in or comes out: a product, a waste, a loss; with its unit where flows have different ones."""

    quantity: Decimal
    unit: Unit | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who answers for a balance that does not close, and why it does not."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure(Result):
    """`accepted`: within the tolerance, or signed for. A balance that is not accepted blocks what is built on it."""

    inputs_total: Decimal
    outputs_total: Decimal
    unaccounted: Decimal
    closure_pct: Decimal
    tolerance_pct: Decimal
    within_tolerance: bool
    accepted: bool
    status: str
    signed_by: str


def closure(
    *, inputs: Sequence[Flow], outputs: Sequence[Flow], tolerance_pct: Decimal, signed_for: Signature | None = None
) -> Closure:
    """Outputs in percent of inputs; accepted when that is at most `tolerance_pct` away from 100, or signed for.

    Flows with units are added in the first one's unit. Refuses inputs that add up to nothing, negative quantities,
    units that measure different things, and a signature without name or reason.
    """
    tolerance = exact(tolerance_pct, "tolerance_pct")
    if not 0 <= tolerance <= 100:
        refuse("calc_percent_outside", "tolerance_pct", value=tolerance_pct)
    if signed_for is not None and not (signed_for.name.strip() and signed_for.reason.strip()):
        refuse("calc_signature_incomplete", "signed_for")
    first = next((flow.unit for flow in (*inputs, *outputs)), None)
    went_in, came_out = _total(inputs, "inputs", first), _total(outputs, "outputs", first)
    if went_in <= 0:
        refuse("calc_not_above_zero", "inputs", value=decimal_of(went_in))
    closed = percent(came_out, went_in)
    within = abs(closed - 100) <= tolerance
    accepted = within or signed_for is not None
    unit = first.symbol if first else "[inputs]"
    return Closure(
        inputs_total=decimal_of(went_in),
        outputs_total=decimal_of(came_out),
        unaccounted=decimal_of(went_in - came_out),
        closure_pct=decimal_of(closed),
        tolerance_pct=tolerance_pct,
        within_tolerance=within,
        accepted=accepted,
        status="closed" if within else "signed for" if accepted else "blocked until signed for",
        signed_by=signed_for.name if signed_for and not within else "",
        working=Working(
            formula=(
                "closure_pct = Σ outputs / Σ inputs × 100",
                "within_tolerance = |closure_pct − 100| ≤ tolerance_pct",
                "accepted = within_tolerance ∨ signed_for",
            ),
            units={
                "inputs_total": unit,
                "outputs_total": unit,
                "unaccounted": unit,
                "closure_pct": "%",
                "tolerance_pct": "%",
            },
            warnings=_doubts(within, closed, tolerance, signed_for),
        ),
    )


def _total(flows: Sequence[Flow], side: str, unit: Unit | None) -> Fraction:
    total = Fraction(0)
    for place, flow in enumerate(flows):
        here = f"{side}[{place}]"
        amount = exact(flow.quantity, here)
        if amount < 0:
            refuse("calc_negative", here, value=flow.quantity)
        if (flow.unit is None) is not (unit is None):
            refuse("calc_unit_here_and_not_there", f"{here}.unit")
        if flow.unit is not None and unit is not None:
            amount = Quantity(amount, flow.unit).to(unit, f"{here}.unit").amount
        total += amount
    return total


def _doubts(within: bool, closed: Fraction, tolerance: Fraction, signature: Signature | None) -> tuple[Finding, ...]:
    if within:
        return ()
    if signature is None:
        return (warn("calc_balance_open", severity=Severity.BLOCKER, closure=closed, tolerance=tolerance),)
    return (warn("calc_balance_signed", closure=closed, name=signature.name, reason=signature.reason),)
