"""The id of an answer in forms and addresses: "funding_total", "plan_items.0.amount", "budget.2.2017.amount"."""

from __future__ import annotations

from sachhon.formkit.definition import Template
from sachhon.formkit.values import Key, spec_of

MOST_ROWS = 5000


def cell_id(key: Key) -> str:
    """The id of a place."""
    return key.field if key.row is None else f"{key.field}.{key.row}.{key.column}"


def key_of(template: Template, name: str) -> Key:
    """The place of that id. Raises KeyError where the template has no such place."""
    field, _, rest = name.partition(".")
    row, _, column = rest.partition(".")
    if not rest:
        key = Key(field)
    elif column and row.isdecimal() and row.isascii() and int(row) < MOST_ROWS:
        key = Key(field, int(row), column)
    else:
        raise KeyError(name)
    spec = spec_of(template, key)
    if key.column is not None and bool(getattr(spec, "repeat", "")) != ("." in key.column):
        raise KeyError(name)
    return key
