"""Whole letters, composed here: every value, state and table that they hold is read back."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sachhon.formkit.fields import DocumentRef, Range
from sachhon.formkit.values import State
from sachhon.reading import pipeline
from sachhon.reading.model import FieldAnswer, Reading

LETTERS = Path(__file__).parent / "letters"
NAMES = sorted(path.stem for path in LETTERS.glob("*.txt"))
MISSING = State.MISSING.value


def read(name: str) -> tuple[Reading, dict[str, Any]]:
    expected = json.loads((LETTERS / f"{name}.json").read_text(encoding="utf-8"))
    return pipeline.read_path(LETTERS / f"{name}.txt"), expected


def plain(answer: FieldAnswer) -> object:
    value = answer.value
    if isinstance(value, Range):
        return [float(value.low), float(value.high)]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, DocumentRef):
        return value.number
    if isinstance(value, tuple):
        return [one.number if isinstance(one, DocumentRef) else one for one in value]
    return value


def faults(name: str) -> list[str]:
    reading, expected = read(name)
    if reading.template != expected["template"]:
        return [f"template {reading.template}"]
    answers = {answer.field: answer for answer in reading.answers}
    found: list[str] = []
    for field, value in expected["values"].items():
        answer = answers[field]
        if answer.state is not State.VALUE or plain(answer) != value:
            found.append(f"{field}: {answer.state.value} {plain(answer)!r} ({answer.confidence:.2f}), not {value!r}")
        elif answer.others:
            found.append(f"{field}: left to a person beside {[other.value for other in answer.others]}")
    for field, states in expected["states"].items():
        wanted = [states] if isinstance(states, str) else states
        if answers[field].state.value not in wanted:
            answer = answers[field]
            found.append(f"{field}: {answer.state.value} {str(plain(answer))[:60]!r}, not {wanted}")
    for field, words in expected["texts"].items():
        answer = answers[field]
        if answer.state is not State.VALUE or words not in str(answer.value):
            found.append(f"{field}: {answer.state.value} {str(answer.value)[:80]!r} lacks {words!r}")
    for field, rows in expected["tables"].items():
        if rows is None:
            continue
        got = [{column: cell.value for column, cell in row.items()} for row in answers[field].rows]
        fits = len(got) == len(rows) and all(
            all(one.get(column) == value for column, value in row.items()) for one, row in zip(got, rows, strict=True)
        )
        if not fits:
            found.append(f"{field}: {got}, not {rows}")
    for field, values in expected.get("competing", {}).items():
        answer = answers[field]
        got = sorted([plain(answer), *(other.value for other in answer.others)], key=str)
        if got != sorted(values, key=str) or answer.confidence > 0.5:
            found.append(f"{field}: {got} ({answer.confidence:.2f}), not {values} left to a person")
    told = {field for part in ("values", "states", "texts", "tables", "competing") for field in expected.get(part, {})}
    codes = {finding.code for finding in reading.findings}
    found += [f"no finding {code}" for code in expected.get("findings", []) if code not in codes]
    found += [f"finding {code}" for code in expected.get("no_findings", []) if code in codes]
    for field, answer in answers.items():
        measured = not isinstance(answer.value, str) and answer.state is State.VALUE and not answer.rows
        if field not in told and measured:
            found.append(f"{field}: {plain(answer)!r} ({answer.confidence:.2f}), though the letter does not say")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_letter_is_read_back(name: str) -> None:
    assert faults(name) == []
