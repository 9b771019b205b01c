"""Cases of sachhon.calculations.consumption."""

from __future__ import annotations

from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.consumption import (
    CarrierUse,
    CombinedSaving,
    PooledSaving,
    Saving,
    Site,
    SpecificConsumption,
    SpecificEnergy,
    Water,
    combined_saving,
    pooled_saving,
    saving,
    specific_consumption,
    specific_energy,
    water,
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


def specific_energy_case(given: Inputs) -> SpecificEnergy:
    """baseline, current: lists of carriers with name, quantity, factor, unit, factor_unit; unit of the total."""
    return specific_energy(
        baseline=given.objects("baseline", _carrier),
        current=given.objects("current", _carrier),
        unit=given.text("unit", ""),
    )


def water_case(given: Inputs) -> Water:
    """fresh_water, output; reused, wastewater, unit, output_unit."""
    return water(
        fresh_water=given.number("fresh_water"),
        output=given.number("output"),
        reused=given.number("reused", ZERO),
        wastewater=given.optional_number("wastewater"),
        unit=given.text("unit", "m3"),
        output_unit=given.text("output_unit", ""),
    )


def _carrier(given: Inputs) -> CarrierUse:
    numbers = given.number("quantity"), given.number("factor")
    return CarrierUse(given.text("name"), *numbers, given.text("unit", ""), given.text("factor_unit", ""))


def _site(given: Inputs) -> Site:
    given.text("name", "")
    return Site(given.number("adjusted_baseline"), given.number("saving"), given.unit("unit"))
