"""Units of measure: what they measure, and exact conversion between those that measure the same.

May import: sachhon.calculations.results.
"""

from sachhon.calculations.units.model import Dimension, Quantity, Unit, convert
from sachhon.calculations.units.rates import Rate, rate_of
from sachhon.calculations.units.table import known_units, unit_of

__all__ = ["Dimension", "Quantity", "Rate", "Unit", "convert", "known_units", "rate_of", "unit_of"]
