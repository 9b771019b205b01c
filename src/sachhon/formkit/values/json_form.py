"""Answers as JSON and back: flat entries in the order of the template, each with its origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values.model import Answer, Key, Origin, State, Values

_ORIGIN_BLANK = asdict(Origin(kind=""))


def to_json(template: Template, values: Values) -> dict[str, object]:
    """{"template", "version", "values": [{"field", "row"?, "column"?, "state", "value"?, "origin"?, ...}]}.

    Entries follow the template's fields, then rows and columns. Raises KeyError on a field that the template lacks.
    """
    order = {field.id: place for place, field in enumerate(template.fields)}
    columns = {field.id: {column.id: place for place, column in enumerate(field.columns)} for field in template.fields}

    def rank(key: Key) -> tuple[int, int, int, str]:
        name = (key.column or "").rpartition(".")[2]
        return order[key.field], -1 if key.row is None else key.row, columns[key.field].get(name, -1), key.column or ""

    entries = [_entry(template, key, values[key]) for key in sorted(values, key=rank)]
    return {"template": template.id, "version": template.version, "values": entries}


def from_json(template: Template, data: object) -> dict[Key, Answer]:
    """The answers back. Raises ValueError on another template, unknown fields, states or values, a key given twice."""
    if not isinstance(data, dict) or data.get("template") != template.id:
        raise ValueError(f"not answers to {template.id}")
    entries = data.get("values")
    if not isinstance(entries, list):
        raise ValueError("values is not a list")
    values: dict[Key, Answer] = {}
    for entry in entries:
        key, answer = _answer(template, entry)
        if key in values:
            raise ValueError(f"{key} is given twice")
        values[key] = answer
    return values


def spec_of(template: Template, key: Key) -> Field | Column:
    """The field or column that a key stands for. Raises KeyError."""
    field = template.field(key.field)
    return field if key.column is None else field.column(key.column)


def _entry(template: Template, key: Key, answer: Answer) -> dict[str, object]:
    kind = field_type(spec_of(template, key).type)
    entry: dict[str, object] = {"field": key.field}
    if key.row is not None:
        entry |= {"row": key.row, "column": key.column}
    entry["state"] = str(answer.state)
    if answer.state is State.VALUE:
        entry["value"] = kind.to_json(answer.value)
    if answer.confidence != 1.0:
        entry["confidence"] = answer.confidence
    if answer.others:
        entry["others"] = [None if other is None else kind.to_json(other) for other in answer.others]
    if answer.origin is not None:
        entry["origin"] = _origin_json(answer.origin)
    return entry


def _origin_json(origin: Origin) -> dict[str, object]:
    told = asdict(origin)
    return {name: value for name, value in told.items() if name == "kind" or value != _ORIGIN_BLANK[name]}


def _answer(template: Template, entry: object) -> tuple[Key, Answer]:
    if not isinstance(entry, dict):
        raise ValueError(f"not an answer: {entry!r}")
    row, column = entry.get("row"), entry.get("column")
    if not (row is None or (isinstance(row, int) and row >= 0)) or (row is None) != (column is None):
        raise ValueError(f"not a place: {entry!r}")
    key = Key(str(entry.get("field")), row, None if column is None else str(column))
    try:
        kind = field_type(spec_of(template, key).type)
    except KeyError as error:
        raise ValueError(str(error)) from error
    state = State(str(entry.get("state")))
    value = kind.from_json(entry.get("value")) if state is State.VALUE else None
    if state is not State.VALUE and entry.get("value") is not None:
        raise ValueError(f"{key} has a value although it is {state}")
    others = tuple(None if other is None else kind.from_json(other) for other in entry.get("others", ()))
    return key, Answer(state, value, _origin(entry.get("origin")), float(entry.get("confidence", 1.0)), others)


def _origin(data: object) -> Origin | None:
    if data is None:
        return None
    if not isinstance(data, Mapping) or not set(data) <= set(_ORIGIN_BLANK):
        raise ValueError(f"not an origin: {data!r}")
    told: dict[str, Any] = {**_ORIGIN_BLANK, **data}
    return Origin(**told)
