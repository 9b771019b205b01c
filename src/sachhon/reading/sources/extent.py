"""How far the sheets of a spreadsheet reach: one cell in the last corner would be unpacked to 17 thousand million."""

from __future__ import annotations

import re

from lxml import etree

from sachhon.reading.sources.archive import Archive
from sachhon.reading.sources.errors import refuse
from sachhon.reading.sources.incoming import Limits
from sachhon.reading.sources.xmlparts import xml_part

# A cell with something in it; those that are only formatted end in "/>" and count for nothing.
_FILLED = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_NEAR = 99_999
_FAR_DOWN = re.compile(rb'r="[A-Z]{1,3}(\d{6,7})"')
"""Places in rows beyond `_NEAR`."""
_LETTERS = 26
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def check_extent(archive: Archive, limits: Limits) -> None:
    """Raises UnreadableDocument where a sheet of an .xlsx or .ods reaches over more cells than allowed, from A1 on."""
    for name in sorted(archive.names):
        if name.startswith("xl/") and name.endswith(".xml"):
            data = archive.part(name) or b""
            if b"sheetData" in data and not _within(data, limits.cells):
                _check(archive, limits, *_reach(data))
    content = xml_part(archive, "content.xml", limits) if "content.xml" in archive.names else None
    for table in () if content is None else content.iter(f"{_TABLE}table"):
        _check(archive, limits, *_reach_of_table(table))


def _within(data: bytes, cells: int) -> bool:
    """Whether a sheet is surely within so many cells: asked of all its places at once, and not of each.

    False says nothing: then each filled cell is looked at.
    """
    rows = max(_NEAR, max(map(int, _FAR_DOWN.findall(data)), default=0))
    columns = min(cells // rows, _LETTERS)
    beyond = f"[{chr(ord('A') + columns)}-Z]|[A-Z][A-Z]" if columns < _LETTERS else "[A-Z][A-Z]"
    return columns > 0 and re.search(rf'r="(?:{beyond})'.encode(), data) is None


def _check(archive: Archive, limits: Limits, rows: int, columns: int) -> None:
    if rows * columns > limits.cells:
        raise refuse("too_large", archive.name, "cells", limit=limits.cells)


def _reach(data: bytes) -> tuple[int, int]:
    rows, columns = 0, set()
    for place in _FILLED.finditer(data):  # a million matches are not held at once
        columns.add(place[1])
        rows = max(rows, int(place[2]))
    return rows, max(map(_number, columns), default=0)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _reach_of_table(table: etree._Element) -> tuple[int, int]:
    """Repeated cells and rows count as often as they repeat, the blank ones behind the last filled one not at all."""
    row = last_row = last_column = 0
    for line in table.iter(f"{_TABLE}table-row"):
        column = filled = 0
        for cell in line:
            column += _times(cell, "columns")
            if len(cell):
                filled = column
        row += _times(line, "rows")
        if filled:
            last_row, last_column = row, max(last_column, filled)
    return last_row, last_column


def _times(element: etree._Element, what: str) -> int:
    told = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(told) if told.isascii() and told.isdigit() else 1
