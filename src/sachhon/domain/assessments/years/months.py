"""Savings by regression over the months of the meter log, where both years have twelve of them."""

from __future__ import annotations

from sachhon.calculations.regression import Observation, RegressionSaving, regression_saving
from sachhon.calculations.results import Refused as NoAnswer
from sachhon.domain.assessments.years.consumption import MONTHS, Blocked, common
from sachhon.domain.assessments.years.facts import YearFacts
from sachhon.domain.assessments.years.output import output_of_month
from sachhon.domain.assessments.years.streams import stream_of
from sachhon.formkit.findings import Finding

OUTPUT = "output"


def months_of(facts: YearFacts, resource: str, driver: str = OUTPUT) -> tuple[Observation, ...]:
    """The months of which both the use and the output are known, in one unit each; empty where units differ."""
    stream = stream_of(resource)
    if stream is None:
        return ()
    found, units = [], set()
    for month in range(1, MONTHS + 1):
        used = [one for one in facts.of_months(resource) if one.month == month]
        made = output_of_month(facts, month)
        if len(used) != 1 or made.quantity is None:
            continue
        try:
            quantity, unit = common(used[0])
        except Blocked:
            return ()
        units.add((unit, made.unit))
        found.append(Observation(quantity, {driver: made.quantity}))
    return tuple(found) if len(units) == 1 else ()


def regression_of(
    base: YearFacts, facts: YearFacts, resource: str, driver: str = OUTPUT
) -> RegressionSaving | Finding | None:
    """The saving by regression; why it cannot be fitted; None where either year lacks months.

    `driver` is what the sentences of the calculation call the output.
    """
    before, after = months_of(base, resource, driver), months_of(facts, resource, driver)
    if len(before) < MONTHS or len(after) < MONTHS:
        return None
    stream = stream_of(resource)
    try:
        return regression_saving(baseline=before, reporting=after, unit=stream.unit if stream else "")
    except NoAnswer as refused:
        return refused.finding
