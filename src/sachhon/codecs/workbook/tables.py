"""A table's sheet: its columns' ids in a hidden row, its state and money unit, its header, and rows to fill in."""

from __future__ import annotations

import re
from typing import Any

import xlsxwriter

from sachhon.codecs.filled import state_words, told_columns
from sachhon.codecs.workbook import marks
from sachhon.codecs.workbook.cells import facet
from sachhon.codecs.workbook.entries import Book, clean
from sachhon.codecs.workbook.paper import LINE_POINTS, column_width, height, lines, print_setup
from sachhon.formkit.definition import Column, Field
from sachhon.formkit.values import MISSING, Values, answer_of, rows_of

_NUMBER_HEAD = "TT"
_LONGEST_NAME = 31  # that Excel allows; three are kept for a number
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\']")


def table_sheet(book: Book, asked: Field, number: str, values: Values) -> str:
    """Writes the sheet of a table field and gives its name; `number` is the printed number of its item."""
    name = sheet_name(f"{number} {asked.labels['vi']}", {sheet.get_name() for sheet in book.out.worksheets()})
    sheet = book.out.add_worksheet(name)
    columns = told_columns(asked, values)
    last = marks.FIRST_COLUMN + len(columns) - 1
    widths = [column_width(column, label) for _id, label, column in columns]
    sheet.set_column(0, 0, 0, book.looks["free"], {"hidden": True})
    sheet.set_column(marks.NUMBER, marks.NUMBER, 5, book.looks["free"])
    for place, ((_id, _label, column), width) in enumerate(zip(columns, widths, strict=True), marks.FIRST_COLUMN):
        sheet.set_column(place, place, width, book.looks[f"{facet(column).style}_free"])
    if last < marks.TABLE_MONEY_UNIT:
        sheet.set_column(last + 1, marks.TABLE_MONEY_UNIT, 14)
    _head(book, sheet, asked, columns, widths, values)
    _rows(book, sheet, asked, columns, widths, values)
    sheet.freeze_panes(marks.FIRST_ROW, marks.FIRST_COLUMN)
    sheet.repeat_rows(marks.HEAD_ROW)
    print_setup(sheet, landscape=sum(widths) > 84, large=sum(widths) > 230)
    sheet.protect("", {"insert_rows": True, "delete_rows": True, "format_rows": True, "format_columns": True})
    return name


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes: composed, 31 characters, none of []:*?/\\', different from the others past case."""
    base = " ".join(_NOT_IN_NAME.sub(" ", clean(wanted)).split())[: _LONGEST_NAME - 3].strip() or "Bảng"
    others = {name.casefold() for name in taken} | {"history"}
    name, number = base, 2
    while name.casefold() in others:
        name, number = f"{base} {number}", number + 1
    return name


def _head(
    book: Book,
    sheet: Any,
    asked: Field,
    columns: list[tuple[str, str, Column]],
    widths: list[float],
    values: Values,
) -> None:
    last = marks.FIRST_COLUMN + len(columns) - 1
    book.write(sheet, marks.IDS_ROW, 0, marks.FIELD_MARK + asked.id, "mark")
    sheet.set_row(marks.IDS_ROW, None, None, {"hidden": True})
    title, across = asked.labels["vi"], 5 + sum(widths)
    sheet.merge_range(marks.TITLE_ROW, marks.NUMBER, marks.TITLE_ROW, last, clean(title), book.looks["title"])
    sheet.set_row(marks.TITLE_ROW, 10 + 20 * lines(title, across * 0.75))
    book.write(sheet, marks.STATE_ROW, 0, marks.STATE_MARK, "mark")
    told = "Nếu cả bảng không có số:"
    sheet.merge_range(marks.STATE_ROW, marks.NUMBER, marks.STATE_ROW, marks.FIRST_COLUMN, told, book.looks["plain"])
    widest_state = (max(state_words(asked), key=len), widths[1] if len(widths) > 1 else 14.0)
    sheet.set_row(marks.STATE_ROW, height([(told, 5 + widths[0]), widest_state], 24))
    book.states(sheet, marks.STATE_ROW, marks.TABLE_STATE, asked, answer_of(values, asked.id))
    if any(column.type == "money" for column in asked.columns):
        book.write(sheet, marks.STATE_ROW, marks.TABLE_MONEY_UNIT - 1, "Đơn vị tiền:", "right")
        book.money_units(sheet, marks.STATE_ROW, marks.TABLE_MONEY_UNIT)
    book.write(sheet, marks.HEAD_ROW, 0, marks.HEAD_MARK, "mark")
    numbered = any(label == _NUMBER_HEAD for _id, label, _column in columns)
    book.write(sheet, marks.HEAD_ROW, marks.NUMBER, "Hàng" if numbered else _NUMBER_HEAD, "head")
    heads = []
    for place, (column_id, label, column) in enumerate(columns, marks.FIRST_COLUMN):
        book.write(sheet, marks.IDS_ROW, place, column_id, "mark")
        unit = f"\n({column.unit})" if column.unit and column.type != "money" else ""
        book.write(sheet, marks.HEAD_ROW, place, label + unit, "head")
        heads.append((label + unit, widths[place - marks.FIRST_COLUMN] * 0.85))  # bold
        last_row = marks.FIRST_ROW + marks.TABLE_ROWS - 1
        book.validate(sheet, (marks.FIRST_ROW, place, last_row, place), column, in_table=True)
    sheet.set_row(marks.HEAD_ROW, height(heads, 34))


def _rows(
    book: Book,
    sheet: Any,
    asked: Field,
    columns: list[tuple[str, str, Column]],
    widths: list[float],
    values: Values,
) -> None:
    rows = rows_of(values, asked)
    count = max(marks.SHOWN_ROWS, len(rows) + 5)
    for number in range(count):
        line = marks.FIRST_ROW + number
        sheet.write_number(line, marks.NUMBER, number + 1, book.looks["row_number"])
        cells = rows[number].cells if number < len(rows) else {}
        told = [
            (book.entry(sheet, line, place, column, cells.get(column_id, MISSING)), widths[place - marks.FIRST_COLUMN])
            for place, (column_id, _label, column) in enumerate(columns, marks.FIRST_COLUMN)
        ]
        needed = height(told)
        # Excel deletes a row of a locked sheet only where all of it is unlocked. One line's height is left to grow.
        sheet.set_row(line, needed if needed > LINE_POINTS + 4 else None, book.looks["free"])
    for line in range(marks.FIRST_ROW + count, marks.FIRST_ROW + max(count, marks.OPEN_ROWS)):
        sheet.set_row(line, None, book.looks["free"])
        for place, (_id, _label, column) in enumerate(columns, marks.FIRST_COLUMN):
            sheet.write_blank(line, place, None, book.looks[f"{facet(column).style}_free"])
    first, last = marks.FIRST_COLUMN, marks.FIRST_COLUMN + len(columns) - 1
    above = xlsxwriter.utility.xl_range_abs(marks.FIRST_ROW + count - 1, first, marks.FIRST_ROW + count, last)
    area = (marks.FIRST_ROW + count, marks.NUMBER, marks.FIRST_ROW + marks.TABLE_ROWS - 1, last)
    # Rows below take on colour once they, or the row above, hold something: an empty table prints on one page.
    criteria = f"=COUNTA({_rows_loose(above)})>0"
    sheet.conditional_format(*area, {"type": "formula", "criteria": criteria, "format": book.looks["filled_row"]})


def _rows_loose(area: str) -> str:
    """$C$25:$H$26 -> $C25:$H26: the rows move along with the cell that is looked at."""
    return re.sub(r"\$(\d+)", r"\1", area)
