"""A unit, and a quantity that remembers its exact amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sachhon.calculations.results import decimal_of, exact, refuse


class Dimension(StrEnum):
    """What a unit measures; only units of one dimension convert into each other."""

    ENERGY = "energy"
    MASS = "mass"
    VOLUME = "volume"
    AREA = "area"
    GAS = "greenhouse gas"
    MONEY = "money"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Unit:
    """`size` is how many of the dimension's base unit (J, kg, m3, m2, kg CO2e, VND, piece) one of it is."""

    symbol: str
    dimension: Dimension
    size: Fraction


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a unit, held exactly: to another unit and back it is the same."""

    amount: Fraction
    unit: Unit

    @classmethod
    def of(cls, value: Decimal, unit: Unit, field: str = "quantity") -> Quantity:
        """The quantity that a person wrote."""
        return cls(exact(value, field), unit)

    @property
    def value(self) -> Decimal:
        """The amount as it is published."""
        return decimal_of(self.amount)

    def to(self, unit: Unit, field: str = "unit") -> Quantity:
        """The same in another unit. Refuses a unit that measures something else."""
        if unit.dimension is not self.unit.dimension:
            refuse("calc_units_differ", field, unit=self.unit.symbol, other=unit.symbol)
        return Quantity(self.amount * self.unit.size / unit.size, unit)


def convert(value: Decimal, unit: Unit, other: Unit) -> Decimal:
    """A number of one unit in another, as it is published."""
    return Quantity.of(value, unit).to(other).value
