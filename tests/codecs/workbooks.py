"""Workbooks as people hand them in: cells written, rows and columns put in, sheets deleted, on the file's own XML."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from decimal import Decimal

from lxml import etree
from python_calamine import CalamineWorkbook

from sachhon.codecs.workbook import marks

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
Written = str | int | float | Decimal | None


def rows_of_sheet(data: bytes, sheet: str) -> list[list[object]]:
    """A sheet's cells, from A1 on."""
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)  # type: ignore[return-value]


def sheet_of(data: bytes, field_id: str) -> str:
    """The name of a table field's sheet."""
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return next(name for name in book.sheet_names if _first(book, name) == marks.FIELD_MARK + field_id)


def _first(book: CalamineWorkbook, name: str) -> object:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return rows[0][0] if rows and rows[0] else None


def row_of(data: bytes, field_id: str) -> int:
    """The row, from 1, of a question."""
    return next(number for number, row in enumerate(rows_of_sheet(data, marks.ANSWERS_SHEET), 1) if row[0] == field_id)


class Edited:
    """A workbook that is changed in place; `data` gives the file."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        book = etree.fromstring(self._parts["xl/workbook.xml"])
        links = {
            link.get("Id"): link.get("Target") for link in etree.fromstring(self._parts["xl/_rels/workbook.xml.rels"])
        }
        self._paths = {one.get("name"): f"xl/{links[one.get(_R)]}" for one in book.iter(f"{_S}sheet")}
        self._trees = {name: etree.fromstring(self._parts[path]) for name, path in self._paths.items()}
        self._book = book

    def write(self, sheet: str, cell: str, value: Written, *, style: str | None = None) -> Edited:
        """Puts a value into a cell; None empties it."""
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
        data = self._trees[sheet].find(f"{_S}sheetData")
        line = next((one for one in data if one.get("r") == row), None)
        if line is None:
            line = etree.SubElement(data, f"{_S}row", r=row)
        found = next((one for one in line if one.get("r") == cell), None)
        if found is None:
            later = [place for place, one in enumerate(line) if _number(one.get("r")) > _number(column)]
            found = etree.Element(f"{_S}c", r=cell)
            line.insert(later[0] if later else len(line), found)
        for child in list(found):
            found.remove(child)
        found.attrib.pop("t", None)
        if style is not None:
            found.set("s", style)
        if isinstance(value, str) and value.startswith("#"):
            found.set("t", "e")
            etree.SubElement(found, f"{_S}f").text = "1/0"
            etree.SubElement(found, f"{_S}v").text = value
        elif isinstance(value, str):
            found.set("t", "inlineStr")
            inside = etree.SubElement(etree.SubElement(found, f"{_S}is"), f"{_S}t")
            inside.text = value
            inside.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif value is not None:
            etree.SubElement(found, f"{_S}v").text = str(value)
        return self

    def insert_row(self, sheet: str, row: int) -> Edited:
        """A blank row before this one (from 1)."""
        return self._shift(sheet, row, 1)

    def delete_row(self, sheet: str, row: int) -> Edited:
        """The row is gone and those below move up."""
        data = self._trees[sheet].find(f"{_S}sheetData")
        for line in [one for one in data if one.get("r") == str(row)]:
            data.remove(line)
        return self._shift(sheet, row + 1, -1)

    def _shift(self, sheet: str, row: int, by: int) -> Edited:
        for line in self._trees[sheet].find(f"{_S}sheetData"):
            at = int(line.get("r"))
            if at >= row:
                line.set("r", str(at + by))
                for cell in line:
                    cell.set("r", re.sub(r"\d+", str(at + by), cell.get("r")))
        return self

    def drop(self, sheet: str) -> Edited:
        """The sheet is deleted."""
        for one in list(self._book.iter(f"{_S}sheet")):
            if one.get("name") == sheet:
                one.getparent().remove(one)
        return self

    def rename(self, sheet: str, name: str) -> Edited:
        """The sheet's name is changed."""
        for one in self._book.iter(f"{_S}sheet"):
            if one.get("name") == sheet:
                one.set("name", name)
        return self

    def copy(self, sheet: str, over: str) -> Edited:
        """A sheet's content takes the place of another's."""
        self._trees[over] = deepcopy(self._trees[sheet])
        return self

    def part(self, name: str, data: bytes | None) -> Edited:
        """Replaces a part of the package, or takes it out."""
        if data is None:
            self._parts.pop(name)
        else:
            self._parts[name] = data
        return self

    def percent_style(self) -> str:
        """The number of a new cell style that shows a percentage."""
        styles = etree.fromstring(self._parts["xl/styles.xml"])
        formats = styles.find(f"{_S}cellXfs")
        etree.SubElement(formats, f"{_S}xf", numFmtId="9", fontId="0", fillId="0", borderId="0", xfId="0")
        self._parts["xl/styles.xml"] = etree.tostring(styles)
        return str(len(formats) - 1)

    def data(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        parts = {**self._parts, "xl/workbook.xml": etree.tostring(self._book)}
        parts |= {path: etree.tostring(self._trees[name]) for name, path in self._paths.items()}
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return out.getvalue()


def _number(reference: str) -> int:
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number
