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
