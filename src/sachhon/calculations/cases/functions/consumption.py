"""Cases of sachhon.calculations.consumption."""

from __future__ import annotations

from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.consumption import (
    CombinedSaving,
    PooledSaving,
    Saving,
    Site,
    SpecificConsumption,
    combined_saving,
    pooled_saving,
    saving,
    specific_consumption,
)
from sachhon.calculations.consumption.savings import ZERO


def specific_consumption_case(given: Inputs) -> SpecificConsumption:
    """consumption, output; unit, output_unit."""
    return specific_consumption(
        consumption=given.number("consumption"),
        output=given.number("output"),
        unit=given.text("unit", ""),
        output_unit=given.text("output_unit", ""),
    )


def saving_case(given: Inputs) -> Saving:
    """baseline_consumption, baseline_output, consumption, output; base_load_share, unit, output_unit."""
    return saving(
        baseline_consumption=given.number("baseline_consumption"),
        baseline_output=given.number("baseline_output"),
        consumption=given.number("consumption"),
        output=given.number("output"),
        base_load_share=given.share("base_load_share", ZERO),
        unit=given.text("unit", ""),
        output_unit=given.text("output_unit", ""),
    )


def combined_saving_case(given: Inputs) -> CombinedSaving:
    """shares_pct."""
    return combined_saving(shares_pct=given.percents("shares_pct"))


def pooled_saving_case(given: Inputs) -> PooledSaving:
    """sites: each with adjusted_baseline and saving; name, unit."""
    return pooled_saving(sites=given.objects("sites", _site))


def _site(given: Inputs) -> Site:
    given.text("name", "")
    return Site(given.number("adjusted_baseline"), given.number("saving"), given.unit("unit"))
