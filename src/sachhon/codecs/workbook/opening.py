"""A workbook as it came back: its marks, its sheets as rows, and which of its cells are not what they seem."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from sachhon.codecs.filled import NotABlank, not_a_blank
from sachhon.codecs.workbook import marks
from sachhon.codecs.workbook.cells import Cell
from sachhon.reading.sources import UnreadableDocument, Vetted, vet
from sachhon.vietnamese.folding import nfc

_OWN = (marks.HIDDEN_SHEET, marks.LISTS_SHEET, marks.GUIDE_SHEET)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet from A1 on, so that places are those a person sees."""

    name: str
    rows: list[list[Any]]
    percents: frozenset[tuple[int, int]] = frozenset()
    broken: frozenset[tuple[int, int]] = frozenset()

    def at(self, row: int, column: int) -> Cell:
        """A cell, composed; None for a blank one and for one outside."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        cell = self.rows[row][column]
        if isinstance(cell, str):
            return nfc(cell) if cell.strip() else None
        known: Cell = cell
        return known

    def place(self, row: int, column: int) -> str:
        """ "Trả lời!E12"."""
        letters = ""
        column += 1
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{self.name}!{letters}{row + 1}"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a blank's marks say, and the sheets that hold answers."""

    template_id: str
    version: str
    unit_name: str = ""
    sheets: list[Sheet] = field(default_factory=list)


def open_workbook(data: bytes, name: str) -> Opened:
    """Raises NotABlank for a file that cannot be read or that bears no mark of a blank."""
    try:
        vetted = vet(name or "bieu-mau.xlsx", data)
        if vetted.format not in ("xlsx", "xls", "ods"):
            raise not_a_blank("unknown_format", name=name)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return _opened(book, vetted)
    except UnreadableDocument as refused:
        raise NotABlank(refused.finding) from refused
    except PasswordError as error:
        raise not_a_blank("encrypted") from error
    except CalamineError as error:
        raise not_a_blank("damaged") from error


def _opened(book: CalamineWorkbook, vetted: Vetted) -> Opened:
    unit_name = ""
    # The properties say the same as the hidden sheet, which somebody may have deleted.
    template_id = vetted.properties.get("template_id", "")
    version = vetted.properties.get("template_version", "")
    if marks.HIDDEN_SHEET in book.sheet_names:
        told = Sheet(marks.HIDDEN_SHEET, _rows(book, marks.HIDDEN_SHEET))
        template_id, version = (str(told.at(0, column) or "") for column in (0, 1))
        unit_name = str(told.at(1, 0) or "")
    if not template_id:
        raise not_a_blank("no_mark")
    names = [
        sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet and sheet.name not in _OWN
    ]
    nothing: frozenset[tuple[int, int]] = frozenset()
    sheets = [
        Sheet(name, _rows(book, name), vetted.percents.get(name, nothing), vetted.broken.get(name, nothing))
        for name in names
    ]
    return Opened(template_id, version, unit_name, sheets)


def _rows(book: CalamineWorkbook, name: str) -> list[list[Any]]:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
