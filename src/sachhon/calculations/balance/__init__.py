"""Material and energy balances, and what the streams that leave as waste cost.

May import: sachhon.calculations.factors, .units, .results.
"""

from sachhon.calculations.balance.closure import Closure, Flow, Signature, closure
from sachhon.calculations.balance.waste_cost import WasteCost, waste_cost

__all__ = ["Closure", "Flow", "Signature", "WasteCost", "closure", "waste_cost"]
