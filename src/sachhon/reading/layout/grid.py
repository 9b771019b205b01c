"""Rows of cells → a grid: heading rows over all columns, merged cells told from what is left out or repeated."""

from __future__ import annotations

import re
from collections import Counter

from sachhon.reading.layout import headers, shorter
from sachhon.reading.model import Cell, Span, Table

Row = list[Span]

_MARKS = " \t\r\n\u00a0*_|"
_NUMBER = re.compile(r"[*\s]*(?:[-–+]?\d[\d.,\s]*%?|[-–])?[*\s]*")
_TOTAL = re.compile(r"[*\s]*(?:tổng|cộng|total)\b", re.I)
_LETTER = re.compile(r"[^\W\d_]")


def build(rows: list[Row], text: str, origin: str, span: Span) -> Table:
    """A Table of rows whose cells stand left to right; a row may have fewer cells than the table has columns."""
    rows = _evened([[_inked(cell, text) for cell in row] for row in rows])
    columns = max(len(row) for row in rows)
    words = [[text[cell.start : cell.end] for cell in row] for row in rows]
    plan = headers.place(words, columns)
    profile = shorter.profile(words[max(1, len(plan)) :], columns)
    cells: list[Cell] = []
    latest: list[int] = [-1] * columns  # which of `cells` stands lowest in each column
    for index, row in enumerate(rows):
        if index < len(plan):
            placed = [
                Cell(cell, index, place.column, place.row_span, place.column_span)
                for cell, place in zip(row, plan[index], strict=True)
                if place is not None
            ]
        else:
            placed = _spread(row, words[index], index, columns, profile)
        covered = [False] * columns
        for cell in placed:
            for column in range(cell.column, min(columns, cell.column + cell.column_span)):
                covered[column] = True
                latest[column] = len(cells)
            cells.append(cell)
        if index >= len(plan):
            _carry_down(cells, latest, covered, index)
    return Table(span, tuple(cells), len(rows), columns, origin)


def _evened(rows: list[Row]) -> list[Row]:
    """A few rows may hold more cells than all others; where blanks among them are the surplus, they are left out."""
    counts = Counter(len(row) for row in rows)
    usual, times = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
    longer = [row for row in rows if len(row) > usual]
    if not longer or times < 4 or len(longer) * 5 > len(rows) or usual < 3:
        return rows
    if any(sum(1 for cell in row if cell.end > cell.start) > usual for row in longer):
        return rows
    even: list[Row] = []
    for row in rows:
        surplus = len(row) - usual
        kept: Row = []
        for cell in row:
            if surplus > 0 and cell.end == cell.start:
                surplus -= 1
            else:
                kept.append(cell)
        even.append(kept)
    return even


def _inked(cell: Span, text: str) -> Span:
    """An empty span where the cell holds nothing but blanks and marks."""
    return cell if text[cell.start : cell.end].strip(_MARKS) else Span(cell.start, cell.start)


def _carry_down(cells: list[Cell], latest: list[int], covered: list[bool], row: int) -> None:
    """Columns that a row leaves out belong to the cell above, which is merged downwards."""
    for column, done in enumerate(covered):
        at = latest[column]
        if done or at < 0:
            continue
        above = cells[at]
        if above.column_span == 1 and above.row + above.row_span == row:
            cells[at] = Cell(above.span, above.row, above.column, above.row_span + 1, 1)


def _spread(row: Row, words: list[str], index: int, columns: int, profile: shorter.Profile | None) -> list[Cell]:
    """One row's cells; neighbours that repeat the same long words are one merged cell; a short row is widened."""
    missing = columns - len(row)
    if missing and profile is not None:
        places = shorter.place(words, profile)
        if places:
            placed = [Cell(span, index, column) for span, column in zip(row, places, strict=True)]
            if _TOTAL.match(words[0]):
                placed[0] = Cell(row[0], index, 0, 1, places[1])  # a total's label stands over all before its figures
            return placed
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

    A total's label before its numbers, else the last cell.
    """
    if len(words) > 1 and not _NUMBER.fullmatch(words[-1]):
        return len(words) - 1
    for at, word in enumerate(words[:2]):
        if _TOTAL.match(word) and any(_NUMBER.fullmatch(other) and other.strip() for other in words[at + 1 :]):
            return at
    return len(words) - 1
