"""One table written in the ways that documents write tables: tabs, lone pipes, markdown rows, a Word grid."""

from __future__ import annotations

from typing import NamedTuple

from sachhon.reading.layout import blocks_of
from sachhon.reading.model import Cell, Paragraph, Source, Span, Table


class C(NamedTuple):
    """A cell: its words, how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


Row = list[str | C]


def _cells(rows: list[Row]) -> list[list[C]]:
    return [[cell if isinstance(cell, C) else C(cell) for cell in row] for row in rows]


def _grid(rows: list[Row]) -> list[list[tuple[C, bool] | None]]:
    """The full grid: (cell, whether it begins here)."""
    cells = _cells(rows)
    width = sum(cell.columns for cell in cells[0])
    grid: list[list[tuple[C, bool] | None]] = [[None] * width for _ in cells]
    for at, row in enumerate(cells):
        column = 0
        for cell in row:
            while grid[at][column] is not None:
                column += 1
            for down in range(cell.rows):
                for right in range(cell.columns):
                    grid[at + down][column + right] = (cell, down == 0 and right == 0)
            column += cell.columns
    return grid


def tabs(rows: list[Row], above: str = "") -> Source:
    """Each cell on a line that begins with a tab, rows parted by an empty line; merged from above: a bare tab."""
    lines = [above, ""] if above else []
    for row in _grid(rows):
        last: C | None = None
        for place in row:
            assert place is not None
            cell, begins = place
            if begins:
                lines.append("\t" + cell.text)
            elif cell is not last:
                lines.append("\t")
            last = cell
        lines.append("")
    return source("\n".join(lines) + "\n")


def pipes(rows: list[Row], above: str = "") -> Source:
    """Each cell between lines of a lone "|"; cells merged from above are not written."""
    lines = [above, ""] if above else []
    for row in _grid(rows):
        lines.append("|")
        for place in row:
            assert place is not None
            if place[1]:
                lines.extend([*([place[0].text] if place[0].text else []), "|"])
    return source("\n".join(lines) + "\n\n")


def markdown(rows: list[Row], above: str = "", repeat: bool = False) -> Source:
    """Rows `| a | b |`; places covered by a merged cell are blank, or repeat it."""
    lines = [above, ""] if above else []
    for at, row in enumerate(_grid(rows)):
        words = [place[0].text if place and (place[1] or repeat) else "" for place in row]
        lines.append("| " + " | ".join(words) + " |")
        if at == 0:
            lines.append("|" + "---|" * len(row))
    return source("\n".join(lines) + "\n")


def word(rows: list[Row], above: str = "") -> Source:
    """A Table block with a real grid, as the Word and HTML readers give it."""
    text = above + "\n" if above else ""
    blocks: list[Paragraph | Table] = [Paragraph(Span(0, len(above)))] if above else []
    begin = len(text)
    found: list[Cell] = []
    grid = _grid(rows)
    for at, row in enumerate(grid):
        for column, place in enumerate(row):
            if place and place[1]:
                found.append(
                    Cell(Span(len(text), len(text) + len(place[0].text)), at, column, place[0].rows, place[0].columns)
                )
                text += place[0].text + "\t"
        text = text[:-1] + "\n"
    blocks.append(Table(Span(begin, len(text) - 1), tuple(found), len(grid), len(grid[0])))
    return Source("own.docx", "docx", text, tuple(blocks))


def source(text: str) -> Source:
    """A plain text as the reader takes it."""
    return Source("own.txt", "txt", text, blocks_of(text))


FORMS = (tabs, pipes, markdown, word)
