"""Rows of cells → a grid: heading rows over all columns, merged cells told from what is left out or repeated."""

from __future__ import annotations

import re

from sachhon.reading.layout import headers
from sachhon.reading.model import Cell, Span, Table

Row = list[Span]

_NUMBER = re.compile(r"[*\s]*(?:[-–+]?\d[\d.,\s]*%?|[-–])?[*\s]*")
_TOTAL = re.compile(r"[*\s]*(?:tổng|cộng|total)\b", re.I)
_LETTER = re.compile(r"[^\W\d_]")


def build(rows: list[Row], text: str, origin: str, span: Span) -> Table:
    """A Table of rows whose cells stand left to right; a row may have fewer cells than the table has columns."""
    columns = max(len(row) for row in rows)
    words = [[text[cell.start : cell.end] for cell in row] for row in rows]
    plan = headers.place(words, columns)
    cells: list[Cell] = []
    for index, row in enumerate(rows):
        if index < len(plan):
            for cell, place in zip(row, plan[index], strict=True):
                if place is not None:
                    cells.append(Cell(cell, index, place.column, place.row_span, place.column_span))
        else:
            cells.extend(_spread(row, words[index], index, columns))
    return Table(span, tuple(cells), len(rows), columns, origin)


def _spread(row: Row, words: list[str], index: int, columns: int) -> list[Cell]:
    """One row's cells; neighbours that repeat the same long words are one merged cell; a short row is widened."""
    missing = columns - len(row)
    wide = _widened(words) if missing else -1
    cells: list[Cell] = []
    column = 0
    for at, span in enumerate(row):
        if cells and len(words[at]) >= 12 and words[at] == words[at - 1] and _LETTER.search(words[at]):
            last = cells[-1]
            cells[-1] = Cell(last.span, index, last.column, 1, last.column_span + 1)
            column += 1
            continue
        width = 1 + missing if at == wide else 1
        cells.append(Cell(span, index, column, 1, width))
        column += width
    return cells


def _widened(words: list[str]) -> int:
    """Which cell of a short row takes the columns that are left over.

    A total's label before its numbers, else the last cell that has words when only blanks follow, else the last cell.
    """
    if len(words) > 1 and not _NUMBER.fullmatch(words[-1]):
        return len(words) - 1
    for at, word in enumerate(words[:2]):
        if _TOTAL.match(word) and any(_NUMBER.fullmatch(other) and other.strip() for other in words[at + 1 :]):
            return at
    return len(words) - 1
