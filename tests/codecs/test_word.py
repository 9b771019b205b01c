"""Word forms as people and programs hand them in: read by their printed words, confirmed by their controls."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sachhon.codecs.filled import FilledForm, NotABlank
from sachhon.codecs.forms import read_filled, write_blank
from sachhon.codecs.word.tags import alias_of, key_of, tag_of
from sachhon.formkit.definition import Template, templates
from sachhon.formkit.findings import say
from sachhon.formkit.values import Answer, Key, State, Values
from tests.codecs.strategies import answers, content
from tests.codecs.word_files import Opened, W
from tests.reading.sources.olefile_build import ole
from tests.thorough import of

FORM = templates()["bct-1819-2018"]
FACILITY = templates()["facility-year"]


def said(value: object) -> Answer:
    return Answer(State.VALUE, value)


def opened(template: Template = FORM, values: Values | None = None) -> Opened:
    return Opened(write_blank(template, ".docx", values, unit_name="UBND tỉnh Bình Định"))


def read(document: Opened) -> FilledForm:
    return read_filled("tra-loi.docx", document.data())


def keys(filled: FilledForm) -> list[str]:
    return [finding.key for finding in filled.findings]


def test_what_is_typed_into_the_fields_is_read() -> None:
    document = opened().write("quick_assessments", "12 đơn vị").write("funding_local", "1,5 tỷ đồng")
    document.write("funding_central", "Không có").write("funding_total", "Chưa có số liệu").write(
        "difficulties", "Ít vốn"
    )
    document.write("training_events", "Không có").write("plan_items/2/content", "Tập huấn")
    filled = read(document)
    assert filled.findings == ()
    assert filled.unit_name == "UBND tỉnh Bình Định"
    assert content(filled.values) == {
        Key("quick_assessments"): (State.VALUE, 12),
        Key("funding_local"): (State.VALUE, 1_500_000_000),
        Key("funding_central"): (State.NIL, None),
        Key("funding_total"): (State.UNKNOWN, None),
        Key("difficulties"): (State.VALUE, "Ít vốn"),
        Key("training_events"): (State.NIL, None),
        Key("plan_items", 0, "content"): (State.VALUE, "Tập huấn"),
    }


def test_a_refused_answer_names_its_place() -> None:
    document = opened().write("quick_assessments", "vài chục").write("plan_items/1/year", "sang năm")
    filled = read(document.write("plan_items/1/content", "Tập huấn"))
    assert [(finding.key, finding.cell) for finding in filled.findings] == [
        ("field_value.not_a_number", "Số đơn vị được đánh giá nhanh SXSH"),
        ("field_value.not_a_year", "Nội dung, kinh phí và nguồn lực dự kiến, hàng 2, cột “Năm”"),
    ]
    assert content(filled.values) == {Key("plan_items", 0, "content"): (State.VALUE, "Tập huấn")}


def test_words_for_a_table_that_is_not_filled_in_are_refused() -> None:
    filled = read(opened().write("training_events", "xem phụ lục"))
    assert keys(filled) == ["cell_refused.not_a_state"]
    assert filled.values == {}


def test_rows_put_in_and_deleted_in_word_are_read_as_they_stand() -> None:
    values = {Key("materials", row, "material"): said(f"Vật liệu {row}") for row in range(3)}
    document = opened(FACILITY, values).insert_row("materials/1/material", ["", "Vật liệu mới", "5 tấn"])
    filled = read(document.delete_row("materials/0/material"))
    assert filled.findings == ()
    names = [filled.values[Key("materials", row, "material")].value for row in range(3)]
    assert names == ["Vật liệu 1", "Vật liệu mới", "Vật liệu 2"]
    assert Key("materials", 1, "amount") in filled.values


@pytest.mark.parametrize(
    ("typed", "beside", "value", "finding"),
    [
        ("12", " đơn vị", 12, []),
        ("12", " (ước tính)", 12, ["cell_refused.beside"]),
        ("", "34", 34, []),
        ("12", "3", None, ["cell_refused.two_answers"]),
    ],
)
def test_what_is_written_beside_a_field_is_seen(typed: str, beside: str, value: object, finding: list[str]) -> None:
    document = opened()
    if typed:
        document.write("quick_assessments", typed)
    filled = read(document.write_beside("quick_assessments", beside))
    assert keys(filled) == finding
    answer = filled.values.get(Key("quick_assessments"))
    assert (answer.value if answer else None) == value


def test_a_narrative_keeps_its_paragraphs_also_those_typed_below_the_field() -> None:
    document = opened(FORM, {Key("difficulties"): said("Ít vốn\nÍt người")})
    filled = read(document.write_below("difficulties", "Thiếu thông tin"))
    assert content(filled.values) == {Key("difficulties"): (State.VALUE, "Ít vốn\nÍt người\nThiếu thông tin")}


@pytest.mark.parametrize("template_id", list(templates()))
@settings(max_examples=of(6, 3), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_without_any_control_the_printed_words_give_the_values(template_id: str, data: st.DataObject) -> None:
    """As programs save it that know no content controls, prompts turned to text, hidden marks dropped."""
    template = templates()[template_id]
    values = data.draw(answers(template))
    document = Opened(write_blank(template, ".docx", values)).flatten().without_properties()
    filled = read_filled("f.docx", document.data())
    assert (filled.template_id, filled.version) == (template.id, template.version)
    assert keys(filled) == ["controls_lost"]
    assert content(filled.values) == content(values)
    assert all(answer.confidence < 0.9 for answer in filled.values.values())


def test_a_label_that_is_gone_is_named_and_its_answer_is_never_sure() -> None:
    values = {Key("quick_assessments"): said(12), Key("funding_local"): said(5_000_000)}
    document = opened(FORM, values).delete_row("quick_assessments").flatten()
    filled = read(document)
    assert keys(filled) == ["controls_lost", "place_lost"]
    assert filled.findings[1].fields == ("quick_assessments",)
    assert filled.values[Key("funding_local")].value == 5_000_000
    assert all(answer.confidence <= 0.5 for key, answer in filled.values.items() if key.field == "quick_assessments")


def test_an_older_form_is_carried_over_and_what_is_lost_is_named() -> None:
    old = _older()
    values = {
        Key("quick_assessments"): said(12),
        Key("units_visited"): said(34),
        Key("training_events", 0, "workshops"): said(2),
        Key("training_events", 0, "speakers"): said(5),
    }
    filled = read_filled("cu.docx", write_blank(old, ".docx", values))
    assert content(filled.values) == {
        Key("quick_assessments"): (State.VALUE, 12),
        Key("training_events", 0, "workshops"): (State.VALUE, 2),
    }
    assert keys(filled)[0] == "outdated_blank"
    lost = {str(finding.params["text"]) for finding in filled.findings if finding.key == "cell_refused.lost"}
    assert lost == {"34", "5"}


def _older() -> Template:
    asked, table = FORM.field("quick_assessments"), FORM.field("training_events")
    gone = replace(asked, id="units_visited", labels={"vi": "Số đơn vị đã thăm", "en": "visited"})
    column = replace(table.columns[1], id="speakers", labels={"vi": "Báo cáo viên", "en": "speakers"})
    fields = tuple(replace(one, columns=(*one.columns, column)) if one is table else one for one in FORM.fields)
    return replace(FORM, version="0", fields=(*fields, gone))


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "encrypted_file"),
        (write_blank(FORM, ".docx")[:3000], "damaged_file"),
    ],
)
def test_a_form_that_cannot_be_opened_is_refused_whole(data: bytes, key: str) -> None:
    with pytest.raises(NotABlank) as refused:
        read_filled("a.docx", data)
    assert refused.value.finding.key == key


def test_another_word_file_is_refused() -> None:
    document = opened().without_properties()
    for text in document.root.iter(f"{W}t"):
        if text.text and "Mã biểu mẫu" in text.text:
            text.text = ""
    with pytest.raises(NotABlank) as refused:
        read(document)
    assert refused.value.finding.key == "not_a_blank.no_mark"
    assert "Tải lại biểu mẫu trống" in say(refused.value.finding)


def test_controls_are_told_by_tag_and_by_alias() -> None:
    for key in (Key("funding_local"), Key("budget", 12, "2017.amount")):
        assert key_of(tag_of(key)) == key
        alias = alias_of(key, "Một nhãn rất dài " * 5)
        assert key_of(alias) == key
        assert len(alias) <= 64
    assert key_of("Table of contents") is None
    assert alias_of(Key("a" * 60), "Nhãn") == "a" * 60


def test_wide_tables_lie_across_and_no_page_is_left_blank() -> None:
    form = templates()["bct-1594-2013-annex-1"]
    body = opened(form).root.find(f"{W}body")
    sections = [one.find(f"{W}pgSz").get(f"{W}orient") for one in body.iter(f"{W}sectPr")]
    assert sections == [None, "landscape"]
