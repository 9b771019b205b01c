"""A table on its own as Excel or CSV, as it stands on a screen: text stays text, never a formula.

May import: nothing of the project.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter

Cell = str | int | Decimal | date | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_CELL_LIMIT = 32_767  # Excel's own
_CREATED = datetime(2000, 1, 1)  # the same table is the same bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title; `notes` say what was chosen and as of when."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    widths: Sequence[int] = ()


def sheet_xlsx(sheet: Sheet) -> bytes:
    """An .xlsx of one sheet: title, notes, then the table with a filter and frozen titles."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"created": _CREATED})
    head = book.add_format({"bold": True, "bg_color": "#EDEDED", "border": 1, "text_wrap": True, "valign": "vcenter"})
    title = book.add_format({"bold": True, "font_size": 14})
    text = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    whole = book.add_format({"num_format": "#,##0", "valign": "top", "border": 1})
    fraction = book.add_format({"num_format": "#,##0.####", "valign": "top", "border": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "border": 1})
    page = book.add_worksheet()
    page.write_string(0, 0, sheet.title, title)
    for line, note in enumerate(sheet.notes, 1):
        page.write_string(line, 0, note)
    top = len(sheet.notes) + 2
    for place, name in enumerate(sheet.columns):
        page.set_column(place, place, sheet.widths[place] if place < len(sheet.widths) else 18)
        page.write_string(top, place, name, head)
    for line, row in enumerate(sheet.rows, top + 1):
        for place, value in enumerate(row):
            if value is None or value == "":
                page.write_blank(line, place, None, text)
            elif isinstance(value, str):
                page.write_string(line, place, value[:_CELL_LIMIT], text)
            elif isinstance(value, date):
                page.write_datetime(line, place, datetime(value.year, value.month, value.day), day)
            else:
                exact = value == int(value)
                page.write_number(line, place, int(value) if exact else float(value), whole if exact else fraction)
    page.freeze_panes(top + 1, 1)
    if sheet.rows:
        page.autofilter(top, 0, top + len(sheet.rows), len(sheet.columns) - 1)
    book.close()
    return out.getvalue()


def sheet_csv(sheet: Sheet) -> bytes:
    """UTF-8 with its mark (Excel reads it right); a text that might be a formula begins with an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_harmless(name) for name in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_plain(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _plain(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _harmless(value)
    return value.isoformat() if isinstance(value, date) else format(Decimal(value), "f")


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
