"""Cases of sachhon.calculations.balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """inputs, outputs: lists of numbers or of objects with quantity, unit, name; tolerance_pct; signed_for.

    A side may also be its total, or an object of amounts by name.
    """
    if not given.has("tolerance_pct"):
        assumed = warn("calc_tolerance_assumed", "tolerance_pct", severity=Severity.INFO, value=USUAL_TOLERANCE_PCT)
        given.notes.append(assumed)
    signed = given.object_at(given.raw("signed_for"), "signed_for", _signature) if given.has("signed_for") else None
    return closure(
        inputs=_flows(given, "inputs"),
        outputs=_flows(given, "outputs"),
        tolerance_pct=given.number("tolerance_pct", USUAL_TOLERANCE_PCT),
        signed_for=signed,
    )


def _flows(given: Inputs, name: str) -> list[Flow]:
    side = given.raw(name)
    if isinstance(side, Mapping):
        inner = given.within(side, given.at(name))
        return [Flow(inner.number(one), name=one) for one in inner.names()]
    if isinstance(side, Sequence) and not isinstance(side, str):
        return given.objects(name, _flow, Flow)
    return [Flow(given.number(name))]


def _flow(given: Inputs) -> Flow:
    return Flow(given.number("quantity"), given.unit("unit"), given.text("name", ""))


def _signature(given: Inputs) -> Signature:
    return Signature(given.text("name"), given.text("reason"))
