"""One unit per another: MJ/hl, kgCO2/TJ."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sachhon.calculations.results import refuse
from sachhon.calculations.units.model import Unit
from sachhon.calculations.units.table import unit_of


@dataclass(frozen=True, slots=True)
class Rate:
    """`over` of one unit `per` one of another."""

    over: Unit
    per: Unit

    @property
    def symbol(self) -> str:
        """How it is written."""
        return f"{self.over.symbol}/{self.per.symbol}"

    def measures_like(self, other: Rate) -> bool:
        """Whether numbers of the two can be converted."""
        return (self.over.dimension, self.per.dimension) == (other.over.dimension, other.per.dimension)

    def factor_to(self, other: Rate, field: str = "unit") -> Fraction:
        """By what a number in this rate is multiplied to be in the other. Refuses a rate of another kind."""
        if not self.measures_like(other):
            refuse("calc_units_differ", field, unit=self.symbol, other=other.symbol)
        return (self.over.size / other.over.size) / (self.per.size / other.per.size)


def rate_of(text: str, field: str = "unit") -> Rate:
    """The rate that `text` writes, e.g. "MJ/hl" or "kWh/tấn". Refuses anything else."""
    over, slash, per = text.partition("/")
    if not slash:
        refuse("calc_not_a_rate", field, unit=text)
    return Rate(unit_of(over, field), unit_of(per, field))
