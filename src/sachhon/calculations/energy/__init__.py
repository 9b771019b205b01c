"""Energy in TOE and GJ, and the greenhouse gases of burning and of electricity.

May import: sachhon.calculations.factors, .units, .results.
"""

from sachhon.calculations.energy.carriers import Carrier, Energy, energy
from sachhon.calculations.energy.emissions import Emissions, fuel_emissions, grid_emissions

__all__ = ["Carrier", "Emissions", "Energy", "energy", "fuel_emissions", "grid_emissions"]
