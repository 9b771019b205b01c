"""Excel files."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from sachhon.reading.sources import Limits
from sachhon.reading.sources.workbook import shown
from tests.reading.sources.build import TYPES, codes, lines, read, refusal, rows, with_parts


def workbook(fill: Callable[[Any], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        fill(book)
    return out.getvalue()


def simple(book: Any) -> None:
    sheet = book.add_worksheet("Số liệu")
    for row, cells in enumerate([("TT", "Nội dung", "Số"), (1, "Tập huấn", 179), (2, "", 0.5)]):
        for column, value in enumerate(cells):
            sheet.write(row, column, value)


def test_a_sheet_is_a_table_under_its_name() -> None:
    source = read(workbook(simple), "bang.xlsx")
    assert source.text == "Số liệu\nTT\tNội dung\tSố\n1\tTập huấn\t179\n2\t\t0,5\n"
    assert lines(source, "mark") == ["Số liệu"]
    table = next(source.tables())
    assert (table.sheet, table.rows, table.columns) == ("Số liệu", 3, 3)


def test_values_are_shown_as_written_in_vietnamese() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("A")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_datetime(0, 0, datetime(2018, 4, 24), day)
        sheet.write_number(0, 1, 0.1, book.add_format({"num_format": "0%"}))
        sheet.write_number(0, 2, 0.125, book.add_format({"num_format": "0.0%"}))
        sheet.write_number(0, 3, 1234567.0)
        sheet.write_boolean(0, 4, True)
        sheet.write_string(0, 5, "05")
        sheet.write_formula(0, 6, "=0.1+0.2", None, 0.30000000000000004)
        sheet.write_number(0, 7, -2.50)

    assert rows(read(workbook(fill), "bang.xlsx")) == [
        ["24/04/2018", "10%", "12,5%", "1234567", "Có", "05", "0,3", "-2,5"]
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (1e15, "1000000000000000"),
        (1e-7, "0,0000001"),
        (date(2020, 1, 2), "02/01/2020"),
        (286000000, "286000000"),
    ],
)
def test_shown(value: Any, text: str) -> None:
    assert shown(value) == text


def test_merged_cells_and_trimming() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("A")
        sheet.merge_range(0, 0, 0, 2, "Phụ lục")
        sheet.merge_range(1, 0, 2, 0, "TT")
        sheet.write(1, 1, "a")
        sheet.write(2, 2, "b")
        sheet.write_blank(400, 9, None, book.add_format({"bold": True}))

    source = read(workbook(fill), "bang.xlsx")
    assert rows(source) == [["Phụ lục", "Phụ lục", "Phụ lục"], ["TT", "a", ""], ["TT", "", "b"]]


def test_cells_with_tabs_and_line_ends_keep_the_grid() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("A")
        sheet.write(0, 0, "a\tb")
        sheet.write(0, 1, "c\nd")

    assert rows(read(workbook(fill), "bang.xlsx")) == [["a b", "c\nd"]]


def test_our_own_blank_is_known_by_its_hidden_sheet_or_properties() -> None:
    def hidden_sheet(book: Any) -> None:
        simple(book)
        marks = book.add_worksheet("_sachhon")
        marks.write_row(0, 0, ["bct-1819-2018", "1"])
        marks.very_hidden()

    def properties(book: Any) -> None:
        simple(book)
        book.set_custom_property("sachhon_template", "action-plan")
        book.set_custom_property("sachhon_version", "2")

    source = read(workbook(hidden_sheet), "bang.xlsx")
    assert source.properties == {"template_id": "bct-1819-2018", "template_version": "1"}
    assert "bct-1819" not in source.text
    assert read(workbook(properties), "bang.xlsx").properties == {"template_id": "action-plan", "template_version": "2"}


def test_other_hidden_sheets_are_said() -> None:
    def fill(book: Any) -> None:
        simple(book)
        other = book.add_worksheet("Ẩn")
        other.write(0, 0, "bí mật")
        other.hide()

    source = read(workbook(fill), "bang.xlsx")
    assert "bí mật" not in source.text
    assert codes(source)["hidden_sheets"].params["count"] == 1


def test_bad_workbooks_are_refused() -> None:
    data = workbook(simple)
    assert refusal(data[: len(data) // 2], "bang.xlsx").code == "damaged_file"
    cut = "<worksheet><sheetData><row"
    assert refusal(with_parts(data, {"xl/worksheets/sheet1.xml": cut}), "a.xlsx").code == "damaged_file"
    assert refusal(with_parts(data, {"xl/workbook.xml": "x"}), "a.xlsx").code == "damaged_file"
    doctype = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'
    assert refusal(with_parts(data, {"xl/worksheets/sheet1.xml": doctype}), "a.xlsx").code == "xml_doctype"
    assert refusal(with_parts(data, {"xl/vbaProject.bin": "x"}), "a.xlsm").code == "macro_file"
    macro = TYPES.replace("application/xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    assert refusal(with_parts(data, {"[Content_Types].xml": macro}), "a.xlsm").code == "macro_file"
    small = Limits(inflated_bytes=100_000)
    assert refusal(with_parts(data, {"xl/media/a.bin": b"\x00" * 200_000}), "a.xlsx", small).code == "zip_bomb"
    assert refusal(data, "a.xlsx", Limits(cells=5)).key == "too_large.cells"
    assert refusal(workbook(lambda book: book.add_worksheet("A")), "a.xlsx").code == "no_text"
