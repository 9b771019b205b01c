"""What is used per unit of product, and what is saved of it.

May import: sachhon.calculations.factors, .units, .results.
"""

from sachhon.calculations.consumption.combined import CombinedSaving, combined_saving
from sachhon.calculations.consumption.pooled import PooledSaving, Site, pooled_saving
from sachhon.calculations.consumption.savings import Saving, saving
from sachhon.calculations.consumption.specific import SpecificConsumption, specific_consumption

__all__ = [
    "CombinedSaving",
    "PooledSaving",
    "Saving",
    "Site",
    "SpecificConsumption",
    "combined_saving",
    "pooled_saving",
    "saving",
    "specific_consumption",
]
