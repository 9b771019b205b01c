"""Cases in JSON: how inputs are understood, and what is said where they are not."""

from __future__ import annotations

import ast
import json
from decimal import Decimal
from pathlib import Path

import pytest

from sachhon import calculations
from sachhon.calculations.cases import FUNCTIONS, NotCases, Outcome, outcome_json, parse_cases, run_cases, write_json
from sachhon.calculations.cases.written import number_text, outputs
from sachhon.calculations.results import words_en, words_vi
from sachhon.formkit.findings import say

D = Decimal
SAVING = {"baseline_consumption": 100, "baseline_output": 10, "consumption": 90, "output": 10}


def run(function: str, inputs: object, **case: object) -> Outcome:
    text = json.dumps([{"name": "một", "function": function, "inputs": inputs, **case}])
    return run_cases(parse_cases(text))[0]


def told(function: str, **inputs: object) -> dict[str, object]:
    outcome = run(function, inputs)
    assert outcome.error is None, outcome.error
    assert outcome.result is not None
    return outputs(outcome.result)


def refused(function: str, **inputs: object) -> tuple[str, tuple[str, ...]]:
    outcome = run(function, inputs)
    assert outcome.error is not None, outcome.result
    return outcome.error.code, outcome.error.fields


def noted(function: str, **inputs: object) -> set[str]:
    return {warning.code for warning in run(function, inputs).warnings}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (1234.5, "1234.5"),
        ("1234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("1e3", "1000"),
        (" 1234 ", "1234"),
    ],
)
def test_numbers_as_json_and_as_vietnamese_write_them(written: object, value: str) -> None:
    assert told("specific_consumption", consumption=written, output=1)["specific"] == D(value)


def test_a_number_that_reads_two_ways_is_refused_or_said() -> None:
    assert refused("specific_consumption", consumption="1,234", output=1)[0] == "calc_number_two_ways"
    assert told("specific_consumption", consumption="1.234", output=1)["specific"] == D("1.234")
    assert noted("specific_consumption", consumption="1.234", output=1) == {"calc_point_read_as_decimal"}


@pytest.mark.parametrize("bad", ["nhiều", "", "1.2.3", [1], {"a": 1}, True, "12 %"])
def test_what_is_no_number_is_refused_at_its_place(bad: object) -> None:
    code, fields = refused("specific_consumption", consumption=bad, output=1)
    assert (code, fields) == ("calc_not_a_number", ("inputs.consumption",))


def test_a_missing_input_and_one_too_many_are_named() -> None:
    assert refused("saving", baseline_consumption=1) == ("calc_missing", ("inputs.baseline_output",))
    assert refused("saving", **SAVING, base_load=0.4) == ("calc_unknown_input", ("inputs.base_load",))
    sites = [{"adjusted_baseline": 1, "saving": 0}, {"adjusted_baseline": 1, "savings": 0}]
    assert refused("pooled_saving", sites=sites) == ("calc_missing", ("inputs.sites[1].saving",))
    sites[1]["saving"] = 0
    assert refused("pooled_saving", sites=sites) == ("calc_unknown_input", ("inputs.sites[1].savings",))


@pytest.mark.parametrize(
    ("share", "pct"), [(0.4, None), ("40 %", None), ("0.4", None), (40, "calc_share_read_as_percent")]
)
def test_a_share_is_a_fraction_or_a_percentage_that_says_so(share: object, pct: str | None) -> None:
    wanted = told("saving", **{**SAVING, "output": 12}, base_load_share=0.4)
    assert told("saving", **{**SAVING, "output": 12}, base_load_share=share) == wanted
    assert (pct in noted("saving", **{**SAVING, "output": 12}, base_load_share=share)) is (pct is not None)


@pytest.mark.parametrize("share", [1.5, -0.1, 101])
def test_a_share_that_means_nothing_is_refused(share: float) -> None:
    assert refused("saving", **SAVING, base_load_share=share)[0] == "calc_share_outside"


def test_a_discount_rate_of_ten_is_not_guessed_to_be_ten_percent() -> None:
    flows = [-5000, 1500, 1500, 1500, 1500, 1500]
    assert refused("cash_flow", flows=flows, rate=10) == ("calc_rate_outside", ("inputs.rate",))
    assert told("cash_flow", flows=flows, rate="10 %") == told("cash_flow", flows=flows, rate=0.1)


def test_flows_by_year_and_by_place_are_the_same() -> None:
    by_year = [{"year": 0, "amount": -100}, {"year": 2, "amount": 150}]
    assert told("cash_flow", flows=by_year, rate=0.1) == told("cash_flow", flows=[-100, 0, 150], rate=0.1)


def test_incentives_and_recurring_costs() -> None:
    flows = [-1000, 400, 400, 400]
    net = told("cash_flow", flows=flows, rate=0, incentives=100, recurring_costs=50)
    assert net["flows"] == (-900, 350, 350, 350)
    spread = told(
        "cash_flow", flows=flows, rate=0, incentives=[{"year": 1, "amount": 100}], recurring_costs=[0, 0, 50, 50]
    )
    assert spread["flows"] == (-1000, 500, 350, 350)
    assert refused("cash_flow", flows=flows, rate=0, incentives=[1, 2])[0] == "calc_list_of_another_length"
    assert refused("cash_flow", flows=flows, rate=0, incentives=[{"year": 9, "amount": 1}])[0] == (
        "calc_year_outside_flows"
    )


def test_rates_of_return_that_are_many_or_none_are_flagged() -> None:
    several = told("cash_flow", flows=[-1600, 10000, -10000], rate=0.1)
    assert (several["irr_pct"], several["irr_all_pct"], several["irr_status"]) == (None, (25, 400), "not unique")
    none = told("cash_flow", flows=[-1000, 100, 100], rate=0.1)
    assert (none["payback"], none["discounted_payback"]) == (None, None)
    assert none["irr_status"] == "unique"  # a loss has a rate too: below zero
    assert D(str(none["irr_pct"])) < 0
    losses = told("cash_flow", flows=[-1000, -100], rate=0.1)
    assert (losses["irr_pct"], losses["irr_status"]) == (None, "none")
    assert noted("cash_flow", flows=[-1000, -100], rate=0.1) == {"calc_no_rate_of_return", "calc_never_paid_back"}
    assert "calc_paid_back_not_for_good" in noted("cash_flow", flows=[-1600, 10000, -10000], rate=0.1)


def test_shares_of_mixed_signs_are_refused() -> None:
    assert refused("combined_saving", shares_pct=[10, -20])[0] == "calc_mixed_signs"
    assert refused("combined_saving", shares_pct=[10, 120]) == ("calc_percent_outside", ("inputs.shares_pct[1]",))
    assert refused("combined_saving", shares_pct=[])[0] == "calc_empty"


def test_sites_of_different_units_are_added_in_one() -> None:
    sites = [
        {"name": "A", "adjusted_baseline": 1000, "saving": 100, "unit": "MWh"},
        {"name": "B", "adjusted_baseline": 32400, "saving": 648, "unit": "GJ"},
    ]
    assert told("pooled_saving", sites=sites)["saving_pct"] == D("2.8")
    sites[1]["unit"] = "m3"
    assert refused("pooled_saving", sites=sites) == ("calc_units_differ", ("inputs.sites[1].unit",))
    del sites[1]["unit"]
    assert refused("pooled_saving", sites=sites)[0] == "calc_unit_here_and_not_there"
    assert refused("pooled_saving", sites=[{"adjusted_baseline": 10, "saving": 11}])[0] == "calc_saves_more_than_all"


@pytest.mark.parametrize("sides", [([100], [226]), (100, 226), ({"sắn": 100}, {"bột": 200, "bã": 26})])
def test_a_balance_takes_lists_totals_and_names(sides: tuple[object, object]) -> None:
    found = told("closure", inputs=sides[0], outputs=sides[1], tolerance_pct=5)
    assert (found["closure_pct"], found["accepted"]) == (226, False)


def test_a_balance_without_tolerance_says_which_it_took() -> None:
    assert told("closure", inputs=[100], outputs=[109])["accepted"] is True
    assert noted("closure", inputs=[100], outputs=[109]) == {"calc_tolerance_assumed"}


@pytest.mark.parametrize(
    ("capacity", "unit", "limit"),
    [
        (50_000_000, None, 196),
        (50, None, 196),
        ("50 triệu lít", None, 196),
        ({"quantity": 500_000, "unit": "hl"}, None, 196),
        (500_000, "hl", 196),
        (19_999_999, None, 286),
        (20, None, 196),
        (100, None, 196),
        (101, None, 129),
    ],
)
def test_a_breweries_capacity_in_its_many_ways(capacity: object, unit: str | None, limit: int) -> None:
    inputs = {"industry": "Bia", "metric": "năng lượng", "value": 210, "year": 2025, "capacity": capacity}
    assert told("norm", **inputs, **({"capacity_unit": unit} if unit else {}))["limit"] == limit


def test_a_capacity_that_could_be_either_is_refused() -> None:
    inputs = {"industry": "beer", "metric": "energy", "value": 210, "year": 2025}
    assert refused("norm", **inputs, capacity=5000)[0] == "calc_capacity_unclear"
    assert refused("norm", **inputs)[0] == "calc_capacity_needed"
    assert refused("norm", **inputs, capacity="50 t")[0] == "calc_units_differ"


def test_norms_ask_for_the_product_and_know_their_ends() -> None:
    paper = {"industry": "paper", "metric": "energy", "value": 7000, "year": 2022, "capacity": 20_000}
    assert refused("norm", **paper)[0] == "calc_which_product"
    assert told("norm", **paper, product="packaging")["limit"] == 6744
    assert refused("norm", **{**paper, "industry": "vàng mã"})[0] == "calc_unknown_industry"
    assert refused("norm", **{**paper, "metric": "water"})[0] == "calc_unknown_metric"
    big = {**paper, "capacity": 90_000, "product": "tissue"}
    assert told("norm", **big)["verdict"] == "no norm in force"
    assert noted("norm", **big) == {"calc_no_norm_for_capacity"}
    early = {"industry": "beer", "metric": "energy", "value": 210, "capacity": "50 triệu lít", "year": 2015}
    assert told("norm", **early)["verdict"] == "no norm in force"
    assert noted("norm", **early) == {"calc_norm_not_begun"}
    assert told("norm", **{**early, "year": "2020-12-31"})["limit"] == 215
    assert told("norm", **{**early, "year": "2021-01-01"})["limit"] == 196
    assert told("norm", **{**early, "year": 2022, "value": 50, "unit": "kWh/hl"})["over_pct"] == pytest.approx(
        D("-8.163265306"), abs=D("1e-8")
    )
    assert (
        told("norm", industry="seafood", metric="energy", value=2100, year=2024, product="shrimp", capacity=500)[
            "verdict"
        ]
        == "over"
    )


def test_emissions_by_mass_heat_and_volume() -> None:
    fuel = {"fuel": "Dầu DO", "year": 2023}
    by_mass = told("emissions", **fuel, quantity=10, unit="tấn")
    assert by_mass["t_co2e"] == D("31.863")
    assert told("emissions", **fuel, quantity=430, unit="GJ")["t_co2e"] == D("31.863")
    # 1,000 litres are 0.88 TOE of 41.868 GJ
    litres = told("emissions", **fuel, quantity="1.000.000", unit="lít")
    assert litres["energy_gj"] == D("36843.84")
    assert litres["t_co2e"] == D("2730.128544")
    measured = told("emissions", fuel="anthracite", year=2023, quantity=100, unit="t", ncv=22)
    assert measured["t_co2e"] == D("216.26")
    assert refused("emissions", fuel="anthracite", year=2023, quantity=100, unit="m3")[0] == "calc_fuel_not_measured_so"
    assert refused("emissions", fuel="than", year=2023, quantity=100, unit="t")[0] == "calc_unknown_fuel"


def test_biomass_stands_apart() -> None:
    wood = told("emissions", fuel="củi", year=2023, quantity=10, unit="t")
    assert (wood["t_co2e"], wood["t_co2_biogenic"]) == (0, D("17.472"))
    assert "calc_biogenic_apart" in noted("emissions", fuel="củi", year=2023, quantity=10, unit="t")


def test_a_grid_year_without_value_is_refused_unless_another_is_named() -> None:
    grid = {"grid": "VN", "quantity": 100, "unit": "MWh", "year": 2024}
    assert refused("emissions", **grid) == ("calc_no_grid_factor", ("inputs.year",))
    assert told("emissions", **grid, factor_year=2023)["t_co2e"] == D("65.92")
    assert noted("emissions", **grid, factor_year=2023) == {"calc_factor_of_another_year"}
    assert told("emissions", fuel="điện", quantity=100, unit="MWh", year=2023)["t_co2e"] == D("65.92")
    assert refused("emissions", **grid, fuel="diesel")[0] == "calc_fuel_and_grid"
    assert refused("emissions", quantity=1, unit="MWh", year=2020)[0] == "calc_missing"
    assert refused("emissions", grid="Lào", quantity=1, unit="MWh", year=2020)[0] == "calc_unknown_grid"


def test_energy_in_toe_and_gj() -> None:
    carriers = [
        {"energy": "Điện", "quantity": "1.000.000", "unit": "kWh"},
        {"energy": "LPG", "quantity": 10, "unit": "tấn"},
        {"energy": "steam", "quantity": 41.868, "unit": "GJ"},
    ]
    found = told("energy", carriers=carriers, year=2024)
    assert found["toe"] == D("154.3") + D("10.9") + 1
    assert found["gj"] == 3600 + D("10.9") * D("41.868") + D("41.868")
    coke = [{"energy": "than cốc", "quantity": 10, "unit": "t"}]
    assert refused("energy", carriers=coke, year=2024) == ("calc_factor_is_a_range", ("inputs.carriers[0].energy",))
    assert told("energy", carriers=[{**coke[0], "factor": 0.72}], year=2024)["toe"] == D("7.2")
    assert refused("energy", carriers=coke, year=2010)[0] == "calc_no_factor_then"
    lpg = [{"energy": "LPG", "quantity": 1, "unit": "t"}]
    assert told("energy", carriers=lpg, year=2009, factor_year=2011)["toe"] == D("1.09")
    assert noted("energy", carriers=lpg, year=2009, factor_year=2011) == {"calc_factors_of_another_year"}
    assert refused("energy", carriers=[{"energy": "điên", "quantity": 1, "unit": "t"}], year=2024)[0] == (
        "calc_not_measured_so"
    )
    assert refused("energy", carriers=[{"energy": "electricty", "quantity": 1, "unit": "kWh"}], year=2024)[0] == (
        "calc_unknown_energy"
    )


CERAMIC = {
    "baseline": [
        {"name": "điện", "quantity": 543.38, "factor": 2619.40, "unit": "kWh/t", "factor_unit": "kcal/kWh"},
        {"name": "dầu", "quantity": 2.89, "factor": 665000},
    ],
    "current": [
        {"name": "điện", "quantity": 593.28, "factor": 1734.34},
        {"name": "dầu", "quantity": 3.0, "factor": 665000},
    ],
}


def test_a_fall_of_the_total_that_only_the_factor_made() -> None:
    found = told("specific_energy", **CERAMIC, unit="kcal/t")
    assert round(D(str(found["change_pct"])), 2) == D("-9.60")
    assert round(D(str(found["change_at_baseline_factors_pct"])), 2) == D("6.09")
    outcome = run("specific_energy", CERAMIC)
    rose = next(w for w in outcome.warnings if w.code == "calc_carrier_rose")
    assert (rose.params["name"], rose.params["more"]) == ("điện", D("9.18"))
    assert {"calc_factor_changed", "calc_only_factors_saved"} <= {w.code for w in outcome.warnings}


def test_water_and_percentile_and_size() -> None:
    found = told("water", fresh_water=1000, output=200, reused=250, wastewater=800)
    assert (found["specific"], found["reuse_pct"], found["wastewater_pct"], found["consumed"]) == (5, 20, 80, 200)
    place = told("percentile", value=210, peers=[190, 200, 205, 230, 250, 260])
    assert (place["percentile"], place["better_than_pct"], place["median"]) == (50, 50, D("217.5"))
    assert told("percentile", value=210, peers=[190, 200, 205, 230])["percentile"] is None
    assert told("size_class", employees=120, revenue="150.000.000.000", year=2024)["size"] == "vừa"
    assert told("size_class", employees=9, capital=3_000_000_000, year=2024)["size"] == "siêu nhỏ"
    assert told("size_class", employees=9, capital=3_000_000_001, year=2024)["size"] == "nhỏ"
    assert told("size_class", employees=500, revenue=1, year=2024)["size"] == "lớn"
    assert told("size_class", employees=250, capital=20_000_000_000, year=2015)["size"] == "nhỏ"
    assert told("size_class", employees=250, year=2015)["size"] == "vừa"
    assert refused("size_class", employees=10, year=2024)[0] == "calc_money_needed"
    assert refused("size_class", employees=10, year=2005)[0] == "calc_no_decree_then"


@pytest.mark.parametrize(
    ("case", "code", "fields"),
    [
        (7, "calc_case_not_an_object", ()),
        ({"function": "saving", "inputs": {}}, "calc_case_without_name", ("name",)),
        ({"name": "a", "function": "savings", "inputs": {}}, "calc_unknown_function", ("function",)),
        ({"name": "a", "function": "saving"}, "calc_not_an_object", ("inputs",)),
        ({"name": "a", "function": "saving", "inputs": {}, "input": {}}, "calc_unknown_input", ("input",)),
    ],
)
def test_cases_that_are_no_cases(case: object, code: str, fields: tuple[str, ...]) -> None:
    bad, good = run_cases([case, {"name": "b", "function": "combined_saving", "inputs": {"shares_pct": [D(10)]}}])
    assert bad.error is not None
    assert (bad.error.code, bad.error.fields, bad.place) == (code, fields, "[0]")
    assert good.error is None


@pytest.mark.parametrize("text", ["", "{", '{"a": 1}', '[{"name": NaN]', "[" * 100_000])
def test_what_is_no_list_of_cases_is_refused(text: str) -> None:
    with pytest.raises(NotCases):
        parse_cases(text)


SOUND = '{"name": "b", "function": "combined_saving", "inputs": {"shares_pct": [10, 20]}}'


@pytest.mark.parametrize(
    ("case", "code", "field"),
    [
        ('"combined_saving", "inputs": {"shares_pct": [NaN]}', "calc_not_a_number", "inputs.shares_pct[0]"),
        ('"cash_flow", "inputs": {"flows": [-1, 2], "rate": -Infinity}', "calc_not_a_number", "inputs.rate"),
        ('"saving", "name": "c", "inputs": {}', "calc_named_twice", "name"),
        ('"saving", "inputs": {"output": 1, "output": 2}', "calc_named_twice", "inputs.output"),
        ('"saving", "inputs": {"sites": [{"a": 1, "a": 2}]}', "calc_named_twice", "inputs.sites[0].a"),
    ],
)
def test_what_json_leaves_open_is_refused_in_its_case_and_the_others_run(case: str, code: str, field: str) -> None:
    bad, good = run_cases(parse_cases(f'[{{"name": "a", "function": {case}}}, {SOUND}]'))
    assert bad.error is not None
    assert (bad.error.code, bad.error.fields) == (code, (field,))
    assert good.result is not None


def test_half_of_a_surrogate_pair_is_written_as_it_came() -> None:
    (bad,) = run_cases(parse_cases('[{"name": "a\\ud800", "function": "x\\ud800", "inputs": {}}]'))
    written = write_json(outcome_json(bad))
    assert written.encode("utf-8")
    assert json.loads(written)["name"] == "a\ud800"


def test_a_point_before_three_digits_is_refused_beside_vietnamese_numbers() -> None:
    """12.000 hl beside 1.260.000 kWh is twelve thousand to a reader and twelve to a program."""
    mixed = {**SAVING, "consumption": "1.260.000", "output": "12.000"}
    assert refused("saving", **mixed) == ("calc_number_two_ways", ("inputs.output",))
    sites = [{"adjusted_baseline": "1.234,5", "saving": 1}, {"adjusted_baseline": "2.000", "saving": 1}]
    assert refused("pooled_saving", sites=sites) == ("calc_number_two_ways", ("inputs.sites[1].adjusted_baseline",))
    assert told("saving", **{**mixed, "output": "12000"})["specific"] == 105


def test_percentages_that_look_like_shares_are_said() -> None:
    assert "calc_percents_like_shares" in noted("combined_saving", shares_pct=[0.1, 0.2])
    assert "calc_percents_like_shares" not in noted("combined_saving", shares_pct=[10, 0.5])
    assert refused("combined_saving", shares_pct=[1] * 501)[0] == "calc_too_many"


def test_messages_do_not_round_a_value_over_its_limit() -> None:
    outcome = run("norm", {"industry": "beer", "metric": "energy", "value": 1, "year": 2022, "capacity": 19.999})
    assert "19,999" in say(outcome.warnings[0], "vi")
    outcome = run("pooled_saving", {"sites": [{"adjusted_baseline": 1000, "saving": 1000.004}]})
    assert outcome.error is not None
    assert "1.000,004" in say(outcome.error, "vi")
    several = run("cash_flow", {"flows": [-1600, 10000, -10000], "rate": 0.1}).warnings[0]
    assert "từ 25 % đến 400 %" in say(several, "vi")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+3", "1000"),
        ("0.1", "0.1"),
        ("-0.000", "0"),
        ("12.50", "12.5"),
        ("1e33", "1" + "0" * 33),
        ("1e999", "1E+999"),
    ],
)
def test_numbers_are_written_plainly(value: str, text: str) -> None:
    assert number_text(D(value)) == text


def test_every_outcome_is_json_with_its_formula_units_and_factors() -> None:
    outcome = run("emissions", {"grid": "VN", "quantity": 1000, "unit": "MWh", "year": 2022})
    read = json.loads(write_json(outcome_json(outcome)))
    assert read["outputs"]["t_co2e"] == 676.6
    assert read["units"]["t_co2e"] == "tCO2e"
    assert "factor[grid, year]" in read["formula"]
    (factor,) = read["factors"]
    assert (factor["table"], factor["version"], factor["row"]) == ("grid_emission_factors", "1", "VN-2022")
    assert factor["valid_from"] == "2022-01-01"


def test_outputs_have_ten_places_and_inputs_all_that_were_given() -> None:
    text = (
        '[{"name": "a", "function": "specific_consumption", "inputs": {"consumption": 0.0000000000012, "output": 3}}]'
    )
    written = write_json([outcome_json(outcome) for outcome in run_cases(parse_cases(text))])
    assert "0.0000000000012" in written
    assert json.loads(written)[0]["outputs"]["specific"] == 0
    absurd = text.replace("0.0000000000012", "1e999999")
    (read,) = json.loads(write_json([outcome_json(outcome) for outcome in run_cases(parse_cases(absurd))]))
    assert read["error"]["code"] == "calc_out_of_scale"


def test_what_is_laid_out_later_is_paid_back_too() -> None:
    assert told("cash_flow", flows=[0, -100, 60, 80], rate=0)["payback"] == D("2.5")
    assert told("cash_flow", flows=[100, 50], rate=0)["payback"] == 0


def test_an_error_is_told_in_both_languages_with_its_place() -> None:
    read = json.loads(write_json(outcome_json(run("cash_flow", {"flows": [-1, 2], "rate": 10}))))
    assert read["error"]["where"] == ["[0].inputs.rate"]
    assert "Lãi suất" in read["error"]["message"]["vi"]
    assert "discount rate" in read["error"]["message"]["en"]


def test_every_doubt_is_worded_in_both_languages_and_no_wording_is_left_over() -> None:
    assert set(words_vi.WORDS) == set(words_en.WORDS)
    used = set()
    for path in Path(str(calculations.__file__)).parent.rglob("*.py"):
        if not path.name.startswith("words_"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and str(node.value).startswith(("calc_", "factor_")):
                    used.add(node.value)
    composed = {f"calc_unknown_{name}" for name in ("industry", "product")}
    composed |= {"calc_model_below_min", "calc_model_below_max"}
    assert set(words_vi.WORDS) - used - composed == set()
    codes = {code for code in used | composed if code not in {"factor_unit", "factor_year", "factor_change_pct"}}
    assert codes - {"calc_unknown_", "calc_model_below_"} - set(words_vi.WORDS) == set()


def test_every_function_of_the_issue_is_there() -> None:
    asked = {"saving", "cash_flow", "combined_saving", "pooled_saving", "waste_cost", "closure", "norm", "emissions"}
    assert asked <= set(FUNCTIONS)
