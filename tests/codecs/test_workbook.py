"""Excel forms as people hand them in: nothing is guessed, nothing is lost silently, every refusal names its cell."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from sachhon.codecs import workbook
from sachhon.codecs.filled import FilledForm, NotABlank
from sachhon.codecs.forms import read_filled, write_blank
from sachhon.codecs.workbook import marks
from sachhon.codecs.workbook.tables import sheet_name
from sachhon.formkit.definition import Template, templates
from sachhon.formkit.findings import Severity, say
from sachhon.formkit.values import Answer, Key, State, Values
from tests.codecs.every_type import every_type
from tests.codecs.strategies import content
from tests.codecs.workbooks import Edited, row_of, rows_of_sheet, sheet_of
from tests.reading.sources.olefile_build import ole

FORM = templates()["bct-1819-2018"]
FACILITY = templates()["facility-year"]
ANSWERS = marks.ANSWERS_SHEET


def said(value: object) -> Answer:
    return Answer(State.VALUE, value)


def blank(template: Template = FORM, values: Values | None = None) -> bytes:
    return write_blank(template, ".xlsx", values)


def with_cells(template: Template, **cells: object) -> FilledForm:
    """A blank whose questions were answered by writing into cells: `field="x"`, or `field__unit`, `field__state`."""
    data = blank(template)
    edited = Edited(data)
    for name, value in cells.items():
        field_id, _, what = name.partition("__")
        column = {"": "E", "unit": "F", "state": "G"}[what]
        edited.write(ANSWERS, f"{column}{row_of(data, field_id)}", value)  # type: ignore[arg-type]
    return read_filled("tra-loi.xlsx", edited.data())


def only(filled: FilledForm) -> tuple[str, str, str]:
    """Key, cell and severity of the one finding."""
    (finding,) = filled.findings
    return finding.key, finding.cell, finding.severity


def test_a_refused_answer_names_its_sheet_and_cell_in_both_languages() -> None:
    filled = with_cells(FORM, quick_assessments="khoảng mười")
    row = row_of(blank(), "quick_assessments")
    assert only(filled) == ("field_value.not_a_number", f"Trả lời!E{row}", "error")
    assert say(filled.findings[0]).startswith(f"Ô Trả lời!E{row}: Số đơn vị được đánh giá nhanh SXSH: “khoảng mười”")
    assert say(filled.findings[0], "en").startswith(f"Cell Trả lời!E{row}:")
    assert Key("quick_assessments") not in filled.values


def test_a_value_knows_its_cell() -> None:
    filled = with_cells(FORM, quick_assessments=12)
    answer = filled.values[Key("quick_assessments")]
    assert answer.value == 12
    assert answer.origin is not None
    row = row_of(blank(), "quick_assessments")
    assert (answer.origin.kind, answer.origin.file) == ("imported", "tra-loi.xlsx")
    assert (answer.origin.sheet, answer.origin.cell) == ("Trả lời", f"E{row}")


@pytest.mark.parametrize(
    ("cell", "state_cell", "state"),
    [
        ("Không có", None, State.NIL),
        ("không phát sinh", None, State.NIL),
        (None, "Không có", State.NIL),
        ("CHƯA CÓ SỐ LIỆU", None, State.UNKNOWN),
        ("Chưa thống kê được.", None, State.UNKNOWN),
        (None, "Chưa có số liệu", State.UNKNOWN),
        ("Không có", "Không có", State.NIL),
    ],
)
def test_nil_and_unknown_are_told_by_words_or_by_their_column(cell: str, state_cell: str, state: State) -> None:
    filled = with_cells(FORM, quick_assessments=cell, quick_assessments__state=state_cell)
    assert content(filled.values) == {Key("quick_assessments"): (state, None)}
    assert filled.findings == ()


def test_a_blank_cell_is_missing_and_zero_is_a_value() -> None:
    filled = with_cells(FORM, quick_assessments=0, funding_local="  ")
    assert content(filled.values) == {Key("quick_assessments"): (State.VALUE, 0)}


def test_no_is_an_answer_of_its_own() -> None:
    form = templates()["bct-1594-2013-annex-1"]
    asked = next(field.id for field in form.fields if field.type == "yes_no")
    for word, state, value in (
        ("Không có", State.VALUE, False),
        ("Không", State.VALUE, False),
        ("Không phát sinh", State.NIL, None),
        ("Chưa có số liệu", State.UNKNOWN, None),
    ):
        assert content(with_cells(form, **{asked: word}).values) == {Key(asked): (state, value)}


def test_a_value_and_a_state_at_once_are_refused() -> None:
    filled = with_cells(FORM, quick_assessments=3, quick_assessments__state="Không có")
    row = row_of(blank(), "quick_assessments")
    assert only(filled) == ("cell_refused.two_answers", f"Trả lời!E{row}", "error")
    assert filled.values == {}
    filled = with_cells(FORM, quick_assessments="Chưa có số liệu", quick_assessments__state="Không có")
    assert only(filled)[0] == "cell_refused.two_answers"


def test_a_strange_word_in_the_state_column_is_refused_with_its_answer() -> None:
    filled = with_cells(FORM, quick_assessments=3, quick_assessments__state="hỏi lại sau")
    assert only(filled)[0] == "cell_refused.not_a_state"
    assert filled.values == {}


def test_an_ambiguous_number_typed_as_text_is_refused_with_both_readings() -> None:
    data = blank(templates()["action-plan"])
    sheet = sheet_of(data, "targets")
    edited = Edited(data).write(sheet, "E5", "1.234").write(sheet, "C5", "Giảm tiêu hao")
    filled = read_filled("a.xlsx", edited.data())
    assert only(filled) == ("ambiguous_number.typed", f"{sheet}!E5", "error")
    assert {filled.findings[0].params["first"], filled.findings[0].params["second"]} == {
        Decimal(1234),
        Decimal("1.234"),
    }
    sentence = say(filled.findings[0])
    assert "1.234" in sentence
    assert "1,234" in sentence
    assert content(filled.values) == {Key("targets", 0, "indicator"): (State.VALUE, "Giảm tiêu hao")}


def test_the_same_text_in_a_field_of_whole_numbers_is_a_thousand() -> None:
    assert with_cells(FORM, quick_assessments="1.234").values[Key("quick_assessments")].value == 1234


@pytest.mark.parametrize(
    ("cell", "unit", "vnd"),
    [
        (286_000_000, "đồng", 286_000_000),
        (286, "triệu đồng", 286_000_000),
        (1.1, "tỷ đồng", 1_100_000_000),
        (123456.789, "triệu đồng", 123_456_789_000),
        (0.1 + 0.2, "tỷ đồng", 300_000_000),
        (4.35, "nghìn đồng", 4_350),
        ("1,5", "tỷ đồng", 1_500_000_000),
        ("1,5 tỷ đồng", "triệu đồng", 1_500_000_000),
        ("286.000.000 đồng", "tỷ đồng", 286_000_000),
        ("2 nghìn đồng", "đồng", 2_000),
        (-3, "triệu đồng", -3_000_000),
    ],
)
def test_amounts_are_in_the_unit_chosen_to_the_last_dong(cell: object, unit: str, vnd: int) -> None:
    filled = with_cells(FORM, funding_local=cell, funding_local__unit=unit)
    assert filled.findings == ()
    assert filled.values[Key("funding_local")].value == vnd


@pytest.mark.parametrize(
    ("cell", "unit", "key"),
    [
        ("1.234", "triệu đồng", "ambiguous_number.typed"),
        (5, "USD", "cell_refused.not_a_money_unit"),
        (0.0001, "nghìn đồng", "cell_refused.not_whole"),
        ("30 triệu/năm", "đồng", "field_value.not_money"),
        ("5 USD", "đồng", "field_value.not_money"),
    ],
)
def test_an_amount_in_doubt_is_refused(cell: object, unit: str, key: str) -> None:
    filled = with_cells(FORM, funding_local=cell, funding_local__unit=unit)
    assert only(filled)[0] == key
    assert filled.values == {}
    if key == "ambiguous_number.typed":
        params = filled.findings[0].params
        assert {params["first"], params["second"]} == {Decimal(1_234_000_000), Decimal(1_234_000)}


def test_the_unit_of_a_tables_money_holds_for_all_its_rows() -> None:
    data = blank()
    sheet = sheet_of(data, "plan_items")
    columns = {name: chr(65 + place) for place, name in enumerate(rows_of_sheet(data, sheet)[0])}
    edited = Edited(data).write(sheet, "F3", "triệu đồng")
    edited.write(sheet, f"{columns['amount']}5", 12.5).write(sheet, f"{columns['amount']}7", 300)
    filled = read_filled("a.xlsx", edited.data())
    amounts = {key.row: answer.value for key, answer in filled.values.items()}
    assert amounts == {0: 12_500_000, 1: 300_000_000}


def test_rows_put_in_deleted_or_left_blank_do_not_move_the_others() -> None:
    values = {Key("materials", row, "material"): said(f"Vật liệu {row}") for row in range(4)}
    data = blank(FACILITY, values)
    sheet = sheet_of(data, "materials")
    edited = Edited(data).insert_row(sheet, 6).insert_row(sheet, 6).delete_row(sheet, 5)
    edited.write(sheet, "C6", "Vật liệu mới")
    filled = read_filled("a.xlsx", edited.data())
    assert filled.findings == ()
    names = [filled.values[Key("materials", row, "material")].value for row in range(4)]
    assert names == ["Vật liệu mới", "Vật liệu 1", "Vật liệu 2", "Vật liệu 3"]
    origin = filled.values[Key("materials", 1, "material")].origin
    assert origin is not None
    assert origin.cell == "C7"


def test_rows_put_in_among_the_questions_and_a_renamed_sheet_do_no_harm() -> None:
    values = {Key("quick_assessments"): said(7), Key("funding_local"): said(5)}
    edited = Edited(blank(FORM, values)).insert_row(ANSWERS, 3).insert_row(ANSWERS, 2).rename(ANSWERS, "Bảng chính")
    filled = read_filled("a.xlsx", edited.data())
    assert content(filled.values) == content(values)
    assert filled.findings == ()


def test_a_deleted_question_is_named() -> None:
    data = blank(FORM, {Key("funding_local"): said(5)})
    filled = read_filled("a.xlsx", Edited(data).delete_row(ANSWERS, row_of(data, "quick_assessments")).data())
    assert only(filled) == ("place_lost", "", "warning")
    assert filled.findings[0].fields == ("quick_assessments",)
    assert "Số đơn vị được đánh giá nhanh SXSH" in say(filled.findings[0])
    assert content(filled.values) == {Key("funding_local"): (State.VALUE, 5)}


def test_a_table_as_a_whole_may_be_nil() -> None:
    data = blank(FACILITY)
    sheet = sheet_of(data, "wastes")
    filled = read_filled("a.xlsx", Edited(data).write(sheet, "D3", "Không có").data())
    assert content(filled.values) == {Key("wastes"): (State.NIL, None)}
    filled = read_filled("a.xlsx", Edited(data).write(sheet, "D3", "xem phụ lục").data())
    assert only(filled) == ("cell_refused.not_a_state", f"{sheet}!D3", "error")


def test_what_stands_beside_a_table_is_named() -> None:
    data = blank(FACILITY)
    sheet = sheet_of(data, "materials")
    filled = read_filled("a.xlsx", Edited(data).write(sheet, "C5", "Bột giấy").write(sheet, "G5", "mua 2023").data())
    assert only(filled) == ("cell_refused.lost", f"{sheet}!G5", "warning")
    assert "mua 2023" in say(filled.findings[0])


def test_a_formula_without_a_value_is_no_blank_cell() -> None:
    filled = with_cells(FORM, quick_assessments="#DIV/0!")
    assert only(filled)[0] == "cell_refused.broken"
    assert filled.values == {}


def test_a_percentage_counts_as_it_is_shown() -> None:
    data = blank()
    row = row_of(data, "facilities_aware_share")
    edited = Edited(data)
    style = edited.percent_style()
    filled = read_filled("a.xlsx", edited.write(ANSWERS, f"E{row}", 0.105, style=style).data())
    assert {answer.value for answer in filled.values.values()} == {Decimal("10.5")}
    plain = read_filled("a.xlsx", Edited(data).write(ANSWERS, f"E{row}", 0.105).data())
    assert {answer.value for answer in plain.values.values()} == {Decimal("0.105")}


def test_a_date_where_words_belong_is_refused_and_a_date_is_a_day() -> None:
    form = every_type()
    data = write_blank(form, ".xlsx", {Key("ask_date"): said(date(2018, 3, 12))})
    known = {form.id: form}
    assert read_filled("a.xlsx", data, known).values[Key("ask_date")].value == date(2018, 3, 12)
    style = next(cell for cell in _styles(data, row_of(data, "ask_date")))
    edited = Edited(data).write(ANSWERS, f"E{row_of(data, 'ask_text')}", 43171, style=style)
    filled = read_filled("a.xlsx", edited.data(), known)
    assert only(filled)[0] == "cell_refused.date"
    assert "12/03/2018" in say(filled.findings[0])


def _styles(data: bytes, row: int) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("xl/worksheets/sheet2.xml").decode()
    start = text.index(f'<c r="E{row}" s="') + len(f'<c r="E{row}" s="')
    return [text[start : text.index('"', start)]]


def test_an_older_blank_is_carried_over_and_what_is_lost_is_named() -> None:
    asked, table = FORM.field("quick_assessments"), FORM.field("training_events")
    gone = replace(asked, id="units_visited", labels={"vi": "Số đơn vị đã thăm", "en": "visited"})
    column = replace(table.columns[1], id="speakers", labels={"vi": "Báo cáo viên", "en": "speakers"})
    fields = tuple(replace(one, columns=(*one.columns, column)) if one is table else one for one in FORM.fields)
    old = replace(FORM, version="0", fields=(*(one for one in fields if one.id != "funding_local"), gone))
    values = {
        Key("quick_assessments"): said(12),
        Key("units_visited"): said(34),
        Key("training_events", 0, "workshops"): said(2),
        Key("training_events", 0, "speakers"): said(5),
    }
    filled = read_filled("cu.xlsx", write_blank(old, ".xlsx", values))
    assert filled.version == "0"
    assert content(filled.values) == {
        Key("quick_assessments"): (State.VALUE, 12),
        Key("training_events", 0, "workshops"): (State.VALUE, 2),
    }
    told = {finding.key: finding for finding in filled.findings}
    assert told["outdated_blank"].params == {"version": "0", "current": FORM.version}
    assert told["place_lost"].fields == ("funding_local",)
    lost = {finding.params["what"]: finding for finding in filled.findings if finding.key == "cell_refused.lost"}
    assert {what: finding.params["text"] for what, finding in lost.items()} == {
        "units_visited": "34",
        "Khóa đào tạo và hội thảo tập huấn theo năm, Báo cáo viên (hội thảo)": "5",
    }
    assert all(finding.severity is Severity.WARNING and "!" in finding.cell for finding in lost.values())


def test_answers_in_two_places_are_named() -> None:
    data = blank(FACILITY, {Key("materials", 0, "material"): said("Bột giấy")})
    one, other = sheet_of(data, "materials"), sheet_of(data, "wastes")
    filled = read_filled("a.xlsx", Edited(data).copy(one, other).write(other, "C5", "Phèn").data())
    assert [(finding.key, finding.cell) for finding in filled.findings] == [
        ("cell_refused.twice", f"{other}!A1"),
        ("place_lost", ""),
    ]
    assert "Phèn" in say(filled.findings[0])
    assert content(filled.values) == {Key("materials", 0, "material"): (State.VALUE, "Bột giấy")}


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "empty_file"),
        (b"x" * 100, "not_a_blank.unknown_format"),
        (b"%PDF-1.7 abc", "not_a_blank.unknown_format"),
        (ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "encrypted_file"),
        (blank()[:4000], "damaged_file"),
    ],
)
def test_a_file_that_is_no_blank_is_refused_whole(data: bytes, key: str) -> None:
    with pytest.raises(NotABlank) as refused:
        read_filled("a.xlsx", data)
    assert refused.value.finding.key == key
    assert say(refused.value.finding)
    assert say(refused.value.finding, "en")


def test_a_foreign_workbook_is_refused() -> None:
    edited = Edited(blank()).drop(marks.HIDDEN_SHEET).part("docProps/custom.xml", None)
    with pytest.raises(NotABlank, match=r"not_a_blank\.no_mark"):
        read_filled("a.xlsx", edited.data())
    with pytest.raises(NotABlank, match=r"not_a_blank\.unknown_template"):
        workbook.read(blank(), "a.xlsx", {})


def test_a_sheet_that_swells_to_the_last_cell_is_refused_before_it_is_read() -> None:
    data = blank(FACILITY)
    edited = Edited(data).write(sheet_of(data, "materials"), "XFD1048576", "x")
    with pytest.raises(NotABlank, match=r"too_large\.cells"):
        read_filled("a.xlsx", edited.data())


def test_the_hidden_sheet_may_be_gone_while_the_files_properties_tell() -> None:
    filled = read_filled("a.xlsx", Edited(blank(FORM, {Key("funding_local"): said(5)})).drop("_sachhon").data())
    assert (filled.template_id, filled.version) == (FORM.id, FORM.version)
    assert content(filled.values) == {Key("funding_local"): (State.VALUE, 5)}


def test_without_the_hidden_column_nothing_is_read_and_that_is_said() -> None:
    data = blank(templates()["bct-1594-2013-annex-2"])
    edited = Edited(data)
    for sheet in (ANSWERS, sheet_of(data, "tasks")):
        for number, row in enumerate(rows_of_sheet(data, sheet), 1):
            if row and row[0] != "":
                edited.write(sheet, f"A{number}", None)
    with pytest.raises(NotABlank, match=r"not_a_blank\.no_mark"):
        read_filled("a.xlsx", edited.data())


def test_text_is_never_a_formula_or_a_link() -> None:
    texts = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")', "{=1}", "http://sct.gov.vn"]
    values = {Key("materials", row, "material"): said(text) for row, text in enumerate(texts)}
    values |= {Key("address"): said(texts[0])}
    data = write_blank(FACILITY, ".xlsx", values, unit_name="=1+1")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = {name: archive.read(name).decode() for name in archive.namelist() if "/worksheets/sheet" in name}
        assert not any("/externalLinks/" in name for name in archive.namelist())
    assert not any("<f>" in text or "<f " in text.split("<dataValidations")[0] for text in sheets.values())
    assert read_filled("a.xlsx", data).unit_name == "=1+1"


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_what_xml_cannot_hold_is_left_out(suffix: str) -> None:
    text = "a\x00b\x0bc\ud800d\ufffee\uffff f\x1b"
    values = {
        Key("address"): said(text),
        Key("difficulties"): said(f"một\r\nhai {text}"),
        Key("materials", 0, "material"): said(text),
    }
    filled = read_filled(f"a{suffix}", write_blank(FACILITY, suffix, values, unit_name=text))
    assert filled.findings == ()
    assert filled.values[Key("address")].value == "abcde f"
    assert filled.values[Key("difficulties")].value == "một\nhai abcde f"
    assert filled.values[Key("materials", 0, "material")].value == "abcde f"


def test_a_text_that_no_cell_holds_goes_on_below() -> None:
    long = "\n".join(f"Đoạn {number}: " + "nội dung dài " * 30 for number in range(120)).replace(" \n", "\n").strip()
    assert len(long) > 2 * marks.CELL_LIMIT
    filled = read_filled(
        "a.xlsx", blank(FACILITY, {Key("difficulties"): said(long), Key("recommendations"): said("x")})
    )
    assert content(filled.values) == {
        Key("difficulties"): (State.VALUE, long),
        Key("recommendations"): (State.VALUE, "x"),
    }
    with pytest.raises(ValueError, match="does not fit"):
        blank(FACILITY, {Key("materials", 0, "material"): said(long)})


def test_the_dropdowns_hold_whole_lists_and_input_is_explained() -> None:
    data = blank(FACILITY)
    lists = rows_of_sheet(data, marks.LISTS_SHEET)
    industries = [option.labels["vi"] for option in FACILITY.field("industry").options]
    columns = [[row[place] for row in lists if place < len(row) and row[place] != ""] for place in range(len(lists[0]))]
    assert len("".join(industries)) > 255
    assert industries in columns
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("xl/worksheets/sheet2.xml").decode()
    row = row_of(data, "industry")
    rule = next(part for part in text.split("<dataValidation ") if f'sqref="E{row}"' in part)
    assert 'type="list"' in rule
    assert 'prompt="Chọn một ngành trong danh sách 39 ngành' in rule
    assert 'errorStyle="warning"' in rule


def test_last_rounds_answers_stand_beside_the_questions_and_are_not_read() -> None:
    before = {Key("funding_local"): said(7_000_000), Key("quick_assessments"): Answer(State.NIL)}
    data = write_blank(FORM, ".xlsx", {Key("quick_assessments"): said(3)}, previous=before)
    rows = rows_of_sheet(data, ANSWERS)
    assert rows[0][marks.PREVIOUS] == "Kỳ trước"
    assert rows[row_of(data, "funding_local") - 1][marks.PREVIOUS] == "7.000.000 đồng"
    filled = read_filled("a.xlsx", data)
    assert content(filled.values) == {Key("quick_assessments"): (State.VALUE, 3)}


def test_sheet_names_are_what_excel_takes() -> None:
    for template in (*templates().values(), every_type()):
        with CalamineWorkbook.from_filelike(io.BytesIO(write_blank(template, ".xlsx"))) as book:
            names = book.sheet_names
        assert len({name.casefold() for name in names}) == len(names)
        assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
    name = sheet_name("1. Kho\u0301 khăn: [một/hai] * 'ba' ? \\ bốn năm sáu bảy", set())
    assert name == "1. Khó khăn một hai ba bốn n"
    assert sheet_name("Bảng", {"bảng", "BẢNG 2"}) == "Bảng 3"
    assert sheet_name("History", set()) == "History 2"
    assert sheet_name("///", set()) == "Bảng"


def test_file_names_are_composed_in_origins() -> None:
    filled = read_filled("bie\u0302\u0309u.xlsx", blank(FORM, {Key("funding_local"): said(5)}))
    assert {answer.origin.file for answer in filled.values.values() if answer.origin} == {"biểu.xlsx"}
