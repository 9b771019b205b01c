"""Sizes on the screen and on paper: how wide a column must be, how high a row, how a sheet is printed."""

from __future__ import annotations

from typing import Any

from sachhon.codecs.filled import Spec
from sachhon.codecs.workbook.cells import Cell

LINE_POINTS = 16.0  # of Times New Roman 12
HIGHEST = 400.0  # Excel allows 409
NARROWEST, WIDEST = 8.0, 30.0
_WIDTHS = {
    "narrative": 44.0, "text": 24.0, "facility": 28.0, "unit": 26.0, "industry": 28.0, "industries": 34.0,
    "document": 30.0, "documents": 34.0, "contact": 32.0, "money": 18.0, "quantity": 18.0, "integer": 12.0,
    "decimal": 12.0, "percent": 10.0, "percent_range": 14.0, "year": 11.0, "date": 13.0, "period": 16.0,
    "yes_no": 10.0, "choice": 17.0,
}  # fmt: skip


def column_width(spec: Spec, label: str) -> float:
    """Characters across: enough for the type's values and for the longest word of the label."""
    width = _WIDTHS[spec.type]
    if spec.type == "text" and len(label) <= 3:  # "TT"
        width = NARROWEST
    return max(width, min(WIDEST, max(map(len, label.split())) + 3.0))


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a cell so many characters wide."""
    across = max(1, int(width * 1.05) - 1)
    return sum(max(1, -(-len(line) // across)) for line in text.split("\n")) if text else 1


def height(cells: list[tuple[str, float]], least: float = LINE_POINTS + 4) -> float:
    """Points for a row of (text, width) cells."""
    most = max((lines(text, width) for text, width in cells), default=1)
    return min(HIGHEST, max(least, most * LINE_POINTS + 4))


def shown(cell: Cell) -> str:
    """A cell's words, to measure them by."""
    return cell if isinstance(cell, str) else "0" * 10 if cell is not None else ""


def print_setup(sheet: Any, *, landscape: bool, large: bool = False) -> None:
    """A4, A3 where it is large; one page across, its number at the foot."""
    sheet.set_paper(8 if large else 9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.7, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&L&8&A&C&8&P/&N")
