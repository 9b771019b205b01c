"""Pages -> linear text with blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sachhon.reading.sources.linear import Grid, LinearText
from sachhon.reading.sources.pages.cells import goes_on_below, joined, ruled_grid
from sachhon.reading.sources.pages.columns import column_stretch, grid_of
from sachhon.reading.sources.pages.furniture import kinds_of
from sachhon.reading.sources.pages.lines import lines_of
from sachhon.reading.sources.pages.model import Line, Page, RuledTable
from sachhon.reading.sources.pages.paragraphs import Margins, goes_on
from sachhon.reading.sources.pages.sides import side_by_side

_TAB = 2.2
"""Letter heights: a gap on a line by itself is taken for a tab from here on."""


@dataclass(slots=True)
class _Sheet:
    """A page taken apart."""

    page: Page
    body: list[Line]
    aside: list[tuple[Line, str]]
    tables: list[tuple[RuledTable, Grid, list[float]]]
    margins: Margins


@dataclass(slots=True)
class _Writer:
    out: LinearText
    lines: list[Line] = field(default_factory=list)
    margins: Margins | None = None
    aside: list[tuple[Line, str]] = field(default_factory=list)
    grid: Grid | None = None
    rules: list[float] = field(default_factory=list)

    def line(self, line: Line, margins: Margins) -> None:
        self.end_table()
        if self.lines and self.margins is not None and not goes_on(self.lines[-1], line, self.margins):
            self.end_paragraph()
        self.lines.append(line)
        self.margins = margins

    def end_paragraph(self) -> None:
        if self.lines:
            text = " ".join(line.text for line in self.lines)
            self.out.paragraph(text, bold=all(line.bold for line in self.lines))
            self.lines = []
        self._write_aside()

    def table(self, grid: Grid, rules: list[float]) -> None:
        self.end_paragraph_for_table()
        if self.grid is not None and goes_on_below(self.rules, rules):
            self.grid = joined(self.grid, grid)
            return
        self.end_table()
        self.grid, self.rules = grid, rules

    def end_paragraph_for_table(self) -> None:
        if self.lines:
            self.end_table()
            self.end_paragraph()

    def end_table(self) -> None:
        if self.grid is not None:
            self.out.table(self.grid)
            self.grid = None
            self._write_aside()

    def set_aside(self, line: Line, kind: str) -> None:
        """Running lines wait until the paragraph or table that goes on over the page's end is whole."""
        self.aside.append((line, kind))
        if not self.lines and self.grid is None:
            self._write_aside()

    def _write_aside(self) -> None:
        if self.lines or self.grid is not None:
            return
        for line, kind in self.aside:
            self.out.paragraph(line.text, kind=kind)
        self.aside = []


def write_pages(pages: Sequence[Page], out: LinearText) -> None:
    """Writes all pages: paragraphs go on over a page's end, running headers and page numbers are set aside."""
    sheets = _sheets(pages)
    writer = _Writer(out)
    for sheet in sheets:
        for line, kind in sheet.aside:
            if line.top < sheet.page.height / 2:
                writer.set_aside(line, kind)
        _write_body(sheet, writer)
        for line, kind in sheet.aside:
            if line.top >= sheet.page.height / 2:
                writer.set_aside(line, kind)
    writer.end_table()
    writer.end_paragraph()


def _write_body(sheet: _Sheet, writer: _Writer) -> None:
    tables = sorted(sheet.tables, key=lambda entry: entry[0].box.top)
    at = 0
    while at < len(sheet.body) or tables:
        line = sheet.body[at] if at < len(sheet.body) else None
        if tables and (line is None or tables[0][0].box.top <= line.top):
            _, grid, rules = tables.pop(0)
            writer.table(grid, rules)
            continue
        assert line is not None
        before = tables[0][0].box.top if tables else float("inf")
        end, sides = side_by_side(
            sheet.body[: _before(sheet.body, before)], at, sheet.margins.left, sheet.margins.right
        )
        if sides is not None:
            writer.end_table()
            writer.end_paragraph()
            writer.out.table(sides, origin="columns")
            at = end
            continue
        end, columns = column_stretch(sheet.body[: _before(sheet.body, before)], at)
        if columns and (end - at > 1 or (len(columns) > 2 and line.widest_gap > _TAB)):
            writer.end_table()
            writer.end_paragraph()
            out_grid = grid_of(sheet.body[at:end], columns)
            writer.out.table(out_grid, origin="columns")
            at = end
            continue
        writer.line(line if line.widest_gap > _TAB else line.closed_up(), sheet.margins)
        at += 1


def _before(lines: Sequence[Line], top: float) -> int:
    """How many lines stand above a place on the page."""
    return next((at for at, line in enumerate(lines) if line.top >= top), len(lines))


def _sheets(pages: Sequence[Page]) -> list[_Sheet]:
    free = []
    for page in pages:
        words = page.words
        for table in page.ruled:
            box = table.box
            words = [word for word in words if not box.holds((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)]
        free.append((page, lines_of(words, page.number)))
    kinds = kinds_of([(page.height, lines) for page, lines in free])
    sheets = []
    for (page, lines), of_lines in zip(free, kinds, strict=True):
        body = [line for line, kind in zip(lines, of_lines, strict=True) if kind == "body"]
        aside = [(line, kind) for line, kind in zip(lines, of_lines, strict=True) if kind != "body"]
        tables = []
        for table in page.ruled:
            inside = [
                word for word in page.words if table.box.holds((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2)
            ]
            grid, rules = ruled_grid(table, inside, page.number)
            tables.append((table, grid, rules))
        sheets.append(_Sheet(page, body, aside, tables, Margins(body)))
    return sheets
