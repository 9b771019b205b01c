"""Energy in TOE and GJ, and the greenhouse gases of burning and of electricity.

May import: sachhon.calculations.factors, .units, .results.
"""

from sachhon.calculations.energy.carriers import Carrier, Energy, energy
from sachhon.calculations.energy.emissions import Emissions, fuel_emissions, grid_emissions
from sachhon.calculations.energy.heat import Heat, fuel_of, heat_content

__all__ = [
    "Carrier",
    "Emissions",
    "Energy",
    "Heat",
    "energy",
    "fuel_emissions",
    "fuel_of",
    "grid_emissions",
    "heat_content",
]
