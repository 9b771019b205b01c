"""The linear text of a document whose format has none of its own, written together with its blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sachhon.reading.model import Block, Cell, Paragraph, Span, Table


@dataclass(slots=True)
class GridCell:
    """A cell before it has a place in the text."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    inner: list[tuple[int, Grid]] = field(default_factory=list)
    """Tables within this cell, each with its offset in `text`."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table before it has a place in the text; its cells in reading order."""

    rows: int
    columns: int
    cells: list[GridCell]


def lay_out(grid: Grid, start: int, origin: str = "grid", sheet: str = "") -> tuple[str, Table]:
    """The linear text of a table and the table with its spans, counted from `start`.

    A place that a merged cell covers is left empty between its tabs.
    """
    parts: list[str] = []
    placed: list[Cell] = []
    at, row, column = start, 0, 0
    for cell in grid.cells:
        if cell.row != row:
            parts.append("\n" * (cell.row - row))
            at += cell.row - row
            row, column = cell.row, 0
        if cell.column > column:
            parts.append("\t" * (cell.column - column))
            at += cell.column - column
            column = cell.column
        end = at + len(cell.text)
        parts.append(cell.text)
        placed.append(Cell(Span(at, end), row, column, cell.row_span, cell.column_span))
        at = end
    return "".join(parts), Table(Span(start, at), tuple(placed), grid.rows, grid.columns, origin, sheet)


class LinearText:
    """Paragraphs parted by a line feed; the cells of a row by a tab, its rows by a line feed.

    Within a paragraph or cell a line feed stands for a line break or a further paragraph.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []

    @property
    def text(self) -> str:
        """All that was written so far."""
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """Code points written so far."""
        return self._length

    def paragraph(self, text: str, heading: int | None = None, bold: bool = False, kind: str = "body") -> None:
        """Adds a paragraph; a blank one leaves an empty line. Blanks around its words are kept, outside its span."""
        words = text.strip()
        if words:
            start = self._length + text.index(words[0])
            self.blocks.append(Paragraph(Span(start, start + len(words)), heading, bold, kind))
        self._write(text)
        self._write("\n")

    def table(self, grid: Grid, origin: str = "grid", sheet: str = "") -> None:
        """Adds a table, and after it the tables that stand in its cells; nothing when all its cells are blank."""
        if not any(cell.text for cell in grid.cells):
            return
        text, table = lay_out(grid, self._length, origin, sheet)
        self._write(text)
        self._write("\n")
        self.blocks.append(table)
        for cell, placed in zip(grid.cells, table.cells, strict=True):
            for offset, inner in cell.inner:
                self._inner(inner, placed.span.start + offset)

    def _inner(self, grid: Grid, start: int) -> None:
        _, table = lay_out(grid, start)
        self.blocks.append(table)
        for cell, placed in zip(grid.cells, table.cells, strict=True):
            for offset, inner in cell.inner:
                self._inner(inner, placed.span.start + offset)

    def mark(self) -> int:
        """The place reached, for `since`."""
        return len(self._parts)

    def since(self, mark: int) -> str:
        """What was written after a mark."""
        return "".join(self._parts[mark:]).strip()

    def blocks_of(self, text: str, blocks: Iterable[Block]) -> None:
        """Adds a text that already has its blocks, their spans counted from the text's start."""
        shift = self._length
        self._write(text)
        self._write("\n")
        self.blocks.extend(shifted(block, shift) for block in blocks)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def shifted(block: Block, by: int) -> Block:
    """The block as it stands `by` code points further on."""
    span = Span(block.span.start + by, block.span.end + by)
    if isinstance(block, Paragraph):
        return Paragraph(span, block.heading, block.bold, block.kind)
    cells = tuple(
        Cell(Span(cell.span.start + by, cell.span.end + by), cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in block.cells
    )
    return Table(span, cells, block.rows, block.columns, block.origin, block.sheet)
