"""A baseline by regression: consumption explained by one driver or several, with tests of whether it may be used.

May import: sachhon.calculations.factors, .units, .results.
"""

from sachhon.calculations.regression.fit import Coefficient, Fit, Observation, fit
from sachhon.calculations.regression.saving import RegressionSaving, ValidityTest, regression_saving

__all__ = [
    "Coefficient",
    "Fit",
    "Observation",
    "RegressionSaving",
    "ValidityTest",
    "fit",
    "regression_saving",
]
