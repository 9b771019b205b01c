"""A template's values as JSON Schema 2020-12: what another system must send."""

from __future__ import annotations

from typing import Any

from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.values import State

Json = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Json = {"type": "string", "minLength": 1}
_WHOLE: Json = {"type": "integer"}
_DECIMAL: Json = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
_YEAR: Json = {"type": ["integer", "null"]}
_NUMBER: Json = {"type": ["string", "null"]}
_DATE: Json = {"type": ["string", "null"], "format": "date"}


def _record(parts: Json, optional: Json | None = None) -> Json:
    properties = {**parts, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(parts), "additionalProperties": False}


_DOCUMENT = _record({"number": _NUMBER, "date": _DATE})
_PART: Json = {"type": "string", "pattern": r"^(Q[1-4]|H[12]|M(0[1-9]|1[0-2])|\d{4}-\d{2}-\d{2})$"}
_WORDS: Json = {"type": "string"}
_OFFSET: Json = {"type": ["integer", "null"]}
_ORIGIN = _record(
    {"kind": _TEXT},
    {**dict.fromkeys(("file", "sha256", "quote", "sheet", "cell", "note"), _WORDS), "start": _OFFSET, "end": _OFFSET},
)
_SURENESS: Json = {"confidence": {"type": "number", "minimum": 0, "maximum": 1}, "origin": _ORIGIN}
# The JSON of each field type's values (formkit.fields to_json).
KINDS: dict[str, Json] = {
    "text": _TEXT,
    "narrative": _TEXT,
    "integer": _WHOLE,
    "decimal": _DECIMAL,
    "percent": _DECIMAL,
    "percent_range": _record({"low": _DECIMAL, "high": _DECIMAL}),
    "money": _WHOLE,
    "year": {"type": "integer", "minimum": 1000, "maximum": 9999},
    "date": {"type": "string", "format": "date"},
    "period": _record({"from": _YEAR, "to": _YEAR}, {"from_part": _PART, "to_part": _PART}),
    "yes_no": {"type": "boolean"},
    "choice": _TEXT,
    "industry": _WHOLE,
    "industries": {"type": "array", "items": _TEXT, "minItems": 1},
    "unit": _TEXT,
    "facility": _TEXT,
    "quantity": _record({"value": _DECIMAL, "unit": _TEXT}),
    "document": _DOCUMENT,
    "documents": {"type": "array", "items": _DOCUMENT, "minItems": 1},
    "contact": _record({"name": _TEXT}, dict.fromkeys(("title", "phone", "email"), _WORDS)),
}


def schema(template: Template) -> Json:
    """The schema of `formkit.values.to_json(template, values)`."""
    entries = [entry for field in template.fields for entry in _entries(field)]
    return {
        "$schema": DIALECT,
        "title": template.titles["vi"],
        "description": template.titles.get("en", ""),
        "type": "object",
        "properties": {
            "template": {"const": template.id},
            "version": {"const": template.version},
            "values": {"type": "array", "items": {"oneOf": entries}},
        },
        "required": ["template", "version", "values"],
    }


def _entries(field: Field) -> list[Json]:
    if not field.columns:
        return [_entry(field, field.id, None)]
    return [_states_only(field), *(_entry(column, field.id, column.id) for column in field.columns)]


def _entry(spec: Field | Column, field_id: str, column: str | None) -> Json:
    place: Json = {"field": {"const": field_id}}
    if column is not None:
        name = {"pattern": rf"^\d{{4}}\.{column}$"} if isinstance(spec, Column) and spec.repeat else {"const": column}
        place |= {"row": {"type": "integer", "minimum": 0}, "column": name}
    value = dict(KINDS[spec.type])
    if spec.type == "choice":
        value = {"enum": [option.id for option in spec.options]}
    elif spec.type == "industry":
        value = {"enum": [int(option.id) for option in spec.options]}
    elif value.get("type") == "integer":
        value |= {
            name: int(limit)
            for name, limit in (("minimum", spec.minimum), ("maximum", spec.maximum))
            if limit is not None
        }
    return {
        "title": spec.labels["vi"],
        "description": " · ".join(part for part in (spec.labels.get("en", ""), spec.unit) if part),
        "type": "object",
        "properties": {
            **place,
            "state": {"enum": [state.value for state in State]},
            "value": value,
            "others": {"type": "array", "items": {"anyOf": [value, {"type": "null"}]}},
            **_SURENESS,
        },
        "required": [*place, "state"],
        "additionalProperties": False,
        # A value stands where, and only where, the state says that there is one.
        "if": {"properties": {"state": {"const": State.VALUE.value}}},
        "then": {"required": ["value"]},
        "else": {"not": {"required": ["value"]}},
    }


def _states_only(field: Field) -> Json:
    """A table as a whole: nil, unknown or missing; its rows are entries of their own."""
    states = [state.value for state in State if state is not State.VALUE]
    return {
        "title": field.labels["vi"],
        "type": "object",
        "properties": {"field": {"const": field.id}, "state": {"enum": states}, **_SURENESS},
        "required": ["field", "state"],
        "additionalProperties": False,
    }
