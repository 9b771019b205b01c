"""Energy of several carriers in TOE and in GJ.

The two answer different questions. TOE takes electricity at its official factor (0.0001543 TOE/kWh: what a power
station burns for it), GJ at what arrives at the meter (3.6 MJ/kWh); for fuels 1 TOE is 41.868 GJ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.factors import closing_day, fuels, toe_factor
from sachhon.calculations.factors.names import key, names_of
from sachhon.calculations.results import FactorVersion, Result, Working, decimal_of, exact, refuse, warn
from sachhon.calculations.units import Dimension, Quantity, Unit, unit_of

HEAT = frozenset({"heat", "steam", "nhiet", "hoi", "hoi nuoc"})


@dataclass(frozen=True, slots=True)
class Carrier:
    """An amount of one kind of energy; `factor` chooses within a range that the table prints."""

    energy: str
    quantity: Decimal
    unit: Unit
    factor: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Energy(Result):
    """All carriers together."""

    toe: Decimal
    gj: Decimal


def energy(*, carriers: Sequence[Carrier], year: int, factor_year: int | None = None) -> Energy:
    """TOE and GJ of what was used in a year.

    `factor_year` takes the factors in force in another year (there is none before 2011), and it is said. Refuses no
    carriers, negative amounts, and what has no factor.
    """
    if not carriers:
        refuse("calc_empty", "carriers")
    toe, gj = Fraction(0), Fraction(0)
    factors: list[FactorVersion] = []
    for place, carrier in enumerate(carriers):
        one_toe, one_gj, used = energy_of(carrier, factor_year or year, f"carriers[{place}]")
        toe, gj = toe + one_toe, gj + one_gj
        factors += used
    return Energy(
        toe=decimal_of(toe),
        gj=decimal_of(gj),
        working=Working(
            formula=(
                "toe = Σ quantity × toe_factors[energy, unit, 31/12/year]; heat: toe = gj / 41.868",
                "gj = Σ toe × 41.868; electricity: gj = kWh × 0.0036",
            ),
            units={"toe": "TOE", "gj": "GJ"},
            factors=tuple(dict.fromkeys(factors)),
            warnings=()
            if factor_year in (None, year)
            else (warn("calc_factors_of_another_year", "factor_year", year=str(year), other=str(factor_year)),),
        ),
    )


def energy_of(carrier: Carrier, year: int, field: str) -> tuple[Fraction, Fraction, tuple[FactorVersion, ...]]:
    """TOE and GJ of one carrier, with the factors used."""
    quantity = Quantity.of(carrier.quantity, carrier.unit, f"{field}.quantity")
    if quantity.amount < 0:
        refuse("calc_negative", f"{field}.quantity", value=carrier.quantity)
    heat = carrier.unit.dimension is Dimension.ENERGY
    if heat and _is_heat(carrier.energy):
        return quantity.to(unit_of("TOE")).amount, quantity.to(unit_of("GJ")).amount, ()
    on = closing_day(year)
    found, value, version = toe_factor(carrier.energy, carrier.unit.dimension, on, f"{field}.energy", carrier.factor)
    toe = quantity.to(found.unit).amount * exact(value, f"{field}.factor")
    delivered = quantity.to(unit_of("GJ")).amount if heat else Quantity(toe, unit_of("TOE")).to(unit_of("GJ")).amount
    return toe, delivered, (version,)


def _is_heat(name: str) -> bool:
    """Whether an amount of energy is heat: a fuel measured by what it gives, steam, heat; electricity is not."""
    known = (names_of(one.row, "id", "fuel_vi", "fuel_en") for one in fuels().fuels)
    return key(name) in HEAT or any(key(name) in names for names in known)
