"""Every field type can be shown and typed on the web, and what was typed is understood, never guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict

from sachhon.channels.office.reports.cell_ids import cell_id, key_of
from sachhon.channels.office.reports.grid import draw_body, draw_head, draw_pattern, grid_of
from sachhon.channels.office.reports.money_units import UNITS, unit_by_id
from sachhon.channels.office.reports.pages import MOST_FIELDS, page_of_field, pages_of
from sachhon.channels.office.reports.posted import BadForm, read_form
from sachhon.channels.office.reports.understanding import TypedCell, understand
from sachhon.channels.office.reports.widgets import WIDGETS, Entry, widget_of
from sachhon.formkit.definition import Column, Field, Option, template, templates
from sachhon.formkit.definition.classifiers import classifier_options
from sachhon.formkit.fields import Contact, DocumentRef, Period, Quantity, Range, field_type_names
from sachhon.formkit.values import MISSING, Answer, Key, State

DONG, NGHIN, TRIEU, TY = UNITS
WORDS = {"vi": "Câu hỏi", "en": "Question"}
SIZES = (Option("large", {"vi": "Lớn", "en": "large"}), Option("small", {"vi": "Nhỏ", "en": "small"}))

# One value of each field type, and what its inputs hold for it.
SAMPLES: dict[str, tuple[object, dict[str, str]]] = {
    "text": ("Trung tâm Khuyến công", {"": "Trung tâm Khuyến công"}),
    "narrative": ("Đoạn một.\nĐoạn hai.", {"": "Đoạn một.\nĐoạn hai."}),
    "integer": (1234, {"": "1.234"}),
    "decimal": (Decimal("12.5"), {"": "12,5"}),
    "percent": (Decimal("0.5"), {"": "0,5"}),
    "percent_range": (Range(Decimal(8), Decimal(13)), {"": "8 – 13%"}),
    "money": (286_000_000, {"": "286.000.000"}),
    "year": (2018, {"": "2018"}),
    "date": (date(2018, 3, 12), {"": "12/03/2018"}),
    "period": (Period(2016, 2020), {"": "2016 - 2020"}),
    "yes_no": (True, {"": "Có"}),
    "choice": ("large", {"": "large"}),
    "industry": (3, {"": "3"}),
    "industries": (("Dệt may", "Sữa và các sản phẩm"), {"": "Dệt may\nSữa và các sản phẩm"}),
    "unit": ("Sở Công Thương An Giang", {"": "Sở Công Thương An Giang"}),
    "facility": ("Công ty CP Giấy Bình Minh", {"": "Công ty CP Giấy Bình Minh"}),
    "quantity": (Quantity(Decimal(1200), "kWh"), {"": "1.200", "unit": "kWh"}),
    "document": (DocumentRef("135/QĐ-SCT", date(2010, 11, 25)), {"": "135/QĐ-SCT", "date": "25/11/2010"}),
    "documents": (
        (DocumentRef("135/QĐ-SCT", date(2010, 11, 25)), DocumentRef("496/2010/QĐ-UBND", None)),
        {"": "135/QĐ-SCT ngày 25/11/2010\n496/2010/QĐ-UBND"},
    ),
    "contact": (
        Contact("Trần Thị B", "Trưởng phòng", "0901 234 567", "b@example.vn"),
        {"": "Trần Thị B", "title": "Trưởng phòng", "phone": "0901 234 567", "email": "b@example.vn"},
    ),
}


def spec(type_name: str, **more: object) -> Field:
    options = SIZES if type_name == "choice" else classifier_options("industries_39") if "industr" in type_name else ()
    return Field("q", "I", type_name, WORDS, "append", options=options, **more)  # type: ignore[arg-type]


def test_each_field_type_has_a_widget_and_a_sample_here() -> None:
    assert set(WIDGETS) == field_type_names()
    assert set(SAMPLES) | {"table"} == field_type_names()


@pytest.mark.parametrize("type_name", sorted(SAMPLES))
def test_what_a_widget_shows_is_read_back_as_the_same_value(type_name: str) -> None:
    value, inputs = SAMPLES[type_name]
    widget, field = widget_of(type_name), spec(type_name)
    assert widget.show(value, field, DONG, "vi") == inputs
    shown = Answer(State.VALUE, value)
    assert understand(field, TypedCell(inputs), DONG, shown).answer == shown
    if type_name != "quantity":
        typed = understand(field, TypedCell(inputs), DONG)
        assert typed.answer is not None, typed.problem
        assert typed.answer.value == value


@pytest.mark.parametrize("type_name", sorted(SAMPLES))
def test_a_cell_of_a_table_holds_the_same_value_in_one_input(type_name: str) -> None:
    value, _ = SAMPLES[type_name]
    column = Column("q", type_name, WORDS, options=spec(type_name).options)
    text = widget_of(type_name).in_cell(value, column, DONG, "vi")
    typed = text.replace(".", "") if type_name in ("integer", "money", "quantity") else text
    if type_name == "narrative":
        return
    found = understand(column, TypedCell({"": typed}), DONG)
    assert found.answer is not None, found.problem
    assert found.answer.value == value


@pytest.mark.parametrize("type_name", sorted(SAMPLES))
def test_inputs_are_named_labelled_and_hold_what_is_to_be_shown(type_name: str) -> None:
    value, inputs = SAMPLES[type_name]
    widget = widget_of(type_name)
    drawn = widget.draw(Entry("q", spec(type_name), DONG, Answer(State.VALUE, value), label="Câu hỏi"))
    for part in inputs:
        assert f'name="t:q:{part}"' in drawn if part else 'name="t:q"' in drawn
    assert "style=" not in drawn
    assert "onclick" not in drawn
    assert 'type="number"' not in drawn
    assert "<script" not in widget.draw(Entry("q", spec(type_name), DONG, typed={"": '"><script>'}))


@pytest.mark.parametrize(
    ("type_name", "text", "words"),
    [
        ("decimal", "1.234", ["1.234", "1,2340"]),
        ("decimal", "0.125", ["0,125", "125"]),
        ("decimal", "1,234", ["1,2340", "1.234"]),
        ("quantity", "1.234 kWh", ["1.234 kWh", "1,2340 kWh"]),
    ],
)
def test_a_number_that_can_be_two_is_asked_about(type_name: str, text: str, words: list[str]) -> None:
    found = understand(spec(type_name), TypedCell({"": text}), DONG)
    assert found.answer is None
    assert sorted(choice.words for choice in found.choices) == sorted(words)
    assert text in found.problem
    for choice in found.choices:
        chosen = understand(spec(type_name), TypedCell({"": text}, confirmed=choice.text), DONG)
        assert chosen.answer is not None
        assert chosen.answer.origin is not None
        assert chosen.answer.origin.note == text


def test_a_number_that_fits_in_one_way_only_is_taken() -> None:
    assert understand(spec("integer"), TypedCell({"": "1.234"}), DONG).answer.value == 1234  # type: ignore[union-attr]
    assert understand(spec("money"), TypedCell({"": "1.234"}), DONG).answer.value == 1234  # type: ignore[union-attr]
    share = spec("percent", minimum=Decimal(0), maximum=Decimal(100))
    assert understand(share, TypedCell({"": "0.125"}), DONG).answer.value == Decimal("0.125")  # type: ignore[union-attr]


def test_an_amount_is_in_the_unit_of_the_page_unless_it_says_its_own() -> None:
    field = spec("money", unit="VND")
    assert understand(field, TypedCell({"": "286"}), TRIEU).answer.value == 286_000_000  # type: ignore[union-attr]
    assert understand(field, TypedCell({"": "1,5 tỷ"}), TRIEU).answer.value == 1_500_000_000  # type: ignore[union-attr]
    assert understand(field, TypedCell({"": "1,5"}), TY).answer.value == 1_500_000_000  # type: ignore[union-attr]
    assert widget_of("money").show(1_500_000, field, TRIEU, "vi") == {"": "1,5"}
    doubtful = understand(field, TypedCell({"": "1.234"}), TRIEU)
    assert [choice.words for choice in doubtful.choices] == ["1.234.000.000 đồng", "1.234.000 đồng"]
    drawn = widget_of("money").draw(Entry("q", field, TRIEU, Answer(State.VALUE, 1_500_000)))
    assert "triệu đồng" in drawn


def test_nil_unknown_and_blank_are_not_zero() -> None:
    field = spec("integer")
    assert understand(field, TypedCell({"": ""}, state="nil"), DONG).answer.state is State.NIL  # type: ignore[union-attr]
    assert understand(field, TypedCell({"": "chưa có số liệu"}), DONG).answer.state is State.UNKNOWN  # type: ignore[union-attr]
    assert understand(field, TypedCell({"": " "}), DONG).answer == MISSING
    assert understand(field, TypedCell({"": "0"}), DONG).answer.value == 0  # type: ignore[union-attr]
    both = understand(field, TypedCell({"": "7"}, state="nil"), DONG)
    assert both.answer is None
    assert "Hãy chọn một" in both.problem
    stood = understand(field, TypedCell({"": "7"}, state="nil"), DONG, Answer(State.VALUE, 7))
    assert stood.answer is not None
    assert stood.answer.state is State.NIL


def test_pages_hold_every_field_once_and_are_of_one_sitting() -> None:
    for made in templates().values():
        pages = pages_of(made)
        assert [field.id for page in pages for field in page.fields] == [field.id for field in made.fields]
        assert all(len(page.fields) <= MOST_FIELDS for page in pages)
    asked = template("bct-1819-2018")
    assert [page.item for page in pages_of(asked)] == ["I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "I.7", "II", "III"]
    assert page_of_field(asked, "funding_total").number == "I.2"


def test_cell_ids_name_places_and_nothing_else() -> None:
    plan = template("action-plan")
    for key in (Key("tasks"), Key("tasks", 3, "title"), Key("budget", 0, "2017.amount")):
        assert key_of(plan, cell_id(key)) == key
    for wrong in ("nothing", "tasks.x.title", "tasks.3", "tasks.3.none", "budget.0.amount", "tasks.0.2017.title"):
        with pytest.raises(KeyError):
            key_of(plan, wrong)


def test_a_form_is_read_by_answer_and_strange_names_are_refused() -> None:
    made = template("bct-1819-2018")
    data = QueryDict(mutable=True)
    data.update({"t:funding_total": "5", "s:funding_total": "", "t:focal_unit_document": "1/QĐ-SCT"})
    data.update({"t:focal_unit_document:date": "01/02/2018", "base": '{"funding_total": 3}', "x:plan_items.2": "1"})
    form = read_form(made, data)
    assert form.cells[Key("funding_total")] == TypedCell({"": "5"}, base=3)
    assert form.cells[Key("focal_unit_document")].parts == {"": "1/QĐ-SCT", "date": "01/02/2018"}
    assert form.removed == (("plan_items", 2),)
    for wrong in ({"t:no_field": "1"}, {"base": "[1]"}, {"x:funding_total.1": "1"}):
        bad = QueryDict(mutable=True)
        bad.update(wrong)
        with pytest.raises(BadForm):
            read_form(made, bad)


def test_a_grid_has_its_years_units_sums_and_blank_rows() -> None:
    field = template("action-plan").field("budget")
    values = {
        Key("budget", 0, "title"): Answer(State.VALUE, "Tập huấn"),
        Key("budget", 0, "2017.amount"): Answer(State.VALUE, 40_000_000),
        Key("budget", 1, "title"): Answer(State.VALUE, "Đánh giá nhanh"),
        Key("budget", 1, "2017.amount"): Answer(State.VALUE, 60_500_000),
        Key("budget", 2, "title"): Answer(State.VALUE, "Tổng cộng"),
        Key("budget", 2, "2017.amount"): Answer(State.VALUE, 100_500_000),
        Key("budget", 3, "2021.amount"): Answer(State.NIL),
    }
    grid = grid_of(field, values, unit_by_id("trieu"), "vi")
    assert "Kinh phí 2021" in draw_head(grid)
    assert "(triệu đồng)" in draw_head(grid)
    assert grid.totals["2017.amount"] == "100,5"
    body = draw_body(grid)
    assert 'name="t:budget.1.2017.amount"' in body
    assert 'value="60,5"' in body
    assert 'value="Không có"' in body
    assert 'name="t:budget.5.title"' in body
    assert 'name="t:budget.6.title"' not in body
    assert 'name="t:budget.__row__.title"' in draw_pattern(grid)


def test_a_long_table_is_shown_in_parts() -> None:
    field = template("bct-1594-2013-annex-1").field("facilities")
    values = {Key("facilities", row, "name"): Answer(State.VALUE, f"Cơ sở {row}") for row in range(250)}
    grid = grid_of(field, values, DONG, "vi", first=100)
    assert grid.parts() == [(0, "1–100"), (100, "101–200"), (200, "201–250")]
    body = draw_body(grid)
    assert body.count("<tr") == 100
    assert 'value="Cơ sở 199"' in body
