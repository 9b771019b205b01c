"""Answers as the tables hold them: formkit's JSON in columns, and back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from sachhon.domain.submissions.refusals import BadValue
from sachhon.formkit.definition import Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import MISSING, Answer, Key, Origin, State, from_json, spec_of, to_json

MOST_ROWS = 5000
_EARLIEST, _LATEST = 1900, 2100


class StoredPlace(Protocol):
    """A row that says where an answer stands."""

    field: str
    row: int
    column: str


class StoredAnswer(StoredPlace, Protocol):
    """A row that holds an answer."""

    state: str
    value: Any
    origin: Any


def key_of(place: StoredPlace) -> Key:
    """The key of a stored place."""
    return Key(place.field) if place.row < 0 else Key(place.field, place.row, place.column)


def columns_of(key: Key) -> tuple[str, int, str]:
    """(field, row, column) as they are stored: -1 and "" for a field itself."""
    return key.field, -1 if key.row is None else key.row, key.column or ""


def packed(template: Template, key: Key, answer: Answer) -> dict[str, Any]:
    """{"state", "value", "origin", "others", "confidence"} of an answer, all texts composed (NFC).

    Raises BadValue for a place that the template lacks and for a value that its field cannot hold. A value of the right
    kind that is out of range is kept: the findings say so, and a report with errors is not sent.
    """
    try:
        spec = spec_of(template, key)
    except KeyError as error:
        raise BadValue(_named(key)) from error
    field = template.field(key.field)
    if not _stands(key, bool(field.columns)) or (field.columns and key.row is None and answer.state is State.VALUE):
        raise BadValue(_named(key))
    kind = field_type(spec.type)
    if answer.state is State.VALUE:
        wrong = [finding for finding in kind.check(answer.value, spec) if finding.variant == "wrong_type"]
        if wrong or answer.value is None:
            raise BadValue(_named(key))
    elif answer.value is not None:
        raise BadValue(_named(key))
    entries = to_json(template, {key: answer})["values"]
    assert isinstance(entries, list)
    entry = composed(entries[0])
    return {
        "state": entry["state"],
        "value": entry.get("value"),
        "origin": entry.get("origin"),
        "others": entry.get("others", []),
        "confidence": entry.get("confidence", 1.0),
    }


def unpacked(template: Template, rows: Iterable[StoredAnswer]) -> dict[Key, Answer]:
    """The answers of stored rows, by key."""
    entries = []
    for row in rows:
        entry: dict[str, Any] = {"field": row.field, "state": row.state}
        if row.row >= 0:
            entry |= {"row": row.row, "column": row.column}
        if row.state == State.VALUE:
            entry["value"] = row.value
        entry |= {"origin": row.origin, "confidence": getattr(row, "confidence", 1.0)}
        entry["others"] = getattr(row, "others", ())
        entries.append(entry)
    return from_json(template, {"template": template.id, "values": entries})


def typed(answer: Answer) -> Answer:
    """An answer that says nothing of its origin was typed."""
    if answer.origin is not None or answer.state is State.MISSING:
        return answer
    return Answer(answer.state, answer.value, Origin("typed"), answer.confidence, answer.others)


def one_answer(template: Template, row: StoredAnswer | None) -> Answer:
    """The answer of one row; MISSING for none."""
    return MISSING if row is None else next(iter(unpacked(template, (row,)).values()))


def composed(value: Any) -> Any:
    """JSON with every text in NFC."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {composed(name): composed(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [composed(one) for one in value]
    return value


def _stands(key: Key, is_table: bool) -> bool:
    if key.row is None or key.column is None:
        return key.row is None and key.column is None
    year, dot, _rest = key.column.partition(".")
    in_range = not dot or (year.isdigit() and _EARLIEST <= int(year) <= _LATEST)
    return is_table and in_range and 0 <= key.row < MOST_ROWS


def _named(key: Key) -> str:
    return key.field if key.row is None else f"{key.field} {key.row + 1} {key.column}"
