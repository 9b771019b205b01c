"""Whatever stands in a case, it gives outputs or an error with its place: nothing stops the list."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.calculations.cases import FUNCTIONS, outcome_json, run_case, write_json
from tests.thorough import of

GOOD: dict[str, dict[str, object]] = {
    "specific_consumption": {"consumption": 1, "output": 2, "unit": "kWh", "output_unit": "t"},
    "saving": {
        "baseline_consumption": 5,
        "baseline_output": 5,
        "consumption": 4,
        "output": 5,
        "base_load_share": "0.4",
    },
    "regression_saving": {
        "baseline": [{"consumption": 10 + 3 * i + i % 3, "output": i, "period": "T1"} for i in range(6)],
        "reporting": {"consumption": 4, "output": 3},
    },
    "specific_energy": {
        "baseline": [{"name": "điện", "quantity": 5, "factor": 2}],
        "current": [{"name": "điện", "quantity": 4, "factor": 3}],
    },
    "combined_saving": {"shares_pct": [10, 20]},
    "pooled_saving": {"sites": [{"adjusted_baseline": 10, "saving": 1, "unit": "kWh"}]},
    "water": {"fresh_water": 10, "output": 2, "reused": 1, "wastewater": 8},
    "energy": {"carriers": [{"energy": "LPG", "quantity": 1, "unit": "t"}], "year": 2020, "factor_year": 2021},
    "emissions": {"fuel": "diesel", "quantity": 1, "unit": "t", "year": 2020, "ncv": 40},
    "closure": {"inputs": [1], "outputs": [1], "tolerance_pct": 5, "signed_for": {"name": "A", "reason": "B"}},
    "waste_cost": {"material": 1, "energy": 1, "system": 1, "waste_treatment": 1, "product_share": "0.7"},
    "cash_flow": {"flows": [-10, 6, 6], "rate": "0.1", "incentives": 1, "recurring_costs": [0, 1, 1]},
    "norm": {"industry": "beer", "metric": "energy", "value": 1, "year": 2022, "capacity": 50, "unit": "MJ/hl"},
    "percentile": {"value": 1, "peers": [1, 2, 3, 4, 5], "lower_is_better": True},
    "size_class": {"employees": 5, "year": 2024, "revenue": 1, "capital": 1},
    "benchmark": {"industry": "beer", "metric": "water"},
}
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12).map(Decimal),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal(0), Decimal(-1), Decimal("1e-30"), Decimal("1e30"), Decimal("1e999999"), Decimal(2024)]),
)
TEXTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["12,5", "1.234", "50 triệu lít", "10 %", "%", "-", "kWh", "MJ/hl", "2024-13-45", "²", "٣", "1e9"]),
)
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)


def test_every_function_has_a_good_case_here() -> None:
    assert set(GOOD) == set(FUNCTIONS)
    for function, inputs in GOOD.items():
        outcome = run_case({"name": "tốt", "function": function, "inputs": inputs}, "[0]")
        assert outcome.error is None, outcome.error


@pytest.mark.parametrize("function", FUNCTIONS)
@settings(max_examples=of(40, 15), deadline=None)
@given(data=st.data())
def test_one_input_replaced_by_anything(function: str, data: st.DataObject) -> None:
    inputs = dict(GOOD[function])
    inputs[data.draw(st.sampled_from([*inputs, "grid", "date", "drivers", "khác"]))] = data.draw(ANYTHING)
    check({"name": "thử", "function": function, "inputs": inputs})


@pytest.mark.parametrize("function", ["regression_saving", "pooled_saving", "specific_energy", "energy", "closure"])
@settings(max_examples=of(40, 15), deadline=None)
@given(data=st.data())
def test_one_cell_of_a_list_replaced_by_anything(function: str, data: st.DataObject) -> None:
    inputs = json.loads(json.dumps(GOOD[function]))
    listed = data.draw(st.sampled_from([name for name, value in inputs.items() if isinstance(value, list)]))
    row = inputs[listed][-1]
    if isinstance(row, dict):
        row[data.draw(st.sampled_from([*row, "khác"]))] = data.draw(ANYTHING)
    else:
        inputs[listed][-1] = data.draw(ANYTHING)
    check({"name": "thử", "function": function, "inputs": inputs})


@settings(max_examples=of(100, 40), deadline=None)
@given(ANYTHING)
def test_anything_for_a_case(case: object) -> None:
    check(case)


def check(case: object) -> None:
    outcome = run_case(case, "[0]")
    assert (outcome.error is None) is not (outcome.result is None)
    read = json.loads(write_json(outcome_json(outcome)))
    if outcome.error is not None:
        assert all(place.startswith("[0]") for place in read["error"]["where"])
        assert all(read["error"]["message"].values())
