"""The budget table of a plan's answers as a matrix, and which answer each of its places is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from sachhon.domain.planning.money.matrix import ALL, WHOLE, Kind, Line, Matrix, Of, Place, outlined
from sachhon.domain.planning.money.sources import Source
from sachhon.domain.planning.money.unit_prices import unit_price_of
from sachhon.formkit.definition import Field
from sachhon.formkit.values import Answer, Key, Row, State, Values, rows_of
from sachhon.vietnamese.folding import fold

BUDGET = "budget"
_SOURCES = frozenset(str(source) for source in Source)
_SUBTOTAL = ("cong ", "tong ")


@dataclass(frozen=True, slots=True)
class BudgetAnswers:
    """The matrix, and the number of the answers' row of each of its lines."""

    matrix: Matrix
    rows: tuple[int, ...]

    def key(self, place: Place) -> Key:
        """The answer that a place of the matrix is. A price stands in the words of the line's title."""
        return Key(BUDGET, self.rows[place.line], column_of(place))


def column_of(place: Place) -> str:
    """The column of the table that a place stands in."""
    if place.of == Of.PRICE:
        return "title"
    if place.year:
        return f"{place.year}.{place.source or place.of}"
    return place.source or "total"


def place_of(line: int, column: str) -> Place | None:
    """The place of a column of the table; None for number, title and unit."""
    year, dot, rest = column.partition(".")
    if dot and year.isdecimal():
        if rest in (Of.AMOUNT, Of.QUANTITY):
            return Place(line, int(year), ALL, rest)
        return Place(line, int(year), rest) if rest in _SOURCES else None
    if column == "total":
        return Place(line)
    return Place(line, WHOLE, column) if column in _SOURCES else None


def budget_answers(field: Field, values: Values, years: Iterable[int] = ()) -> BudgetAnswers:
    """The budget as it was answered. `years` stand in it also where nothing is said of them.

    What an answer says is none (a dash) is 0; what it says is unknown is blank.
    """
    rows = rows_of(values, field)
    named = [(_text(row, "number"), _text(row, "title"), row.is_total) for row in rows]
    closing = [not number and fold(title).startswith(_SUBTOTAL) and not total for number, title, total in named]
    lines = []
    for line, row in zip(outlined(named, closing), rows, strict=True):
        price = unit_price_of(line.title) if line.kind == Kind.LINE else None
        lines.append(replace(line, unit=_text(row, "unit"), price=price.vnd if price else None))
    amounts: dict[Place, int] = {}
    quantities: dict[Place, Decimal] = {}
    told: set[int] = set(years)
    for at, row in enumerate(rows):
        for column, answer in row.cells.items():
            place = place_of(at, column)
            figure = _figure(answer)
            if place is None or figure is None:
                continue
            if place.year:
                told.add(place.year)
            if place.of == Of.QUANTITY:
                quantities[place] = figure
            else:
                amounts[place] = int(figure)
    sources = tuple(one.id for one in field.columns if one.id in _SOURCES)
    matrix = Matrix(tuple(lines), tuple(sorted(told)), sources, amounts, quantities)
    return BudgetAnswers(matrix, tuple(row.number for row in rows))


def line_name(line: Line) -> str:
    """A line as a person would name it."""
    return f"{line.number}. {line.title}" if line.number else line.title


def _text(row: Row, column: str) -> str:
    value = row.value(column)
    return value.strip() if isinstance(value, str) else ""


def _figure(answer: Answer) -> Decimal | None:
    if answer.state is State.NIL:
        return Decimal(0)
    if answer.state is State.VALUE and isinstance(answer.value, int | Decimal):
        return Decimal(answer.value)
    return None
