"""Flows as amounts of one kind: tonnes, gigajoules, cubic metres. What cannot be converted is told, never guessed.

Water is the one substance whose volume and mass are taken for each other: 1 m3 is 1 t. Energies become gigajoules by
the factors in force in the year; so do fuels that enter as material, with their heat content (calculations.energy).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.energy import Carrier, energy, fuel_of, heat_content
from sachhon.calculations.factors import fuels
from sachhon.calculations.results import FactorVersion, decimal_of
from sachhon.calculations.results import Refused as NoResult
from sachhon.calculations.units import Dimension, Quantity, unit_of
from sachhon.catalogue import read_table
from sachhon.domain.assessments.models import BalanceSignature, Flow
from sachhon.formkit.findings import Finding

Of = BalanceSignature.Of
UNITS = {Of.MASS: "t", Of.ENERGY: "GJ", Of.WATER: "m3"}
WATERS = frozenset({Flow.Kind.WATER, Flow.Kind.WASTE_WATER})
ENERGIES = frozenset({Flow.Kind.ENERGY, Flow.Kind.HEAT_LOSS})
BURNT = frozenset({Flow.Kind.MATERIAL, Flow.Kind.CHEMICAL, Flow.Kind.PRODUCT, Flow.Kind.BY_PRODUCT})
"""Kinds that may be a fuel when they enter."""
NOT_BURNT = "not-burnt"
"""The carrier of a material whose name is a fuel's and that is not burnt: wood of a joinery."""
ELECTRICITY = "electricity"


@dataclass(frozen=True, slots=True)
class Amount:
    """A flow in the balance's unit; `how` says in a code how it was converted ("" where only the unit changed).

    `factors` are those it was converted with, each with its edition and source.
    """

    flow: Flow
    value: Decimal
    how: str = ""
    factors: tuple[FactorVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A flow that belongs to the balance and cannot be counted. `finding` says why; None: its quantity is not known."""

    flow: Flow
    finding: Finding | None = None


def belongs(flow: Flow, of: Of) -> bool:
    """Whether a flow is one of those that the balance is about, by itself; fuels that leave: see `fuels_leaving`."""
    if of is Of.ENERGY:
        return flow.kind in ENERGIES or (flow.direction == Flow.Direction.IN and bool(fuel_name(flow)))
    if of is Of.WATER:
        return flow.kind in WATERS
    return flow.weighs and flow.kind not in ENERGIES


def fuel_name(flow: Flow) -> str:
    """The fuel that a flow of material is, by its carrier, else its name; "" for what has no known heat content."""
    if flow.kind in ENERGIES or flow.kind in WATERS or flow.carrier == NOT_BURNT:
        return ""
    if flow.direction == Flow.Direction.IN and flow.kind not in BURNT:
        return ""
    return fuel_of(flow.carrier or flow.name)


def fuels_leaving(flows: Iterable[Flow]) -> list[Flow]:
    """What leaves unburnt of the fuels that enter the same step, or is said to be a fuel by its carrier."""
    rows = list(flows)
    entering = {(flow.step_id, fuel_name(flow)) for flow in rows if flow.direction == Flow.Direction.IN}
    return [
        flow
        for flow in rows
        if flow.direction == Flow.Direction.OUT
        and (found := fuel_name(flow))
        and ((flow.step_id, found) in entering or fuel_of(flow.carrier))
    ]


def without_heat(flow: Flow) -> bool:
    """Whether it is a material that enters and of which no table knows a heat content."""
    return flow.direction == Flow.Direction.IN and flow.kind in BURNT and not fuel_name(flow)


def amount_of(flow: Flow, of: Of, year: int) -> Amount | LeftOut:
    """The flow in the unit of that balance, or why not."""
    if flow.quantity is None:
        return LeftOut(flow)
    try:
        return _converted(flow, flow.quantity, of, year)
    except NoResult as refused:
        return LeftOut(flow, refused.finding)


def _converted(flow: Flow, quantity: Decimal, of: Of, year: int) -> Amount:
    unit = unit_of(flow.unit)
    wanted = unit_of(UNITS[of])
    if of is Of.ENERGY and unit.dimension is not Dimension.ENERGY:
        called = flow.carrier or flow.name
        if fuel_of(called):
            heat = heat_content(fuel=called, quantity=quantity, unit=unit, year=year)
            return Amount(flow, heat.gj, "factor", heat.working.factors)
        found = energy(carriers=(Carrier(called, quantity, unit),), year=year)
        return Amount(flow, found.gj, "factor", found.working.factors)
    water = flow.kind in WATERS and unit.dimension in (Dimension.MASS, Dimension.VOLUME)
    if water and unit.dimension is not wanted.dimension:
        between = unit_of("t" if unit.dimension is Dimension.MASS else "m3")
        amount = Quantity.of(quantity, unit).to(between).amount  # 1 t is 1 m3
        other = unit_of("m3" if unit.dimension is Dimension.MASS else "t")
        return Amount(flow, Quantity(amount, other).to(wanted).value, "water")
    return Amount(flow, Quantity.of(quantity, unit).to(wanted).value)


def money_of(flow: Flow) -> Decimal | None:
    """What a flow costs: quantity × unit cost, in VND; None where either is not known."""
    if flow.quantity is None or flow.unit_cost is None:
        return None
    return decimal_of(Fraction(flow.quantity) * Fraction(flow.unit_cost))


def known_carriers(language: str) -> list[tuple[str, str]]:
    """(code, name) of the energies and fuels that the factor tables convert, electricity first."""
    rows = [(row["energy"], row[f"energy_{language}"]) for row in read_table("factors/toe_factors.csv")]
    known = {code for code, _name in rows}
    more = [(one.id, one.row[f"fuel_{language}"]) for one in fuels().fuels if (one.toe_energy or one.id) not in known]
    return list(dict.fromkeys([*rows, *more]))
