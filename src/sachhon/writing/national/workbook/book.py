"""A workbook of sheets that all have the same head."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from sachhon.writing.national.edition import SAMPLE_BANNER, Edition

_CELL_LIMIT = 32_767  # Excel's own
_CREATED = datetime(2000, 1, 1)  # a file written twice from the same figures is the same bytes
NARROW, USUAL, WIDE = 10, 22, 60

_HEAD_HEIGHT, _LINE_HEIGHT, _MOST_LINES = 48, 15, 20  # points; a row may have 409

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    title: str
    width: int = USUAL


class Book:
    """A workbook whose sheets all have the same head: title, sample mark, then a filtered table with frozen titles."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.out = io.BytesIO()
        self.book = xlsxwriter.Workbook(
            self.out,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self.book.set_properties({"created": _CREATED, "author": edition.issuer})
        base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "border_color": "#A6A6A6"}
        make: Callable[..., Any] = lambda **more: self.book.add_format({**base, **more})  # noqa: E731
        self.title = make(bold=True, font_size=14)
        self.sample = make(bold=True, font_color="#C00000")
        self.head = make(bold=True, bg_color="#EDEDED", border=1, text_wrap=True, valign="vcenter", align="center")
        self.text = make(text_wrap=True, border=1)
        self.whole = make(num_format="#,##0", border=1)
        self.fraction = make(num_format="#,##0.##", border=1)
        self.day = make(num_format="dd/mm/yyyy", border=1)
        self.link = make(font_color="#1F4E79", underline=1, border=1)

    def sheet(
        self,
        name: str,
        columns: Sequence[SheetColumn],
        rows: Sequence[Sequence[Value]],
        links: dict[tuple[int, int], str] | None = None,
    ) -> None:
        """`links`: (row, column) of the table -> a place of the workbook ("'Nguồn gốc'!A12")."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, name.upper(), self.title)
        if self.edition.sample:
            sheet.write_string(1, 0, f"{SAMPLE_BANNER}: không phải số liệu thật", self.sample)
        top = 2
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(top, place, column.title, self.head)
        sheet.set_row(top, _HEAD_HEIGHT)
        for line, row in enumerate(rows, top + 1):
            lines = max((_lines(value, column.width) for value, column in zip(row, columns, strict=True)), default=1)
            if lines > 1:
                sheet.set_row(line, _LINE_HEIGHT * min(lines, _MOST_LINES))
            for place, value in enumerate(row):
                target = links.get((line - top - 1, place)) if links else None
                if target and isinstance(value, str):
                    sheet.write_url(line, place, f"internal:{target}", self.link, value)
                else:
                    self._write(sheet, line, place, value)
        sheet.freeze_panes(top + 1, 1)
        if rows:
            sheet.autofilter(top, 0, top + len(rows), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)

    def _write(self, sheet: Any, line: int, place: int, value: Value) -> None:
        if value is None or value == "":
            sheet.write_blank(line, place, None, self.text)
        elif isinstance(value, str):
            sheet.write_string(line, place, value[:_CELL_LIMIT], self.text)
        elif isinstance(value, date):
            sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), self.day)
        else:
            exact = value == int(value)
            sheet.write_number(
                line, place, int(value) if exact else float(value), self.whole if exact else self.fraction
            )

    def to_bytes(self) -> bytes:
        """The .xlsx."""
        self.book.close()
        return self.out.getvalue()


def _lines(value: Value, width: int) -> int:
    """How many lines a text takes: no program fits rows to their words in every case."""
    return -(-len(value) * 8 // (width * 9)) if isinstance(value, str) else 1
