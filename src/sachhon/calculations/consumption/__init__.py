"""What is used per unit of product, and what is saved of it.

May import: sachhon.calculations.factors, .units, .results.
"""

from sachhon.calculations.consumption.combined import CombinedSaving, combined_saving
from sachhon.calculations.consumption.pooled import PooledSaving, Site, pooled_saving
from sachhon.calculations.consumption.savings import Saving, saving
from sachhon.calculations.consumption.specific import SpecificConsumption, specific_consumption
from sachhon.calculations.consumption.specific_energy import (
    CarrierChange,
    CarrierUse,
    SpecificEnergy,
    specific_energy,
)
from sachhon.calculations.consumption.water import Water, water

__all__ = [
    "CarrierChange",
    "CarrierUse",
    "CombinedSaving",
    "PooledSaving",
    "Saving",
    "Site",
    "SpecificConsumption",
    "SpecificEnergy",
    "Water",
    "combined_saving",
    "pooled_saving",
    "saving",
    "specific_consumption",
    "specific_energy",
    "water",
]
