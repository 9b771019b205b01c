"""`sachhon calculate`: one JSON list to standard output, errors beside it, and an exit code that tells."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sachhon.channels.console.main import app

GOOD = {
    "name": "bia",
    "function": "saving",
    "inputs": {"baseline_consumption": 1200000, "baseline_output": 10000, "consumption": 1260000, "output": 12000},
}
BAD = {"name": "lãi suất", "function": "cash_flow", "inputs": {"flows": [-5000, 1500], "rate": 10}}
OPEN = {"name": "sắn", "function": "closure", "inputs": {"inputs": [100], "outputs": [226], "tolerance_pct": 5}}


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SACHHON_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "200")


def sachhon(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["calculate", *(str(argument) for argument in arguments)], input=stdin)


def file_of(folder: Path, *cases: object) -> Path:
    path = folder / "trường hợp.json"
    path.write_text(json.dumps(cases, ensure_ascii=False), "utf-8")
    return path


def test_outputs_come_with_formula_units_and_factors(tmp_path: Path) -> None:
    result = sachhon(file_of(tmp_path, GOOD, OPEN))
    assert result.exit_code == 0
    bia, san = json.loads(result.stdout)
    assert (bia["name"], bia["function"]) == ("bia", "saving")
    assert bia["outputs"]["saving_pct"] == 12.5
    assert bia["outputs"]["absolute_change_pct"] == 5
    assert "adjusted_baseline = " in bia["formula"]
    assert bia["units"]["saving_pct"] == "%"
    assert bia["factors"] == []
    assert san["outputs"]["accepted"] is False
    assert san["warnings"][0]["severity"] == "blocker"


BREWERY = {"baseline_consumption": 1200000, "baseline_output": 10000, "consumption": 1260000, "output": 12000}
FIVE_YEARS = [-5000, 1500, 1500, 1500, 1500, 1500]
HEAT = {"name": "than", "quantity": 2.89, "factor": 665000}
VECTORS: list[tuple[str, dict[str, object], dict[str, object], set[str]]] = [
    ("saving", BREWERY, {"saving": 180000, "saving_pct": 12.5, "absolute_change_pct": 5}, set()),
    ("saving", {**BREWERY, "base_load_share": 0.4}, {"saving_pct": 6.25, "absolute_change_pct": 5}, set()),
    (
        "specific_energy",
        {
            "baseline": [{"name": "điện", "quantity": 543.38, "factor": 2619.40}, HEAT],
            "current": [{"name": "điện", "quantity": 593.28, "factor": 1734.34}, {**HEAT, "quantity": 3.0}],
            "unit": "kcal/t",
        },
        {"change_pct": -9.60},
        {"calc_carrier_rose", "calc_factor_changed", "calc_only_factors_saved"},
    ),
    ("cash_flow", {"flows": FIVE_YEARS, "rate": 0.1}, {"npv": 686.18, "irr_pct": 15.24}, set()),
    (
        "cash_flow",
        {"flows": FIVE_YEARS, "rate": 0.1, "recurring_costs": 100},
        {"npv": 307.10, "irr_pct": 12.38, "payback": 3.571},
        set(),
    ),
    ("cash_flow", {"flows": [-20000, 5000, 8000, 10000], "rate": 0.1}, {"payback": 2.7}, set()),
    (
        "waste_cost",
        {"material": 1000, "energy": 50, "system": 800, "waste_treatment": 80, "product_share": 0.7},
        {"product_cost": 1295, "loss_cost": 635},
        set(),
    ),
    (
        "pooled_saving",
        {"sites": [{"adjusted_baseline": 1000, "saving": 100}, {"adjusted_baseline": 9000, "saving": 180}]},
        {"saving_pct": 2.8},
        set(),
    ),
    ("combined_saving", {"shares_pct": [-10, -20]}, {"saving_pct": 28}, set()),
    (
        "closure",
        {"inputs": [100], "outputs": [226], "tolerance_pct": 10},
        {"closure_pct": 226, "accepted": False, "status": "blocked until signed for"},
        {"calc_balance_open"},
    ),
    *(
        (
            "norm",
            {"industry": "beer", "metric": "energy", "value": 210, "year": year, "capacity": 50_000_000},
            {"limit": limit, "over_pct": over, "verdict": verdict},
            set(),
        )
        for year, limit, over, verdict in (
            (2016, 215, -2.33, "within"),
            (2020, 215, -2.33, "within"),
            (2021, 196, 7.14, "over"),
            (2025, 196, 7.14, "over"),
            (2026, None, None, "no norm in force"),
        )
    ),
    (
        "emissions",
        {"grid": "VN", "quantity": 10, "unit": "MWh", "year": 2022},
        {"t_co2e": 6.766, "factor": 0.6766},
        set(),
    ),
]


def test_the_ministrys_vectors_through_the_command(tmp_path: Path) -> None:
    cases = [{"name": str(i), "function": vector[0], "inputs": vector[1]} for i, vector in enumerate(VECTORS)]
    result = sachhon(file_of(tmp_path, *cases))
    assert result.exit_code == 0
    for (function, _, wanted, doubts), told in zip(VECTORS, json.loads(result.stdout), strict=True):
        found = {name: told["outputs"][name] for name in wanted}
        close = {
            name: round(found[name], len(str(value).partition(".")[2])) if isinstance(value, float) else found[name]
            for name, value in wanted.items()
        }
        assert close == wanted, function
        assert doubts <= {doubt["code"] for doubt in told["warnings"]}
        assert told["formula"]
        assert set(told["units"]) <= set(told["outputs"])
        assert bool(told["factors"]) is (function in ("norm", "emissions") and found.get("limit", 0) is not None)
        assert all(one["version"] and one["source"] and one["certainty"] for one in told["factors"])
    electricity = json.loads(result.stdout)[2]["warnings"][0]["message"]
    assert "tăng 9,18 %" in electricity["vi"]
    assert "9.18 %" in electricity["en"]


def test_one_bad_case_is_told_and_the_others_still_run(tmp_path: Path) -> None:
    result = sachhon(file_of(tmp_path, GOOD, BAD, GOOD))
    assert result.exit_code == 1
    first, bad, last = json.loads(result.stdout)
    assert first["outputs"] == last["outputs"]
    assert "outputs" not in bad
    assert bad["error"]["where"] == ["[1].inputs.rate"]
    assert set(bad["error"]["message"]) == {"vi", "en"}
    assert "[1].inputs.rate (lãi suất)" in result.stderr


def test_cases_may_come_through_a_pipe() -> None:
    result = sachhon("-", stdin=json.dumps([GOOD]))
    assert json.loads(result.stdout)[0]["outputs"]["saving"] == 180000


@pytest.mark.parametrize(("language", "words"), [("vi", "tổng tiêu thụ vẫn tăng 5 %"), ("en", "rose 5 %")])
def test_a_table_for_people_in_both_languages(tmp_path: Path, language: str, words: str) -> None:
    result = sachhon(file_of(tmp_path, GOOD, BAD), "--format", "table", "--lang", language)
    assert result.exit_code == 1
    assert words in result.stdout
    assert ("1.440.000" if language == "vi" else "1,440,000") in result.stdout


def test_what_is_no_list_of_cases_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "hỏng.json"
    path.write_text('[\n{"name": }]', "utf-8")
    result = sachhon(path)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "dòng 2, cột 10" in result.stderr
    path.write_text('{"name": "một"}', "utf-8")
    assert sachhon(path).exit_code == 3
    path.write_bytes(b"\xff\xfe[")
    assert sachhon(path).exit_code == 3
    assert sachhon(tmp_path / "không có.json").exit_code == 3
    assert sachhon(tmp_path).exit_code == 3
