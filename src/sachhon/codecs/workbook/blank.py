"""A template as an Excel form: a guide, the questions, a sheet a table, and hidden marks to read it back by."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import xlsxwriter

from sachhon.codecs.filled import STATE_WORDS, told_columns
from sachhon.codecs.workbook import marks
from sachhon.codecs.workbook.cells import Cell, Spec, facet
from sachhon.codecs.workbook.styles import LOOKS
from sachhon.formkit.definition import Field, Section, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import MISSING, Answer, State, Values, answer_of, rows_of
from sachhon.vietnamese.dates import format_date

WIDTHS = (0, 8, 54, 14, 34, 14, 20, 26)
HEADS = ("", "Mục", "Nội dung", "Đơn vị tính", "Trả lời", "Đơn vị tiền", "Nếu không có số", "Kỳ trước")
GUIDE = (
    "Chỉ ghi vào các ô màu vàng nhạt; các ô khác được khóa để hệ thống đọc lại đúng.",
    "Không phát sinh: chọn “Không có” ở cột “Nếu không có số”. Chưa thống kê được: chọn “Chưa có số liệu”. "
    "Để trống nghĩa là chưa trả lời; để trống không được hiểu là 0.",
    "Số: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần thập phân (1.234,5). Ngày: dd/mm/yyyy.",
    "Tiền: chọn đơn vị tiền ở ô bên cạnh (đồng, nghìn, triệu, tỷ).",
    "Bảng: mỗi bảng một trang; có thể chèn thêm dòng, dán từ Word hoặc Excel.",
)
BAD_IN_NAME = re.compile(r"[\[\]:*?/\\']")


@dataclass(slots=True)
class Writer:
    """Writes one workbook."""

    template: Template
    values: Values
    previous: Values
    unit_name: str
    sample: bool
    out: io.BytesIO = field(default_factory=io.BytesIO)
    book: Any = None
    looks: dict[str, Any] = field(default_factory=dict)
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)

    def write(self) -> bytes:
        """The file's bytes; the same input gives the same answers sheet for sheet."""
        self.book = xlsxwriter.Workbook(
            self.out,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self.looks = {name: self.book.add_format(look) for name, look in LOOKS.items()}
        self.book.set_custom_property("sachhon_template", self.template.id, "text")
        self.book.set_custom_property("sachhon_version", self.template.version, "text")
        title = self.template.titles["vi"]
        self.book.set_properties({"title": title, "subject": self.template.id, "language": "vi-VN"})
        self._guide()
        answers = self.book.add_worksheet(marks.ANSWERS_SHEET)
        lists = self.book.add_worksheet(marks.LISTS_SHEET)
        lists.hide()
        names = {asked.id: self._table_sheet(asked, lists) for asked in self.template.fields if asked.columns}
        self._answers(answers, lists, names)
        hidden = self.book.add_worksheet(marks.HIDDEN_SHEET)
        hidden.very_hidden()
        for column, text in enumerate((self.template.id, self.template.version)):
            hidden.write_string(0, column, text)
        hidden.write_string(1, 0, self.unit_name)
        answers.activate() if self.values else None
        self.book.close()
        return self.out.getvalue()

    def _guide(self) -> None:
        sheet = self.book.add_worksheet(marks.GUIDE_SHEET)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 4)
        sheet.set_column(1, 1, 100)
        sheet.set_row(1, 44)
        row = 1
        if self.sample:
            sheet.write_string(0, 1, "DỮ LIỆU MẪU", self.looks["sample"])
        sheet.write_string(row, 1, self.template.titles["vi"].upper(), self.looks["title"])
        sheet.write_string(row + 1, 1, self.template.titles["en"], self.looks["subtitle"])
        row += 2
        basis = self.template.basis
        if basis:
            words = f"Theo văn bản số {basis.number} ngày {format_date(basis.date)} của {basis.issuer}"
            sheet.write_string(row + 1, 1, words, self.looks["plain"])
            row += 1
        sheet.write_string(row + 1, 1, f"Đơn vị báo cáo: {self.unit_name or '…………………………'}", self.looks["plain"])
        row += 3
        sheet.write_string(row, 1, "Cách ghi", self.looks["title"])
        for number, line in enumerate(GUIDE, 1):
            sheet.set_row(row + number, 36)
            sheet.write_string(row + number, 0, f"{number}.", self.looks["plain"])
            sheet.write_string(row + number, 1, line, self.looks["plain"])
        _print_setup(sheet, landscape=False)
        sheet.protect()

    def _answers(self, sheet: Any, lists: Any, tables: dict[str, str]) -> None:
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width, None, {"hidden": column == marks.ID})
        if not self.previous:
            sheet.set_column(marks.PREVIOUS, marks.PREVIOUS, 0, None, {"hidden": True})
        for column, head in enumerate(HEADS):
            sheet.write_string(0, column, head, self.looks["head"])
        sheet.set_row(0, 34)
        row = 1
        for section in self.template.outline():
            row = self._section(sheet, section, row, tables)
        sheet.freeze_panes(1, marks.UNIT)
        sheet.repeat_rows(0)
        _print_setup(sheet, landscape=True)
        sheet.protect("", {"format_rows": True, "format_columns": True})

    def _section(self, sheet: Any, section: Section, row: int, tables: dict[str, str]) -> int:
        fields = self.template.fields_of(section.item)
        for column in range(marks.ITEM, marks.PREVIOUS + 1):
            sheet.write_blank(row, column, None, self.looks["section"])
        sheet.write_string(row, marks.ITEM, section.item, self.looks["section"])
        sheet.merge_range(row, marks.QUESTION, row, marks.STATE, section.titles["vi"], self.looks["section"])
        row += 1
        for asked in fields:
            self._question(sheet, asked, row, tables)
            row += 1
        return row

    def _question(self, sheet: Any, asked: Field, row: int, tables: dict[str, str]) -> None:
        kind = field_type(asked.type)
        lines = 1 + len(asked.labels["vi"]) // 48 + (1 if asked.labels.get("en") else 0)
        sheet.set_row(row, max(18 * lines, 76 if kind.long else 34))
        sheet.write_string(row, marks.ID, asked.id)
        sheet.write_string(row, marks.ITEM, "", self.looks["middle"])
        english = f"\n{asked.labels['en']}" if asked.labels.get("en") else ""
        vi, en = self.looks["bilingual_vi"], self.looks["bilingual_en"]
        if english:
            sheet.write_rich_string(row, marks.QUESTION, vi, asked.labels["vi"], en, english, self.looks["cell"])
        else:
            sheet.write_string(row, marks.QUESTION, asked.labels["vi"], self.looks["cell"])
        sheet.write_string(row, marks.UNIT, "" if asked.type == "money" else asked.unit, self.looks["middle"])
        for column in (marks.MONEY_UNIT, marks.STATE, marks.PREVIOUS):
            sheet.write_blank(row, column, None, self.looks["quiet"])
        if asked.columns:
            name = tables[asked.id]
            sheet.write_url(row, marks.ANSWER, f"internal:'{name}'!B2", self.looks["cell"], f"→ trang “{name}”")
            return
        self._entry(sheet, row, marks.ANSWER, asked)
        answer = answer_of(self.values, asked.id)
        if answer.state is State.VALUE:
            self._put(sheet, row, marks.ANSWER, asked, facet(asked).put(answer.value, asked))
        if asked.type == "money":
            _dropdown(sheet, row, marks.MONEY_UNIT, self._list(tuple(marks.MONEY_UNITS)))
            sheet.write_string(row, marks.MONEY_UNIT, "đồng", self.looks["choice"])
        _state_cell(self, sheet, row, marks.STATE, answer)
        before = answer_of(self.previous, asked.id)
        if before.state is State.VALUE:
            sheet.write_string(row, marks.PREVIOUS, kind.format(before.value, asked, "vi"), self.looks["quiet"])

    def _table_sheet(self, asked: Field, lists: Any) -> str:
        name = self._sheet_name(asked)
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 0, None, {"hidden": True})
        sheet.set_column(1, 1, 5)
        sheet.write_string(0, 0, marks.FIELD_MARK + asked.id)
        sheet.set_row(0, None, None, {"hidden": True})
        columns = told_columns(asked, self.values)
        sheet.merge_range(1, 1, 1, 1 + len(columns), asked.labels["vi"], self.looks["title"])
        sheet.set_row(1, 30)
        sheet.write_string(2, 0, marks.STATE_MARK)
        sheet.merge_range(2, 1, 2, 2, "Cả bảng không có số:", self.looks["plain"])
        _state_cell(self, sheet, 2, 3, answer_of(self.values, asked.id))
        if any(column.type == "money" for column in asked.columns):
            sheet.write_string(2, 4, "Đơn vị tiền:", self.looks["plain"])
            _dropdown(sheet, 2, 5, self._list(tuple(marks.MONEY_UNITS)))
            sheet.write_string(2, 5, "đồng", self.looks["choice"])
        sheet.write_string(3, 0, marks.HEAD_MARK)
        sheet.write_string(3, 1, "TT", self.looks["head"])
        sheet.set_row(3, 48)
        rows = rows_of(self.values, asked)
        count = max(marks.TABLE_ROWS, len(rows) + 50)
        for place, (column_id, label, column) in enumerate(columns, 2):
            sheet.write_string(0, place, column_id)
            width = 40 if field_type(column.type).long else max(14, min(36, len(label) + 2))
            sheet.set_column(place, place, width)
            unit = f"\n({column.unit})" if column.unit and column.type != "money" else ""
            sheet.write_string(3, place, label + unit, self.looks["head"])
            for number in range(count):
                sheet.write_blank(4 + number, place, None, self.looks[_look(column)])
            self._validate(sheet, column, 4, place, 4 + count - 1)
        for number in range(count):
            sheet.write_number(4 + number, 1, number + 1, self.looks["middle"])
        for number, row in enumerate(rows):
            for place, (column_id, _label, column) in enumerate(columns, 2):
                self._cell(sheet, 4 + number, place, column, row.cells.get(column_id, MISSING))
        sheet.freeze_panes(4, 2)
        sheet.repeat_rows(3)
        _print_setup(sheet, landscape=len(columns) > 4)
        sheet.print_area(1, 1, 4 + max(len(rows), 20), 1 + len(columns))
        sheet.protect("", {"insert_rows": True, "delete_rows": True, "format_rows": True, "format_columns": True})
        return name

    def _cell(self, sheet: Any, row: int, place: int, spec: Spec, answer: Answer) -> None:
        if answer.state is State.VALUE:
            self._put(sheet, row, place, spec, facet(spec).put(answer.value, spec))
        elif answer.state is not State.MISSING:
            sheet.write_string(row, place, STATE_WORDS[answer.state]["vi"], self.looks[_look(spec)])

    def _put(self, sheet: Any, row: int, place: int, spec: Spec, cell: Cell) -> None:
        look = self.looks[_look(spec)]
        if isinstance(cell, str):
            sheet.write_string(row, place, cell, look)
        elif isinstance(cell, int | float):
            sheet.write_number(row, place, cell, look)
        elif cell is not None:
            sheet.write_datetime(row, place, cell, look)

    def _entry(self, sheet: Any, row: int, place: int, spec: Spec) -> None:
        sheet.write_blank(row, place, None, self.looks[_look(spec)])
        self._validate(sheet, spec, row, place, row)

    def _validate(self, sheet: Any, spec: Spec, first: int, place: int, last: int) -> None:
        one, label = facet(spec), spec.labels["vi"]
        listed = one.listed(spec)
        rule: dict[str, Any] | None = None
        if listed:
            rule = {"validate": "list", "source": self._list(listed), "error_type": "warning"}
        elif one.style == "whole" and spec.type != "money":
            rule = {"validate": "integer", "error_type": "warning", **_limits(spec)}
        elif one.style == "number" or spec.type == "money":
            rule = {"validate": "decimal", "error_type": "warning", **_limits(spec)}
        elif one.style == "date":
            rule = {"validate": "date", "criteria": ">=", "value": _FIRST_DAY, "error_type": "warning"}
        if rule:
            rule |= {
                "error_title": "Kiểm tra lại",
                "error_message": f"{label}: giá trị không đúng kiểu hoặc ngoài khoảng."[:255],
            }
            sheet.data_validation(first, place, last, place, rule)

    def _list(self, labels: tuple[str, ...]) -> str:
        if labels not in self.lists:
            sheet = self.book.get_worksheet_by_name(marks.LISTS_SHEET)
            place = len(self.lists)
            for row, label in enumerate(labels):
                sheet.write_string(row, place, label)
            letter = xlsxwriter.utility.xl_col_to_name(place)
            self.lists[labels] = f"='{marks.LISTS_SHEET}'!${letter}$1:${letter}${len(labels)}"
        return self.lists[labels]

    def _sheet_name(self, asked: Field) -> str:
        base = BAD_IN_NAME.sub(" ", f"{asked.item} {asked.labels['vi']}").strip()[:28].strip()
        taken = {sheet.get_name().casefold() for sheet in self.book.worksheets()}
        name, number = base, 2
        while name.casefold() in taken:
            name, number = f"{base} {number}", number + 1
        return name


_FIRST_DAY = date(1900, 3, 1)


def _look(spec: Spec) -> str:
    if spec.type == "year":
        return "year"
    one = facet(spec)
    return "choice" if one.listed(spec) else one.style


def _limits(spec: Spec) -> dict[str, Any]:
    low, high = spec.minimum, spec.maximum
    if low is not None and high is not None:
        return {"criteria": "between", "minimum": float(low), "maximum": float(high)}
    if high is not None:
        return {"criteria": "<=", "value": float(high)}
    return {"criteria": ">=", "value": float(low) if low is not None else -(10**15)}


def _dropdown(sheet: Any, row: int, place: int, source: str) -> None:
    sheet.data_validation(row, place, row, place, {"validate": "list", "source": source})


def _state_cell(writer: Writer, sheet: Any, row: int, place: int, answer: Answer) -> None:
    labels = tuple(words["vi"] for words in STATE_WORDS.values())
    _dropdown(sheet, row, place, writer._list(labels))
    words = STATE_WORDS.get(answer.state)
    sheet.write_string(row, place, words["vi"] if words else "", writer.looks["choice"])


def _print_setup(sheet: Any, *, landscape: bool) -> None:
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.5, top=0.7, bottom=0.7)
    sheet.set_footer("&C&P/&N")


def blank(
    template: Template,
    *,
    values: Values | None = None,
    unit_name: str = "",
    previous: Values | None = None,
    sample: bool = False,
) -> bytes:
    """The form as .xlsx; with `values` filled in, with `previous` last round's answers beside the questions."""
    return Writer(template, values or {}, previous or {}, unit_name, sample).write()
