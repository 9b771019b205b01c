"""The heat that a fuel carries: by its factor to TOE where there is one, else by its heating value (NCV).

TOE factors are official (a letter of the ministry), heating values are defaults for a kind of fuel; which of the two
was used, its edition and its source stand with each result.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.energy.carriers import Carrier, energy_of
from sachhon.calculations.energy.emissions import fuel_heat
from sachhon.calculations.factors import closing_day, fuel_named, fuels, toe_factors
from sachhon.calculations.factors.names import key, names_of
from sachhon.calculations.results import Refused, Result, Working, decimal_of, refuse
from sachhon.calculations.units import Dimension, Quantity, Unit

ELECTRICITY = "electricity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat(Result):
    """Gigajoules of an amount of fuel; `fuel` is its name in the table that told them."""

    gj: Decimal
    fuel: str


def fuel_of(name: str) -> str:
    """What the tables call a fuel that people call so; "" for what they know no heat content of, and electricity."""
    wanted = key(name)
    for row in toe_factors().factors:
        if wanted in names_of(row.row, "energy", "energy_vi", "energy_en"):
            return "" if row.energy == ELECTRICITY else row.energy
    for one in fuels().fuels:
        if wanted in names_of(one.row, "id", "fuel_vi", "fuel_en"):
            return one.toe_energy or one.id
    return ""


def heat_content(*, fuel: str, quantity: Decimal, unit: Unit, year: int) -> Heat:
    """The heat of an amount of fuel, with the factors in force at the end of the year.

    Refuses what no table has a heat content of, a unit that it is not measured in, and negative quantities.
    """
    if unit.dimension is Dimension.ENERGY:
        refuse("calc_fuel_not_measured_so", "unit", unit=unit.symbol, fuel=fuel)
    try:
        _toe, gigajoules, factors = energy_of(Carrier(fuel, quantity, unit), year, "fuel")
    except Refused as no_toe:
        try:
            known = fuel_named(fuel, closing_day(year))
        except Refused:
            raise no_toe from None
        amount = Quantity.of(quantity, unit)
        if amount.amount < 0:
            refuse("calc_negative", "quantity", value=quantity)
        gigajoules, formula, factors = fuel_heat(known, amount, year)
        return Heat(gj=decimal_of(gigajoules), fuel=known.id, working=Working((f"gj = {formula}",), _UNITS, factors))
    return Heat(
        gj=decimal_of(gigajoules),
        fuel=fuel_of(fuel),
        working=Working(("gj = quantity × toe_factors[fuel, unit, 31/12/year] × 41.868",), _UNITS, factors),
    )


_UNITS = {"gj": "GJ"}
