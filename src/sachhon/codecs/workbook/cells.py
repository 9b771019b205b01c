"""A value as a workbook's cell and back, by field type: numbers as numbers where nothing is lost, else as words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sachhon.codecs.filled import Spec, cell_refused
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.fields.refusals import two_readings
from sachhon.vietnamese.numbers import AmbiguousNumber, NotANumber, parse_number

Cell = str | float | int | bool | Decimal | date | time | timedelta | None
DIGITS = 15  # that a spreadsheet keeps of a number; more are the noise of binary fractions
EXACT = 10**DIGITS
_NO = tuple[str, ...]()


@dataclass(frozen=True, slots=True)
class CellFacet:
    """How a field type stands in a cell.

    `style`: text | lines | whole | year | number | date | choice; `listed`: a dropdown's labels.
    """

    style: str
    put: Callable[[Any, Spec], Cell]
    take: Callable[[Cell, Spec], Any]
    listed: Callable[[Spec], tuple[str, ...]] = lambda spec: _NO


def number_of(cell: Cell) -> Decimal | None:
    """The number in a cell as a person sees it (0.1 + 0.2 is 0.3); None where it holds none."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return None
    number = Decimal(f"{cell:.{DIGITS}g}") if isinstance(cell, float) else Decimal(cell)
    return number if number.is_finite() else None


def is_number(text: str) -> bool:
    """Whether a text is a bare number, clear or not."""
    try:
        parse_number(text)
    except AmbiguousNumber:
        return True
    except NotANumber:
        return False
    return True


def refuse_two_readings(cell: Cell, spec: Spec, worth: int = 1, *, whole: bool = False) -> None:
    """Raises FieldError for a number typed as text that reads in two ways, both named in units of `worth`.

    `whole`: the field takes whole numbers only, so that a reading with a fraction does not compete.
    """
    if not isinstance(cell, str):
        return
    try:
        parse_number(cell, strict=True)
    except AmbiguousNumber as error:
        readings = [reading * worth for reading in error.readings]
        fitting = [reading for reading in readings if not whole or reading == reading.to_integral_value()]
        if len(fitting) > 1:
            raise two_readings(spec, cell, fitting) from error
    except NotANumber:
        return


def _put_words(value: Any, spec: Spec) -> Cell:
    words: str = field_type(spec.type).format(value, spec, "vi")
    return words


def _take_words(cell: Cell, spec: Spec) -> Any:
    if isinstance(cell, date | time | timedelta):
        shown = cell.strftime("%d/%m/%Y") if isinstance(cell, date) else str(cell)
        raise FieldError(cell_refused(spec, "date", text=shown))
    return field_type(spec.type).parse(plain(cell), spec)


def plain(cell: Cell) -> str:
    """A cell as it would have been typed: 5.0 is 5, 0.5 is 0,5."""
    if isinstance(cell, bool):
        return "Có" if cell else "Không"
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    number = number_of(cell)
    if number is None:
        return "" if cell is None else str(cell)
    return str(int(number)) if number == number.to_integral_value() else f"{number:f}".replace(".", ",")


def _put_whole(value: int, spec: Spec) -> Cell:
    return value if abs(value) < EXACT else _put_words(value, spec)


def _take_whole(cell: Cell, spec: Spec) -> Any:
    number = number_of(cell)
    if number is None:
        refuse_two_readings(cell, spec, whole=True)
        return _take_words(cell, spec)
    if number != number.to_integral_value():
        raise FieldError(cell_refused(spec, "not_whole", text=plain(cell)))
    return int(number)


def _put_number(value: Decimal, spec: Spec) -> Cell:
    number = float(value)
    return number if number_of(number) == value and abs(number) < EXACT else _put_words(value, spec)


def _take_number(cell: Cell, spec: Spec) -> Any:
    number = number_of(cell)
    if number is None:
        refuse_two_readings(cell, spec)
        return _take_words(cell, spec)
    return number


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
LINES = CellFacet("lines", _put_words, _take_words)
WHOLE = CellFacet("whole", _put_whole, _take_whole)
NUMBER = CellFacet("number", _put_number, _take_number)
CHOICE = CellFacet("choice", _put_words, _take_words, _options)

FACETS: dict[str, CellFacet] = {
    "text": TEXT,
    "narrative": LINES,
    "integer": WHOLE,
    "year": CellFacet("year", _put_whole, _take_whole),
    "money": WHOLE,
    "decimal": NUMBER,
    "percent": NUMBER,
    "percent_range": TEXT,
    "date": CellFacet("date", _put_date, _take_date),
    "period": TEXT,
    "yes_no": CellFacet("choice", _put_words, _take_words, _yes_no),
    "choice": CHOICE,
    "industry": CHOICE,
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
