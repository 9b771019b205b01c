"""Sample letters of every template, read back: nearly all of what they say, and nothing wrong that is called sure."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from sachhon.channels.console.truths import SURE, Score, compare, compare_all, truth_of
from sachhon.formkit.definition import template as template_of
from sachhon.formkit.definition import templates
from sachhon.reading.model import Reading
from sachhon.reading.pipeline import read_path
from sachhon.writing.sample import write_letters

LETTERS = 12
LEAST = 0.98


def read_back(template: str, seed: int, folder: Path, units: int = LETTERS) -> list[tuple[Path, Reading]]:
    return [(path, read_path(path)) for path in write_letters(template_of(template), units, seed, folder)]


@pytest.mark.parametrize("seed", [101, 202])
@pytest.mark.parametrize("template", tuple(templates()))
def test_letters_are_read_back(template: str, seed: int, tmp_path: Path) -> None:
    readings = read_back(template, seed, tmp_path)
    assert {reading.template for _, reading in readings} == {template}
    score = compare_all(readings)
    assert score.all > 200
    assert score.share >= LEAST, score.wrong
    assert score.surely_wrong == []


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Reading]:
    return read_back("facility-year", 7, tmp_path_factory.mktemp("mau"), units=1)[0]


def score_of(letter: tuple[Path, Reading], **changed: object) -> Score:
    path, reading = letter
    truth = truth_of(path)
    assert truth is not None
    score = Score()
    compare(reading, {**truth, "answers": {**truth["answers"], **changed}}, score)
    return score


def test_another_value_is_wrong_and_told_with_its_file(letter: tuple[Path, Reading]) -> None:
    score = score_of(letter, facility_name={"state": "value", "value": "Công ty khác"})
    ((file, field, told, read, confidence),) = score.wrong
    assert (file, field, told) == (letter[0].name, "facility_name", "Công ty khác")
    assert str(read).startswith("côngt")
    assert (score.surely_wrong == []) == (confidence <= SURE)


def test_another_state_is_right_only_where_the_truth_accepts_it(letter: tuple[Path, Reading]) -> None:
    assert [miss[1] for miss in score_of(letter, facility_name={"state": "missing"}).wrong] == ["facility_name"]
    accepted = {"state": "missing", "accept_states": ["value"]}
    assert score_of(letter, facility_name=accepted).wrong == []


def test_two_readings_are_right_only_when_left_to_a_person(letter: tuple[Path, Reading]) -> None:
    year = next(answer for answer in letter[1].answers if answer.field == "report_year")
    competing = {"state": "value", "competing": [year.value, 1999]}
    assert [miss[1] for miss in score_of(letter, report_year=competing).wrong] == ["report_year"]
    assert year.confidence > Decimal("0.5")


def test_rows_too_few_and_too_many_are_wrong(letter: tuple[Path, Reading]) -> None:
    truth = truth_of(letter[0])
    assert truth is not None
    tables = {name: answer["rows"] for name, answer in truth["answers"].items() if len(answer.get("rows", ())) > 1}
    name, rows = next(iter(tables.items()))
    fewer = score_of(letter, **{name: {"state": "value", "rows": rows[:-1]}})
    assert [miss[1] for miss in fewer.wrong] == [f"{name}[{len(rows) - 1}]"]
    more = score_of(letter, **{name: {"state": "value", "rows": [*rows, rows[0]]}})
    assert {miss[1].partition("[")[0] for miss in more.wrong} == {name}


def test_a_file_without_a_truth_is_not_compared(letter: tuple[Path, Reading], tmp_path: Path) -> None:
    other = tmp_path / letter[0].name
    assert truth_of(other) is None
    score = compare_all([(other, letter[1])])
    assert (score.all, score.share) == (0, 1.0)
    assert json.loads((letter[0].parent / "su-that" / f"{letter[0].stem}.json").read_text("utf-8"))["note"]
