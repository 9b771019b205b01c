"""Cases of sachhon.calculations.regression."""

from __future__ import annotations

from collections.abc import Mapping

from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.regression import Observation, RegressionSaving, regression_saving
from sachhon.calculations.results import refuse

NOT_DRIVERS = ("consumption", "drivers", "period")


def regression_saving_case(given: Inputs) -> RegressionSaving:
    """baseline, reporting: periods with consumption and drivers, and period as a label; unit.

    Drivers stand in an object "drivers", or beside the consumption under names of their own. `reporting` may be one
    period alone.
    """
    reported = given.raw("reporting")
    return regression_saving(
        baseline=given.objects("baseline", _observation),
        reporting=[given.object_at(reported, "reporting", _observation)]
        if isinstance(reported, Mapping)
        else given.objects("reporting", _observation),
        unit=given.text("unit", ""),
    )


def _observation(given: Inputs) -> Observation:
    given.text("period", "")
    consumption = given.number("consumption")
    if not given.has("drivers"):
        return Observation(consumption, {name: given.number(name) for name in given.names() if name not in NOT_DRIVERS})
    drivers = given.raw("drivers")
    if not isinstance(drivers, Mapping):
        refuse("calc_not_an_object", given.at("drivers"))
    inner = given.within(drivers, given.at("drivers"))
    return Observation(consumption, {name: inner.number(name) for name in inner.names()})
