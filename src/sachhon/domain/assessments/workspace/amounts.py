"""Flows as amounts of one kind: tonnes, gigajoules, cubic metres. What cannot be converted is told, never guessed.

Water is the one substance whose volume and mass are taken for each other: 1 m3 is 1 t. Fuels and electricity become
energy by the factors in force in the year (calculations.energy).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.energy import Carrier, energy
from sachhon.calculations.results import Refused as NoResult
from sachhon.calculations.results import decimal_of
from sachhon.calculations.units import Dimension, Quantity, unit_of
from sachhon.catalogue import read_table
from sachhon.domain.assessments.models import BalanceSignature, Flow
from sachhon.formkit.findings import Finding

Of = BalanceSignature.Of
UNITS = {Of.MASS: "t", Of.ENERGY: "GJ", Of.WATER: "m3"}
WATERS = frozenset({Flow.Kind.WATER, Flow.Kind.WASTE_WATER})
ENERGIES = frozenset({Flow.Kind.ENERGY, Flow.Kind.HEAT_LOSS})


@dataclass(frozen=True, slots=True)
class Amount:
    """A flow in the balance's unit; `how` says in a code how it was converted ("" where only the unit changed)."""

    flow: Flow
    value: Decimal
    how: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A flow that belongs to the balance and cannot be counted. `finding` says why; None: its quantity is not known."""

    flow: Flow
    finding: Finding | None = None


def belongs(flow: Flow, of: Of) -> bool:
    """Whether a flow is one of those that the balance is about."""
    if of is Of.ENERGY:
        return flow.kind in ENERGIES
    if of is Of.WATER:
        return flow.kind in WATERS
    return flow.weighs and flow.kind not in ENERGIES


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
        found = energy(carriers=(Carrier(flow.carrier or flow.name, quantity, unit),), year=year)
        return Amount(flow, found.gj, "factor")
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
    """(code, name) of the energies that the factor tables convert, electricity first."""
    rows = read_table("factors/toe_factors.csv")
    return list(dict.fromkeys((row["energy"], row[f"energy_{language}"]) for row in rows))
