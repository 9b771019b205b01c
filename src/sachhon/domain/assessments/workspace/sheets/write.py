"""The worksheets as an Excel file: what stands, with choices to pick from and room for more rows."""

from __future__ import annotations

import io
import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.workspace.sheets.columns import (
    BASE_SHEET,
    FORMAT,
    MARK_SHEET,
    SHEETS,
    YES,
    Column,
    Sheet,
)
from sachhon.domain.assessments.workspace.sheets.rows import key_of, shown_row, standing_rows
from sachhon.vietnamese import format_number

ROOM = 200
_CELL, _RULE = 30_000, 250
"""Letters that a cell holds, and that a rule of a cell holds."""
_CREATED = datetime(2000, 1, 1)  # the same assessment is the same bytes
_GUIDE = (
    "Bảng tính của cuộc đánh giá {code}: {title}",
    "Sửa ngay trên các dòng có sẵn, thêm dòng ở dưới. Xóa cả dòng thì dòng ấy bị bỏ khỏi cuộc đánh giá.",
    "Để trống số lượng khi chưa biết: trống không phải là 0. Dùng dấu phẩy cho phần lẻ nếu gõ số dạng chữ.",
    "Đánh dấu x ở các cột Đội trưởng, Trọng tâm, Tính vào cân bằng vật chất.",
    "Trang Giải pháp: giải pháp mới để trống cột Số, hoặc đánh số tiếp theo để ghi được ở trang Tác động. Cột Số, Giai "
    "đoạn, Mã thư viện của giải pháp đã có chỉ để xem; giải pháp không xóa được qua bảng tính.",
    "Ô nào không sửa trong tệp này thì không đổi trên hệ thống, dù người khác đã sửa sau khi tải; ô cả hai bên cùng "
    "sửa được nêu ra để chọn.",
    "Cột Mã dòng được ẩn: giữ nguyên để hệ thống nhận ra dòng cũ; dòng mới để trống.",
    "Gửi lại tệp ở trang của cuộc đánh giá: hệ thống cho xem mọi thay đổi và ô sai trước khi áp dụng.",
)


def write_worksheets(assessment: Assessment) -> bytes:
    """The workbook of this assessment."""
    rows = standing_rows(assessment)
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _CREATED, "title": assessment.title})
        lists: list[list[str]] = []
        for sheet in SHEETS:
            _sheet(book, sheet, rows[sheet.name], lists)
        guide = book.add_worksheet("Hướng dẫn")
        guide.set_column(0, 0, 110)
        for number, line in enumerate(_GUIDE):
            guide.write_string(number, 0, line.format(code=assessment.code, title=assessment.title))
        mark = book.add_worksheet(MARK_SHEET)
        mark.write_string(0, 0, FORMAT)
        mark.write_string(1, 0, assessment.code)
        for place, words in enumerate(lists, 1):
            for line, one in enumerate(words):
                mark.write_string(line, place, one)
        mark.very_hidden()
        base = book.add_worksheet(BASE_SHEET)
        for line, part in enumerate(_base(rows)):
            base.write_string(line, 0, part)
        base.very_hidden()
    return out.getvalue()


def _base(rows: dict[str, list[dict[str, Any]]]) -> list[str]:
    """What stands now, as text in parts that fit into cells."""
    told = {
        sheet.name: {str(key_of(sheet, row)): shown_row(sheet, row) for row in rows[sheet.name]} for sheet in SHEETS
    }
    text = json.dumps(told, ensure_ascii=True, sort_keys=True)
    return [text[at : at + _CELL] for at in range(0, len(text), _CELL)]


def _sheet(book: xlsxwriter.Workbook, sheet: Sheet, rows: list[dict[str, Any]], lists: list[list[str]]) -> None:
    """A sheet; lists too long for a cell's own rule are added to `lists`."""
    page = book.add_worksheet(sheet.title)
    head = book.add_format({"bold": True, "bg_color": "#E7EEF5", "border": 1, "text_wrap": True, "valign": "top"})
    text = book.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
    figure = book.add_format({"num_format": "#,##0.######", "valign": "top"})
    whole = book.add_format({"num_format": "#,##0", "valign": "top"})
    page.freeze_panes(1, 1)
    for place, column in enumerate(sheet.columns):
        shape = figure if column.kind == "number" else whole if column.kind in ("whole", "money", "id") else text
        page.set_column(place, place, column.width, shape, {"hidden": column.kind == "id"})
        page.write_string(0, place, column.title + (" *" if column.required else ""), head)
        for line, row in enumerate(rows, 1):
            _cell(page, line, place, column, row.get(column.name), shape, text)
        allowed = list(column.choices.values()) if column.kind == "choice" else None
        if column.kind == "tick":
            allowed = [YES]
        if allowed:
            source: str | list[str] = allowed
            if len(",".join(allowed)) > _RULE:
                lists.append(allowed)
                column_letter = chr(ord("A") + len(lists))
                source = f"={MARK_SHEET}!${column_letter}$1:${column_letter}${len(allowed)}"
            rule = {"validate": "list", "source": source, "ignore_blank": True, "error_type": "warning"}
            page.data_validation(1, place, len(rows) + ROOM, place, rule)


def _cell(page: Any, line: int, place: int, column: Column, value: Any, shape: Any, text: Any) -> None:
    if value is None or value is False or value == "" or value == ():  # 0 is none of these
        return
    if column.kind == "tick":
        page.write_string(line, place, YES, shape)
    elif column.kind == "choice":
        page.write_string(line, place, column.choices.get(value, str(value)), shape)
    elif column.kind == "numbers":
        page.write_string(line, place, ", ".join(map(str, value)), shape)
    elif isinstance(value, Decimal):
        if Decimal(repr(float(value))) == value:
            page.write_number(line, place, float(value), shape)
        else:  # more digits than a number of Excel holds
            page.write_string(line, place, format_number(value.normalize()), text)
    elif isinstance(value, int):
        if abs(value) < 10**15:
            page.write_number(line, place, value, shape)
        else:
            page.write_string(line, place, format_number(value), text)
    else:
        page.write_string(line, place, str(value), shape)
