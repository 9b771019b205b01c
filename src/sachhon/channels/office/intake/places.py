"""Where in a received document a value stands: by code points, or by the cell of a filled blank."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sachhon.domain.intake.api import Received, blocks_of
from sachhon.reading.model import Block, Table

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def place_of(received: Received, start: str, end: str, sheet: str, cell: str) -> tuple[int, int]:
    """Half-open code points of the received text, (0, 0) where nothing is named or found."""
    length = len(received.text)
    if all(text.isdigit() and len(text) < 10 for text in (start, end)):
        first, last = min(int(start), length), min(int(end), length)
        return (first, last) if first < last else (0, 0)
    if cell:
        return _in_sheet(received, sheet, cell) if sheet else _in_words(received, cell)
    return 0, 0


def shown_blocks(received: Received, sheet: str) -> Sequence[Block]:
    """The document's blocks; of a workbook the sheet that is meant."""
    blocks = blocks_of(received.layout)
    return [block for block in blocks if sheet and isinstance(block, Table) and block.sheet == sheet] or blocks


def _in_sheet(received: Received, sheet: str, cell: str) -> tuple[int, int]:
    """The words of "E12" of a sheet: tables of a workbook run from A1."""
    told = _CELL.fullmatch(cell.upper())
    if told is None:
        return 0, 0
    column = 0
    for letter in told.group(1):
        column = column * 26 + ord(letter) - 64
    for block in blocks_of(received.layout):
        if isinstance(block, Table) and block.sheet == sheet:
            for one in block.row_cells(int(told.group(2)) - 1):
                if one.column == column - 1:
                    return one.span
    return 0, 0


def _in_words(received: Received, cell: str) -> tuple[int, int]:
    """The answer of a Word form, where its words stand once in the form."""
    staged = next((one for one in received.staged.all() if (one.origin or {}).get("cell") == cell), None)
    quote = (staged.origin or {}).get("quote", "") if staged is not None else ""
    if not quote or received.text.count(quote) != 1:
        return 0, 0
    start = received.text.index(quote)
    return start, start + len(quote)
