"""Rows of cells → a grid: heading rows over all columns, headers on two or three levels, repeated merged cells."""

from __future__ import annotations

from sachhon.reading.model import Cell, Span, Table

Row = list[Span]


def build(rows: list[Row], text: str, origin: str, span: Span) -> Table:
    """A Table of rows whose cells stand left to right; rows with fewer cells than columns are widened."""
    columns = max(len(row) for row in rows)
    cells: list[Cell] = []
    for index, row in enumerate(rows):
        cells.extend(_spread(row, index, columns, text))
    return Table(span, tuple(cells), len(rows), columns, origin)


def _spread(row: Row, index: int, columns: int, text: str) -> list[Cell]:
    """One row's cells; neighbours that repeat the same words are one merged cell; the last cell takes what is left."""
    cells: list[Cell] = []
    column = 0
    for at, span in enumerate(row):
        words = text[span.start : span.end]
        if cells and len(words) >= 12 and column == cells[-1].column + cells[-1].column_span:
            last = cells[-1]
            if words == text[last.span.start : last.span.end]:
                cells[-1] = Cell(last.span, index, last.column, 1, last.column_span + 1)
                column += 1
                continue
        width = columns - column if at == len(row) - 1 else 1
        cells.append(Cell(span, index, column, 1, width))
        column += 1
    return cells
