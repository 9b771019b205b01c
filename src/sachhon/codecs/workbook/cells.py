"""A value as a workbook's cell and back, by field type: numbers as numbers where nothing is lost, else as words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sachhon.formkit.definition import Column, Field
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.findings import Finding, Severity

Spec = Field | Column
Cell = str | float | int | bool | date | None
EXACT = 10**15  # a double holds whole numbers to here, and 15 digits of any other


@dataclass(frozen=True, slots=True)
class CellFacet:
    """How a field type stands in a cell. `style`: text | whole | number | date; `listed`: a dropdown's labels."""

    style: str
    put: Callable[[Any, Spec], Cell]
    take: Callable[[Cell, Spec], Any]
    listed: Callable[[Spec], tuple[str, ...]] = lambda spec: ()


def cell_refused(spec: Spec, variant: str, text: object) -> FieldError:
    """The refusal of a cell whose kind does not fit."""
    params = {"label": spec.labels["vi"], "text": str(text)}
    return FieldError(Finding("cell_refused", Severity.ERROR, params, variant=variant))


def _put_words(value: Any, spec: Spec) -> Cell:
    words: str = field_type(spec.type).format(value, spec, "vi")
    return words


def _take_words(cell: Cell, spec: Spec) -> Any:
    if isinstance(cell, date):
        raise cell_refused(spec, "date", cell.strftime("%d/%m/%Y"))
    return field_type(spec.type).parse(_plain(cell), spec)


def _plain(cell: Cell) -> str:
    """A cell as it would have been typed: 5.0 is 5, 0.5 is 0,5."""
    if isinstance(cell, bool):
        return "Có" if cell else "Không"
    if isinstance(cell, float):
        number = Decimal(repr(cell))
        return str(int(number)) if number == number.to_integral_value() else f"{number:f}".replace(".", ",")
    return "" if cell is None else str(cell)


def _put_whole(value: int, spec: Spec) -> Cell:
    return value if abs(value) < EXACT else str(value)


def _take_whole(cell: Cell, spec: Spec) -> Any:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        number = Decimal(repr(cell))
        if number != number.to_integral_value():
            raise cell_refused(spec, "not_whole", _plain(cell))
        return int(number)
    return _take_words(cell, spec)


def _put_number(value: Decimal, spec: Spec) -> Cell:
    number = float(value)
    exact = abs(number) < EXACT and Decimal(repr(number)) == value
    return number if exact else _put_words(value, spec)


def _take_number(cell: Cell, spec: Spec) -> Any:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return Decimal(repr(cell)).normalize() + 0
    return _take_words(cell, spec)


def _put_date(value: date, spec: Spec) -> Cell:
    # Excel's calendar begins in 1900 and takes 1900 for a leap year.
    return value if value >= date(1900, 3, 1) else _put_words(value, spec)


def _take_date(cell: Cell, spec: Spec) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else _take_words(cell, spec)


def _options(spec: Spec) -> tuple[str, ...]:
    return tuple(option.labels["vi"] for option in spec.options)


def _yes_no(spec: Spec) -> tuple[str, ...]:
    return ("Có", "Không")


TEXT = CellFacet("text", _put_words, _take_words)
WHOLE = CellFacet("whole", _put_whole, _take_whole)
NUMBER = CellFacet("number", _put_number, _take_number)

FACETS: dict[str, CellFacet] = {
    "text": TEXT,
    "narrative": TEXT,
    "integer": WHOLE,
    "year": WHOLE,
    "money": WHOLE,
    "decimal": NUMBER,
    "percent": NUMBER,
    "percent_range": TEXT,
    "date": CellFacet("date", _put_date, _take_date),
    "period": TEXT,
    "yes_no": CellFacet("text", _put_words, _take_words, _yes_no),
    "choice": CellFacet("text", _put_words, _take_words, _options),
    "industry": CellFacet("text", _put_words, _take_words, _options),
    "industries": TEXT,
    "unit": TEXT,
    "facility": TEXT,
    "quantity": TEXT,
    "document": TEXT,
    "documents": TEXT,
    "contact": TEXT,
}


def facet(spec: Spec) -> CellFacet:
    """The facet of a field or column. Raises KeyError for a type without one (tables have a sheet of their own)."""
    return FACETS[spec.type]
