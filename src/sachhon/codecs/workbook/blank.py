"""A template as an Excel form: a guide, the questions, a sheet a table, and hidden marks to read it back by."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import xlsxwriter

from sachhon.codecs.workbook import marks
from sachhon.codecs.workbook.cells import Cell, facet
from sachhon.codecs.workbook.entries import Book, clean
from sachhon.codecs.workbook.paper import height, print_setup, shown
from sachhon.codecs.workbook.styles import LOOKS
from sachhon.codecs.workbook.tables import table_sheet
from sachhon.formkit.definition import Field, Section, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import Answer, State, Values, answer_of
from sachhon.vietnamese.dates import format_date

WIDTHS = (0.0, 7.0, 46.0, 13.0, 46.0, 13.0, 17.0, 26.0)
_LEAST_LINES, _LEAST = 76.0, 36.0
GUIDE = (
    "Chỉ ghi vào các ô màu vàng nhạt; các ô khác được khóa để hệ thống đọc lại đúng. "
    "Không đổi tên, không xóa trang tính; có thể kéo giãn hàng và cột.",
    "Không phát sinh: chọn “Không có” ở cột “Nếu không có số” (trong bảng: ghi “Không có” vào ô). "
    "Chưa thống kê được: chọn “Chưa có số liệu”. Để trống nghĩa là chưa trả lời; để trống không được hiểu là 0.",
    "Số: chỉ gõ chữ số, không gõ dấu ngăn hàng nghìn; phần thập phân gõ theo dấu của máy đang dùng. "
    "Ngày: gõ xong, xem ô hiện đúng ngày/tháng/năm chưa.",
    "Tiền: chọn đơn vị tiền ở ô bên cạnh (đồng, nghìn đồng, triệu đồng, tỷ đồng) rồi ghi số theo đơn vị đó.",
    "Bảng: mỗi bảng một trang tính; ghi từ hàng 1 trở xuống, được chèn, xóa hàng, dán từ Word hoặc Excel "
    "(nên dán giá trị). Không chèn thêm cột.",
)
# No clock: the same answers make the same file.
_CREATED = datetime(2018, 1, 1)


@dataclass(slots=True)
class _Writer:
    template: Template
    values: Values
    previous: Values
    unit_name: str
    sample: bool
    book: Book
    tables: dict[str, str] = field(default_factory=dict)

    def write(self) -> None:
        self._properties()
        self._guide()
        answers = self.book.out.add_worksheet(marks.ANSWERS_SHEET)
        self.book.out.add_worksheet(marks.LISTS_SHEET).hide()
        for asked in self.template.fields:
            if asked.columns:
                number = self.template.section(asked.item).number
                self.tables[asked.id] = table_sheet(self.book, asked, _printed(number), self.values)
        self._answers(answers)
        hidden = self.book.out.add_worksheet(marks.HIDDEN_SHEET)
        hidden.very_hidden()
        for row, column, text in ((0, 0, self.template.id), (0, 1, self.template.version), (1, 0, self.unit_name)):
            hidden.write_string(row, column, clean(text))
        if self.values:
            answers.activate()

    def _properties(self) -> None:
        out, title = self.book.out, self.template.titles["vi"]
        out.set_custom_property(marks.TEMPLATE_PROPERTY, self.template.id, "text")
        out.set_custom_property(marks.VERSION_PROPERTY, self.template.version, "text")
        out.set_properties({"title": title, "subject": self.template.id, "created": _CREATED})

    def _guide(self) -> None:
        book, sheet = self.book, self.book.out.add_worksheet(marks.GUIDE_SHEET)
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 4)
        sheet.set_column(1, 1, 92)
        if self.sample:
            book.write(sheet, 0, 1, "DỮ LIỆU MẪU", "sample")
        basis = self.template.basis
        asked = f"Theo văn bản số {basis.number} ngày {format_date(basis.date)} của {basis.issuer}" if basis else ""
        said = (
            (self.template.titles["vi"].upper(), "title"),
            (self.template.titles["en"], "subtitle"),
            (asked, "plain"),
            (f"Đơn vị báo cáo: {self.unit_name or '…………………………'}", "plain"),
            (f"Mã biểu mẫu: {self.template.id}, phiên bản {self.template.version}", "subtitle"),
            ("", "plain"),
            ("Cách ghi", "title"),
        )
        row = 1
        for text, look in said:
            book.write(sheet, row, 1, text, look)
            sheet.set_row(row, height([(text, 70.0 if look == "title" else 92.0)], 24))
            row += 1
        for number, text in enumerate(GUIDE, 1):
            book.write(sheet, row, 0, f"{number}.", "top")
            book.write(sheet, row, 1, text, "top")
            sheet.set_row(row, height([(text, 92.0)], 24))
            row += 1
        book.write(sheet, row + 1, 1, "Ô màu này là ô được ghi.", "legend")
        sheet.set_row(row + 1, 24)
        print_setup(sheet, landscape=False)
        sheet.protect()

    def _answers(self, sheet: Any) -> None:
        money = any(asked.type == "money" for asked in self.template.fields)
        hidden = {marks.ID, *(() if money else (marks.MONEY_UNIT,)), *(() if self.previous else (marks.PREVIOUS,))}
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width, None, {"hidden": column in hidden})
            self.book.write(sheet, 0, column, marks.HEADS[column], "head")
        sheet.set_row(0, 36)
        row = 1
        for section in self.template.outline():
            row = self._section(sheet, section, row)
        sheet.freeze_panes(1, marks.UNIT)
        sheet.repeat_rows(0)
        print_setup(sheet, landscape=True)
        sheet.protect("", {"format_rows": True, "format_columns": True})

    def _section(self, sheet: Any, section: Section, row: int) -> int:
        look = self.book.looks["section"]
        for column in range(marks.ITEM, marks.PREVIOUS + 1):
            sheet.write_blank(row, column, None, look)
        self.book.write(sheet, row, marks.ITEM, _printed(section.number), "section")
        sheet.merge_range(row, marks.QUESTION, row, marks.STATE, clean(section.titles["vi"]), look)
        sheet.set_row(row, height([(section.titles["vi"], sum(WIDTHS[marks.QUESTION : marks.PREVIOUS]) * 0.85)], 24))
        row += 1
        for asked in self.template.fields_of(section.item):
            row = self._question(sheet, asked, row)
        return row

    def _question(self, sheet: Any, asked: Field, row: int) -> int:
        book = self.book
        book.write(sheet, row, marks.ID, asked.id, "mark")
        label, english = asked.labels["vi"], asked.labels.get("en", "")
        for column in (marks.ITEM, marks.MONEY_UNIT, marks.STATE, marks.PREVIOUS):
            sheet.write_blank(row, column, None, book.looks["quiet"])
        if english:
            vi, en = book.looks["bilingual_vi"], book.looks["bilingual_en"]
            sheet.write_rich_string(
                row, marks.QUESTION, vi, clean(label), en, f"\n{clean(english)}", book.looks["cell"]
            )
        else:
            book.write(sheet, row, marks.QUESTION, label, "cell")
        book.write(sheet, row, marks.UNIT, "" if asked.type == "money" else asked.unit, "middle")
        told = [(f"{label}\n{english}" if english else label, WIDTHS[marks.QUESTION])]
        if asked.columns:
            name = self.tables[asked.id]
            link = f"internal:'{name}'!{'B' if not self.values else 'C'}{marks.FIRST_ROW + 1}"
            sheet.write_url(row, marks.ANSWER, link, book.looks["link"], f"→ ghi ở trang “{name}”")
            sheet.set_row(row, height(told, _LEAST))
            return row + 1
        answer = answer_of(self.values, asked.id)
        pieces = _pieces(asked, answer)
        look = book.looks[facet(asked).style]
        book.put(sheet, row, marks.ANSWER, pieces[0], look)
        book.validate(sheet, (row, marks.ANSWER, row, marks.ANSWER), asked, in_table=False)
        if asked.type == "money":
            book.money_units(sheet, row, marks.MONEY_UNIT)
        book.states(sheet, row, marks.STATE, asked, answer)
        before = self._before(asked)
        long = field_type(asked.type).long
        book.write(sheet, row, marks.PREVIOUS, before, "quiet_lines" if long else "quiet")
        told += [(shown(pieces[0]), WIDTHS[marks.ANSWER]), (before, WIDTHS[marks.PREVIOUS])]
        sheet.set_row(row, height(told, _LEAST_LINES if long else _LEAST))
        for piece in pieces[1:]:
            row += 1
            self._more(sheet, asked, row, piece)
        return row + 1

    def _more(self, sheet: Any, asked: Field, row: int, piece: Cell) -> None:
        """A row on which a text that no cell can hold goes on."""
        for column in range(marks.ITEM, marks.PREVIOUS + 1):
            sheet.write_blank(row, column, None, self.book.looks["quiet"])
        self.book.write(sheet, row, marks.ID, marks.MORE_MARK + asked.id, "mark")
        self.book.write(sheet, row, marks.QUESTION, "(tiếp theo)", "quiet")
        self.book.put(sheet, row, marks.ANSWER, piece, self.book.looks[facet(asked).style])
        sheet.set_row(row, height([(shown(piece), WIDTHS[marks.ANSWER])], _LEAST_LINES))

    def _before(self, asked: Field) -> str:
        """What was answered last time, in words; a long one is cut, since it is only shown."""
        answer = answer_of(self.previous, asked.id)
        if answer.state is State.VALUE:
            words = field_type(asked.type).format(answer.value, asked, "vi")
            return words if len(words) <= marks.CELL_LIMIT else words[: marks.CELL_LIMIT - 1] + "…"
        return ""


def _pieces(asked: Field, answer: Answer) -> list[Cell]:
    """An answer in pieces that cells can hold: one for all but very long texts; nil and unknown have a cell apart."""
    cell = facet(asked).put(answer.value, asked) if answer.state is State.VALUE else None
    if not isinstance(cell, str):
        return [cell]
    return [cell[start : start + marks.CELL_LIMIT] for start in range(0, max(1, len(cell)), marks.CELL_LIMIT)]


def _printed(number: str) -> str:
    return "–" if number == "-" else number


def blank(
    template: Template,
    *,
    values: Values | None = None,
    unit_name: str = "",
    previous: Values | None = None,
    sample: bool = False,
) -> bytes:
    """The form as .xlsx; with `values` filled in, with `previous` last round's answers beside the questions.

    The same arguments give the same bytes. Raises ValueError for a text in a table that no cell can hold.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    looks = {name: book.add_format(look) for name, look in LOOKS.items()}
    _Writer(template, values or {}, previous or {}, unit_name, sample, Book(book, looks)).write()
    book.close()
    return out.getvalue()
