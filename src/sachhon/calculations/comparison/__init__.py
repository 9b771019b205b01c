"""Where a facility stands: against the law's norm, among its peers, in its class of size.

May import: sachhon.calculations.factors, .units, .results.
"""

from sachhon.calculations.comparison.norm import NormVerdict, norm

__all__ = ["NormVerdict", "norm"]
