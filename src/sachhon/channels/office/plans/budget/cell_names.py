"""The name of a cell in forms and on the page: "3.2017.amount" is row 3 of the budget, column "2017.amount"."""

from __future__ import annotations

from sachhon.formkit.definition import Field
from sachhon.formkit.values import Key

BUDGET = "budget"
MOST_ROWS = 2000


def name_of(key: Key) -> str:
    """The name of a cell."""
    return f"{key.row}.{key.column}"


def key_named(field: Field, name: str) -> Key:
    """The cell of that name. Raises KeyError where the table has no such place."""
    row, _, column = name.partition(".")
    if not (row.isascii() and row.isdecimal() and int(row) < MOST_ROWS and column):
        raise KeyError(name)
    asked = field.column(column)
    if bool(asked.repeat) != ("." in column):
        raise KeyError(name)
    return Key(BUDGET, int(row), column)
