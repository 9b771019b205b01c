"""The columns of a list: their titles, their order, and the unit that their money is shown in."""

from __future__ import annotations

import re
from decimal import Decimal

from sachhon.formkit.definition import Column as FieldColumn
from sachhon.formkit.definition import Field
from sachhon.formkit.rollup import Figure
from sachhon.formkit.rollup.tables import MEASURE_UNIT, RESPONDENT
from sachhon.formkit.values import State
from sachhon.vietnamese.numbers import format_number
from sachhon.writing.national.wording import cell_value, label, one_line

NUMERIC = frozenset({"integer", "decimal", "percent", "percent_range", "money", "year", "quantity"})
MILLION = 1_000_000
_YEARLY = re.compile(r"^(?P<year>\d{4})\.(?P<column>.+)$")
_MANY_MONEY_COLUMNS = 4
_MANY_COLUMNS = 11


def column_label(field: Field, key: str, unit_word: str = "đơn vị") -> str:
    """The title of a column, with its year where it is one of a yearly column."""
    column, year = column_of(field, key)
    title = label(column) if column else {RESPONDENT: unit_word.capitalize(), MEASURE_UNIT: "Đơn vị tính"}.get(key, key)
    return f"{title} {year}".strip()


def column_of(field: Field, key: str) -> tuple[FieldColumn | None, str]:
    """The column that a key stands for, and its year ("" for none)."""
    known = {column.id: column for column in field.columns}
    if key in known:
        return known[key], ""
    yearly = _YEARLY.match(key)
    if yearly and yearly["column"] in known:
        return known[yearly["column"]], yearly["year"]
    return None, ""


def shown_columns(figure: Figure) -> list[str]:
    """Keys of the columns that any row has something in: in the template's order, yearly ones together, year by year.

    Where they are too many for a page, yearly columns that are not added up are left to the Excel annex.
    """
    field = figure.field
    used = {key for row in figure.rows for key, answer in row.cells.items() if answer.state is not State.MISSING}
    order = {column.id: place for place, column in enumerate(field.columns)}
    yearly_from = min((order[column.id] for column in field.columns if column.repeat), default=0)

    def place(key: str) -> tuple[int, str, int, str]:
        column, year = column_of(field, key)
        own = order[column.id] if column else len(order)
        return (yearly_from, year, own, key) if year else (own, "", own, key)

    keys = sorted(used, key=place)
    if len(keys) > _MANY_COLUMNS:
        added = field.rollup_options.totals
        keys = [key for key in keys if not column_of(field, key)[1] or key.partition(".")[2] in added]
    return keys


def money_unit(figure: Figure) -> int:
    """What one unit of the list's money is worth: a million đồng where many columns of money stand side by side."""
    money = {column.id for column in figure.field.columns if column.type == "money"}
    columns = [
        key for key in shown_columns(figure) if (column_of(figure.field, key)[0] or key) and _id(figure, key) in money
    ]
    return MILLION if len(columns) > _MANY_MONEY_COLUMNS else 1


def _id(figure: Figure, key: str) -> str:
    column, _ = column_of(figure.field, key)
    return column.id if column else key


def numeric_cell(value: object, column: FieldColumn, unit: int) -> str:
    """A number in a cell; money in units of `unit` đồng, exact."""
    if column.type == "money" and isinstance(value, int | Decimal):
        return format_number((Decimal(value) / unit).normalize())
    return one_line(cell_value(value, column))
