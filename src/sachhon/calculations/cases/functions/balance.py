"""Cases of sachhon.calculations.balance."""

from __future__ import annotations

from decimal import Decimal

from sachhon.calculations.balance import Closure, Flow, Signature, WasteCost, closure, waste_cost
from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.results import warn
from sachhon.formkit.findings import Severity

USUAL_TOLERANCE_PCT = Decimal(10)


def waste_cost_case(given: Inputs) -> WasteCost:
    """material, energy, system, waste_treatment, product_share; energy_product_share, system_product_share, unit."""
    shares = {
        name: given.share(name) if given.has(name) else None
        for name in ("energy_product_share", "system_product_share")
    }
    return waste_cost(
        material=given.number("material"),
        energy=given.number("energy"),
        system=given.number("system"),
        waste_treatment=given.number("waste_treatment"),
        product_share=given.share("product_share"),
        unit=given.text("unit", ""),
        **shares,
    )


def closure_case(given: Inputs) -> Closure:
    """inputs, outputs: numbers, or objects with quantity, unit, name; tolerance_pct; signed_for with name, reason."""
    if not given.has("tolerance_pct"):
        assumed = warn("calc_tolerance_assumed", "tolerance_pct", severity=Severity.INFO, value=USUAL_TOLERANCE_PCT)
        given.notes.append(assumed)
    signed = given.object_at(given.raw("signed_for"), "signed_for", _signature) if given.has("signed_for") else None
    return closure(
        inputs=given.objects("inputs", _flow, Flow),
        outputs=given.objects("outputs", _flow, Flow),
        tolerance_pct=given.number("tolerance_pct", USUAL_TOLERANCE_PCT),
        signed_for=signed,
    )


def _flow(given: Inputs) -> Flow:
    return Flow(given.number("quantity"), given.unit("unit"), given.text("name", ""))


def _signature(given: Inputs) -> Signature:
    return Signature(given.text("name"), given.text("reason"))
