"""Rows from a grid that is turned: a line for each kind of thing, a column for each year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.headers import likeness
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Offer, Row
from sachhon.reading.answers.words import words_of
from sachhon.reading.model import Cell, Found, Span, Table

_YEAR = re.compile(r"(?:năm )?(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_LEAST_YEARS = 2
_ENOUGH = 0.6
_CONFIDENCE = 0.9


def rows_from_turned_grid(desk: Desk, question: Question) -> Offer | None:
    """A row for each year at the head of a column; None where no grid of the item's part of the report is so turned."""
    year = next((column for column in question.columns if column.type == "year"), None)
    if year is None:
        return None
    for table in desk.source.tables():
        owner = desk.passages.owner_at(table.span.start)
        own = desk.prompts.place_of_item(question.item)
        if (
            owner is not None
            and own is not None
            and owner.place.item != question.item
            and owner.place.index not in desk.prompts.ancestors[own.index]
        ):
            continue
        rows = _rows(desk, question, year, table)
        if rows:
            return Offer(
                State.VALUE, None, table.span, _CONFIDENCE, ("bảng có mỗi năm một cột",), rows=rows, passage=table.span
            )
    return None


def _rows(desk: Desk, question: Question, year: Question, table: Table) -> tuple[Row, ...]:
    years = dict(_years(desk, table))
    if len(years) < _LEAST_YEARS:
        return ()
    rows: dict[int, Row] = {}
    taken: set[str] = set()
    for number in range(1, table.rows):
        cells = table.row_cells(number)
        column = _column_of(desk, question, [cell for cell in cells if cell.column < min(years)])
        if column is None or column.id in taken:
            continue
        taken.add(column.id)
        for cell in cells:
            if cell.column not in years:
                continue
            text = desk.clean(cell.span)
            try:
                value: object = field_type(column.type).parse(text.text.strip(), column.field) if text.text else None
            except FieldError:
                value = None
            if value is not None:
                written, place = years[cell.column]
                row = rows.setdefault(cell.column, {year.id: Found(written, place)})
                row[column.id] = Found(value, Span(text.starts[0], text.ends[-1]))
    return tuple(rows[place] for place in sorted(rows))


def _years(desk: Desk, table: Table) -> Iterator[tuple[int, tuple[int, Span]]]:
    """Column -> the year at its head with its place."""
    for cell in table.row_cells(0):
        found = _YEAR.fullmatch(desk.clean(cell.span).text)
        if found and cell.column > 0:
            yield cell.column, (int(found["year"]), cell.span)


def _column_of(desk: Desk, question: Question, heads: list[Cell]) -> Question | None:
    """The column question that a line's first words name best."""
    best: tuple[float, Question] | None = None
    for head in heads:
        words = words_of(desk.clean(head.span).text)
        for column in question.columns:
            score = likeness(column.headings, words) if column.type != "year" else 0.0
            if score >= _ENOUGH and (best is None or score > best[0]):
                best = (score, column)
    return best[1] if best else None
