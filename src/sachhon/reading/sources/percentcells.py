"""Which cells of an Excel file are shown as a percentage: 10% is stored as 0.1, and only the cell's format tells.

Also which hold a formula without a value, that looks like a blank cell to who reads values alone.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

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
    found: dict[str, frozenset[tuple[int, int]]] = {}
    for name, root in _sheets(archive, limits) if styles else ():
        places = frozenset(place(cell.get("r", "A1")) for cell in root.iter(_S + "c") if cell.get("s", "0") in styles)
        if places:
            found[name] = places
    return found


def broken_cells(archive: Archive, limits: Limits) -> dict[str, frozenset[tuple[int, int]]]:
    """Sheet name -> places whose formula ended in an error (#DIV/0!) or was never computed. Others are left out."""
    found: dict[str, frozenset[tuple[int, int]]] = {}
    for name, root in _sheets(archive, limits):
        places = frozenset(place(cell.get("r", "A1")) for cell in root.iter(_S + "c") if _is_broken(cell))
        if places:
            found[name] = places
    return found


def _is_broken(cell: etree._Element) -> bool:
    return cell.get("t") == "e" or (cell.find(_S + "f") is not None and not cell.findtext(_S + "v"))


def _sheets(archive: Archive, limits: Limits) -> Iterator[tuple[str, etree._Element]]:
    book = xml_part(archive, "xl/workbook.xml", limits)
    relations = xml_part(archive, "xl/_rels/workbook.xml.rels", limits)
    if book is None or relations is None:
        return
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    for sheet in book.iter(_S + "sheet"):
        target = targets.get(sheet.get(_RELATION, ""), "")
        root = xml_part(archive, posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"), limits)
        if root is not None:
            yield sheet.get("name", ""), root


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
