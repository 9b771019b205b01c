"""The functions that a case can name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sachhon.calculations.cases.functions import balance, comparison, consumption, energy, finance, regression
from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.results import Result

FUNCTIONS: Mapping[str, Callable[[Inputs], Result]] = {
    "specific_consumption": consumption.specific_consumption_case,
    "saving": consumption.saving_case,
    "regression_saving": regression.regression_saving_case,
    "specific_energy": consumption.specific_energy_case,
    "combined_saving": consumption.combined_saving_case,
    "pooled_saving": consumption.pooled_saving_case,
    "water": consumption.water_case,
    "energy": energy.energy_case,
    "emissions": energy.emissions_case,
    "closure": balance.closure_case,
    "waste_cost": balance.waste_cost_case,
    "cash_flow": finance.cash_flow_case,
    "norm": comparison.norm_case,
    "percentile": comparison.percentile_case,
    "size_class": comparison.size_class_case,
    "benchmark": comparison.benchmark_case,
}
