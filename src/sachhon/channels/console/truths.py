"""What was read from sample letters against the true values that lie beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sachhon.formkit.definition import Field, Template
from sachhon.formkit.definition import template as template_of
from sachhon.formkit.fields import Range, field_type
from sachhon.formkit.values import State
from sachhon.reading.model import FieldAnswer, Found, Reading
from sachhon.reading.result import plain
from sachhon.vietnamese.folding import squash

SURE = 0.9
TRUTHS = "su-that"


@dataclass(slots=True)
class Score:
    """How many values and cells were right; `wrong` says which were not: (file, field, said, read, confidence)."""

    right: int = 0
    wrong: list[tuple[str, str, object, object, float]] = field(default_factory=list)

    @property
    def all(self) -> int:
        """How many were compared."""
        return self.right + len(self.wrong)

    @property
    def share(self) -> float:
        """The share of right ones, 1 when nothing was compared."""
        return self.right / self.all if self.all else 1.0

    @property
    def surely_wrong(self) -> list[tuple[str, str, object, object, float]]:
        """The wrong ones with confidence above 0.9: the worst kind, there must be none."""
        return [miss for miss in self.wrong if miss[4] > SURE]


def truth_of(path: Path) -> Mapping[str, Any] | None:
    """The true values beside a sample letter, None where there are none."""
    file = path.parent / TRUTHS / f"{path.stem}.json"
    if not file.is_file():
        return None
    truth: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
    return truth


def compare(reading: Reading, truth: Mapping[str, Any], score: Score) -> None:
    """Add one letter's answers to the score: each scalar with its state, each cell of a table."""
    form = template_of(truth["template"])
    answers = {answer.field: answer for answer in reading.answers}
    for name, said in truth["answers"].items():
        answer = answers.get(name)
        confidence = answer.confidence if answer else 0.0
        if "rows" in said:
            for label, told, read in _cells(said["rows"], answer, form, name):
                _tell(score, reading, f"{name}[{label}]", told, read, confidence, told == read)
            continue
        read = _value(answer) if answer else None
        state = answer.state.value if answer else State.MISSING.value
        if "competing" in said:
            # Right is to leave it for a person: either reading, not sure.
            right = confidence <= 0.5 and read in said["competing"]
        elif state != said["state"]:
            right = state in said.get("accept_states", ())
        else:
            right = "value" not in said or read == _told(said["value"], form.field(name).type)
        _tell(
            score,
            reading,
            name,
            said.get("value", said["state"]),
            read if read is not None else state,
            confidence,
            right,
        )


def compare_all(readings: Iterable[tuple[Path, Reading]]) -> Score:
    """The score of all letters that have a truth beside them."""
    score = Score()
    for path, reading in readings:
        truth = truth_of(path)
        if truth is not None:
            compare(reading, truth, score)
    return score


def _tell(
    score: Score, reading: Reading, name: str, told: object, read: object, confidence: float, right: bool
) -> None:
    if right:
        score.right += 1
    else:
        score.wrong.append((reading.source.name, name, told, read, confidence))


def _same(value: object) -> object:
    """A value in the form that is compared: texts by letters and digits only."""
    return squash(value) if isinstance(value, str) else value


def _value(answer: FieldAnswer) -> object:
    value = answer.value
    if value is None and answer.low is not None and answer.high is not None:
        value = Range(answer.low, answer.high)
    return _comparable(plain(value))


def _told(value: object, kind: str) -> object:
    return _comparable(plain(field_type(kind).from_json(value)))


def _comparable(value: object) -> object:
    if isinstance(value, dict):
        return {key: _comparable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_comparable(item) for item in value]
    return _same(value)


def _frames(row: Mapping[str, Found[object]], asked: Field) -> bool:
    """Whether a row only frames a table that is added up: a heading without a figure, or the row of totals.

    A letter's truth tells the rows between them.
    """
    if asked.total_row is None:
        return False
    title = row.get(asked.total_row.column)
    totals = {squash(word) for word in asked.total_row.words}
    told = {column for column in row if asked.column(column).type != "text"}
    return not told or ("number" not in row and title is not None and squash(str(title.value)) in totals)


def _cells(
    rows: list[dict[str, Any]], answer: FieldAnswer | None, form: Template, name: str
) -> Iterable[tuple[str, object, object]]:
    asked = form.field(name)
    read = [row for row in answer.rows if not _frames(row, asked)] if answer else []
    for number, row in enumerate(rows):
        for column, value in row.items():
            told = None if value is None else _told(value, asked.column(column).type)
            cell = read[number].get(column) if number < len(read) else None
            found = _comparable(plain(cell.value)) if cell else None
            # A blank cell of crosses says no as well as nothing.
            yield f"{number}.{column}", told, None if told is None and found is False else found
    for number in range(len(rows), len(read)):
        yield f"{number}", None, "row"
