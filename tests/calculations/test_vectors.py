"""The arithmetic that has to come out exactly: the vectors that the ministry's people can check by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sachhon.calculations.cases import Outcome, run_case
from sachhon.calculations.cases.written import outputs

D = Decimal


def calculated(function: str, **inputs: object) -> dict[str, object]:
    outcome = run_case({"name": "vector", "function": function, "inputs": inputs})
    assert outcome.error is None, outcome.error
    assert outcome.result is not None
    assert outcome.result.working.formula
    return outputs(outcome.result)


def codes(outcome: Outcome) -> set[str]:
    return {finding.code for finding in outcome.warnings}


BREWERY = {"baseline_consumption": 1_200_000, "baseline_output": 10_000, "consumption": 1_260_000, "output": 12_000}


def test_saving_per_unit_while_absolute_use_rose() -> None:
    told = calculated("saving", **BREWERY)
    assert told["adjusted_baseline"] == 1_440_000
    assert told["saving"] == 180_000
    assert told["saving_pct"] == D("12.5")
    assert told["absolute_change_pct"] == 5
    assert (told["baseline_specific"], told["specific"]) == (120, 105)


def test_saving_with_base_load() -> None:
    told = calculated("saving", **BREWERY, base_load_share="0.4")
    assert (told["adjusted_baseline"], told["saving"]) == (1_344_000, 84_000)
    assert (told["saving_pct"], told["absolute_change_pct"]) == (D("6.25"), 5)


@pytest.mark.parametrize(
    ("inputs", "npv", "irr", "payback"),
    [
        ({}, "686.18", "15.24", "3.333"),
        ({"recurring_costs": 100}, "307.10", "12.38", "3.571"),
        ({"recurring_costs": [0, 100, 100, 100, 100, 100]}, "307.10", "12.38", "3.571"),
    ],
)
def test_an_option_of_five_years(inputs: dict[str, object], npv: str, irr: str, payback: str) -> None:
    told = calculated("cash_flow", flows=[-5000, 1500, 1500, 1500, 1500, 1500], rate="0.1", **inputs)
    assert round(D(str(told["npv"])), 2) == D(npv)
    assert round(D(str(told["irr_pct"])), 2) == D(irr)
    assert round(D(str(told["payback"])), 3) == D(payback)


def test_payback_within_a_year() -> None:
    assert calculated("cash_flow", flows=[-20_000, 5_000, 8_000, 10_000], rate=D("0.1"))["payback"] == D("2.7")


def test_what_waste_costs() -> None:
    costs = {"material": 1000, "energy": 50, "system": 800, "waste_treatment": 80}
    told = calculated("waste_cost", **costs, product_share=D("0.7"))
    assert (told["product_cost"], told["loss_cost"], told["total_cost"]) == (1295, 635, 1930)


def test_sites_are_pooled_not_averaged() -> None:
    sites = [{"adjusted_baseline": 1000, "saving": 100}, {"adjusted_baseline": 9000, "saving": 180}]
    assert calculated("pooled_saving", sites=sites)["saving_pct"] == D("2.8")


@pytest.mark.parametrize("shares", [[10, 20], [20, 10], [-10, -20], ["10 %", "20%"]])
def test_options_on_one_stream_do_not_add_up(shares: list[object]) -> None:
    assert calculated("combined_saving", shares_pct=shares)["saving_pct"] == 28


def test_a_balance_that_does_not_close_is_blocked_until_signed_for() -> None:
    flows = {"inputs": [{"name": "củ sắn", "quantity": 1, "unit": "t"}], "outputs": [{"quantity": 2260, "unit": "kg"}]}
    told = calculated("closure", **flows, tolerance_pct=5)
    assert (told["closure_pct"], told["accepted"], told["status"]) == (226, False, "blocked until signed for")
    signed = {"name": "Trần Văn B", "reason": "Nước vào chưa đo"}
    told = calculated("closure", **flows, tolerance_pct=5, signed_for=signed)
    assert (told["closure_pct"], told["accepted"], told["within_tolerance"]) == (226, True, False)
    assert told["signed_by"] == "Trần Văn B"


BEER = {"industry": "beer", "metric": "energy", "value": 210, "capacity": 50, "capacity_unit": "triệu lít"}


def test_a_brewery_against_the_norm_of_each_year() -> None:
    now = calculated("norm", **BEER, year=2024)
    assert (now["limit"], now["verdict"], round(D(str(now["over_pct"])), 2)) == (196, "over", D("7.14"))
    before = calculated("norm", **BEER, year=2020)
    assert (before["limit"], before["verdict"]) == (215, "within")
    after = calculated("norm", **BEER, year=2026)
    assert (after["limit"], after["over_pct"], after["verdict"]) == (None, None, "no norm in force")


def test_emissions_of_a_grid_year_and_of_a_fuel() -> None:
    told = calculated("emissions", grid="VN", quantity=1_000_000, unit="kWh", year=2022)
    assert (told["t_co2e"], told["factor"]) == (D("676.6"), D("0.6766"))
    told = calculated("emissions", fuel="diesel", quantity=100, unit="t", year=2022)
    assert (told["t_co2e"], told["factor"], told["energy_gj"]) == (D("318.63"), 74100, 4300)
