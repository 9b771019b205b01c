"""Which cells of an Excel file are shown as a percentage: 10% is stored as 0.1, and only the cell's format tells."""

from __future__ import annotations

import posixpath

from sachhon.reading.sources.archive import Archive
from sachhon.reading.sources.incoming import Limits
from sachhon.reading.sources.xmlparts import xml_part

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN = {"9", "10"}
"""Number formats 0% and 0.00%, which a file need not spell out."""


def percent_cells(archive: Archive, limits: Limits) -> dict[str, frozenset[tuple[int, int]]]:
    """Sheet name -> places (row, column from 0) of its cells with a percent format. Sheets without any are left out."""
    styles = _percent_styles(archive, limits)
    book = xml_part(archive, "xl/workbook.xml", limits) if styles else None
    relations = xml_part(archive, "xl/_rels/workbook.xml.rels", limits) if styles else None
    if book is None or relations is None:
        return {}
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    found: dict[str, frozenset[tuple[int, int]]] = {}
    for sheet in book.iter(_S + "sheet"):
        target = targets.get(sheet.get(_RELATION, ""), "")
        root = xml_part(archive, posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"), limits)
        if root is not None:
            places = frozenset(
                place(cell.get("r", "A1")) for cell in root.iter(_S + "c") if cell.get("s", "0") in styles
            )
            if places:
                found[sheet.get("name", "")] = places
    return found


def _percent_styles(archive: Archive, limits: Limits) -> frozenset[str]:
    root = xml_part(archive, "xl/styles.xml", limits)
    if root is None:
        return frozenset()
    formats = {
        element.get("numFmtId", "") for element in root.iter(_S + "numFmt") if "%" in element.get("formatCode", "")
    } | _BUILT_IN
    cell_formats = root.find(_S + "cellXfs")
    return frozenset(
        str(at)
        for at, element in enumerate(() if cell_formats is None else cell_formats)
        if element.get("numFmtId") in formats
    )


def place(reference: str) -> tuple[int, int]:
    """ "C2" -> (1, 2)."""
    letters = reference.rstrip("0123456789")
    column = 0
    for char in letters.upper():
        column = column * 26 + ord(char) - ord("A") + 1
    digits = reference[len(letters) :]
    return (int(digits) - 1 if digits else 0), column - 1
