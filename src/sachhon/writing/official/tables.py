"""Tables: one string each. Header rows repeat on every page, rows do not break, merged cells are real ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sachhon.writing.document import Cell, Column, Content, Para, Row, Table
from sachhon.writing.document.blocks import Align, CellLike
from sachhon.writing.official.layout import twips
from sachhon.writing.official.markup import Gathered, escape, paragraph, runs, words
from sachhon.writing.official.styles import ENTRY_SHADE, TABLE_SIZES

_STYLE: dict[Align, str] = {
    "left": "TableText",
    "right": "TableNumber",
    "center": "TableCentred",
    "justify": "TableJustified",
}
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>'
_HEAD_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_KEPT_WITH_HEAD = 2
_STYLED = re.compile(r"(<w:pStyle [^>]*/>)")
_MIDDLE = '<w:vAlign w:val="center"/>'


def table(block: Table, width: float, gathered: Gathered) -> str:
    """The table alone (no caption), as wide as `width` millimetres.

    Raises ValueError for a row that has not one cell (or None) for each column, or a type size without a style.
    """
    if block.size not in TABLE_SIZES:
        raise ValueError(f"no table style of {block.size} points")
    return _Writer(block, width, gathered).xml()


class _Writer:
    """Works out a table's grid once, then writes row by row."""

    def __init__(self, block: Table, width: float, gathered: Gathered) -> None:
        self.block = block
        self.gathered = gathered
        share = twips(width) / sum(column.width for column in block.columns)
        self.widths = [round(column.width * share) for column in block.columns]
        self.plain = [
            self._open(width_, "") + self._paragraph(column.align, "")
            for width_, column in zip(self.widths, block.columns, strict=True)
        ]
        self.open_merges: dict[int, tuple[int, int]] = {}  # column -> rows still to cover, columns covered

    def xml(self) -> str:
        block = self.block
        style = '<w:tblStyle w:val="TableGrid"/>' if block.ruled else ""
        about = f'<w:tblDescription w:val="{escape(block.alternative)}"/>' if block.alternative else ""
        head = [self._row(Row(cells), head=True) for cells in block.header]
        if block.titled:
            head.append(self._row(Row(tuple(column.title for column in block.columns)), head=True))
        first_row = 1 if head else 0
        return "".join(
            (
                f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:jc w:val="center"/>'
                f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="{first_row}" w:lastRow="0" '
                f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{about}</w:tblPr><w:tblGrid>',
                *(f'<w:gridCol w:w="{width}"/>' for width in self.widths),
                "</w:tblGrid>",
                *head,
                *(self._body(block.rows)),
                "</w:tbl>",
            )
        )

    def _body(self, rows: Iterable[Row | tuple[CellLike, ...]]) -> Iterable[str]:
        """The first rows are kept with the head, so that no page ends on titles alone."""
        for place, row in enumerate(rows):
            written = self._row(row if isinstance(row, Row) else Row(row))
            if place < _KEPT_WITH_HEAD or (isinstance(row, Row) and row.keep):
                written = _STYLED.sub(r"\1<w:keepNext/>", written)
            yield written

    def _row(self, row: Row, head: bool = False) -> str:
        if row.kind == "group":
            return self._group(row)
        columns = self.block.columns
        if len(row.cells) != len(columns):
            raise ValueError(
                f"a row of {len(row.cells)} cells in a table of {len(columns)} columns: {row.cells!r:.200}"
            )
        total = row.kind == "total"
        mark = self.gathered.mark(row.anchor) if row.anchor else ""
        pieces = [_HEAD_ROW if head else _ROW]
        skip = 0
        for index, cell in enumerate(row.cells):
            if skip:
                skip -= 1
            elif index in self.open_merges:
                skip = self._continue(index, pieces) - 1
            elif cell is None:
                raise ValueError(f"the cell {index} of {row.cells!r:.200} is covered by nothing")
            elif isinstance(cell, str) and not head and not total and not mark:
                inside = f"<w:r>{words(cell)}</w:r>" if cell else ""
                pieces.append(f"{self.plain[index]}{inside}</w:p></w:tc>")
            else:
                whole = cell if isinstance(cell, Cell) else Cell(cell)
                pieces.append(self._cell(index, whole, columns[index], head, total, mark))
                skip = whole.columns - 1
                mark = ""
        pieces.append("</w:tr>")
        return "".join(pieces)

    def _group(self, row: Row) -> str:
        label = row.cells[0]
        content = label.content if isinstance(label, Cell) else label
        mark = self.gathered.mark(row.anchor) if row.anchor else ""
        inside = self._content(content, "TableGroup", "", mark)
        across = f'<w:gridSpan w:val="{len(self.widths)}"/>{_SHADE}'
        return f"{_ROW}{self._open(sum(self.widths), across)}{inside}</w:tc></w:tr>"

    def _continue(self, index: int, pieces: list[str]) -> int:
        rows, columns = self.open_merges.pop(index)
        if rows > 1:
            self.open_merges[index] = (rows - 1, columns)
        span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
        width = sum(self.widths[index : index + columns])
        pieces.append(f"{self._open(width, span + '<w:vMerge/>')}<w:p/></w:tc>")
        return columns

    def _cell(self, index: int, cell: Cell, column: Column, head: bool, total: bool, mark: str) -> str:
        properties = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        if cell.rows > 1:
            properties += '<w:vMerge w:val="restart"/>'
            self.open_merges[index] = (cell.rows - 1, cell.columns)
        if head or total or cell.shade:
            properties += _SHADE
        elif cell.entry:
            properties += ENTRY_SHADE
        if head or cell.rows > 1:
            properties += _MIDDLE
        style = "TableHead" if head else _STYLE[cell.align or column.align]
        if cell.anchor:
            mark += self.gathered.mark(cell.anchor)
        bold = "<w:b/>" if (total or cell.bold) and not head else ""
        width = sum(self.widths[index : index + cell.columns])
        return (
            f"{self._open(width, properties)}{self._content(cell.content, style, bold, mark, cell.paragraphs)}</w:tc>"
        )

    def _content(self, content: Content | None, style: str, bold: str, mark: str, more: tuple[Para, ...] = ()) -> str:
        suffix = self.block.size
        first = ""
        if content or not more:
            first = paragraph(f"{style}{suffix}", mark + runs(content or "", self.gathered, bold))
            mark = ""
        pieces = [first]
        for block in more:
            own = _STYLE[block.align] if block.align else style
            pieces.append(paragraph(f"{own}{suffix}", mark + runs(block.content, self.gathered, bold)))
            mark = ""
        return "".join(pieces)

    def _open(self, width: int, properties: str) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'

    def _paragraph(self, align: Align, mark: str) -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{_STYLE[align]}{self.block.size}"/></w:pPr>{mark}'
