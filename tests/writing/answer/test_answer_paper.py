"""A unit's answer on paper, for every template of the catalogue."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.formkit.definition import Template, templates
from sachhon.formkit.values import Answer, Key, Origin, State, rows_of
from sachhon.writing.answer import AnswerPaper, Approved, answer_letter
from sachhon.writing.document import Footnote, Heading, LetterDocument, Para, Table, plain, runs_of
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import write_pdf
from tests.codecs.strategies import answers


def paper(template: Template, values, **more) -> AnswerPaper:
    told = {
        "issuer": "Ủy ban nhân dân\ntỉnh An Giang",
        "place": "An Giang",
        "authority": ("TM. Ủy ban nhân dân",),
        "approved": Approved("Trần Thị Duyệt", "Phó Chủ tịch"),
        "sealed_at": datetime(2018, 4, 2, 9, 30, tzinfo=UTC),
        "code": "SH18-0481-5377",
        "digest": "ab12" * 16,
        "revision": 1,
        "about_request": "Thực hiện Công văn số 1819/BCT-TKNL ngày 12/03/2018 của Bộ Công Thương",
        "data_until": date(2018, 3, 31),
    }
    return AnswerPaper(template=template, values=values, **{**told, **more})


def words(letter: LetterDocument) -> str:
    return "\n".join(plain(block.content) for block in letter.blocks if isinstance(block, Heading | Para))


@settings(max_examples=8)
@given(st.data())
@pytest.mark.parametrize("template_id", sorted(templates()))
def test_every_question_stands_on_the_paper_and_both_formats_can_be_written(template_id, data) -> None:
    template = templates()[template_id]
    values = data.draw(answers(template))
    letter = answer_letter(paper(template, values))
    said = words(letter) + "\n".join(block.alternative for block in letter.blocks if isinstance(block, Table))
    for field in template.fields:
        if not field.details_of:
            assert field.labels["vi"] in said
    tables = [block for block in letter.blocks if isinstance(block, Table)]
    assert sum(len(table.rows) for table in tables) == sum(
        len(rows_of(values, field)) for field in template.fields if field.columns
    )
    assert write_letter(letter)[:2] == b"PK"


def test_a_blank_report_says_so_everywhere_and_never_zero() -> None:
    template = templates()["bct-1819-2018"]
    said = words(answer_letter(paper(template, {})))
    asked = [field for field in template.fields if not field.details_of]
    assert said.count("(chưa trả lời)") == len(asked)
    assert ": 0" not in said


def test_states_reasons_and_sources() -> None:
    template = templates()["bct-1819-2018"]
    read = Origin("read", file="001.docx", quote="có 120 doanh nghiệp tham gia")
    values = {
        Key("enterprises_trained"): Answer(State.VALUE, 120, read),
        Key("quick_assessments"): Answer(State.NIL),
        Key("detailed_assessments"): Answer(State.UNKNOWN),
    }
    letter = answer_letter(paper(template, values, reasons={"enterprises_trained": ("Đã rà soát (Lê Văn A)",)}))
    said = words(letter)
    assert "Số doanh nghiệp đã tham gia tập huấn/hội thảo: 120 doanh nghiệp" in said
    assert ": Không có" in said
    assert ": Chưa có số liệu" in said
    notes = [
        run.text
        for block in letter.blocks
        if isinstance(block, Para)
        for run in runs_of(block.content)
        if isinstance(run, Footnote)
    ]
    assert notes == ["Giải trình: Đã rà soát (Lê Văn A)"]
    [appendix] = letter.appendices
    [table] = appendix.blocks
    assert table.rows[0][2:] == ("Đọc từ tệp 001.docx", "có 120 doanh nghiệp tham gia")
    assert "ab12ab12" in said
    assert letter.signature.authority == ("TM. Ủy ban nhân dân", "Phó Chủ tịch")


def test_a_correction_and_a_test_round_say_so() -> None:
    template = templates()["facility-year"]
    letter = answer_letter(paper(template, {}, revision=2, correction="Nhầm đơn vị tính", is_test=True))
    assert "thay bản lần 1. Lý do: Nhầm đơn vị tính" in words(letter)
    assert "ĐỢT THỬ" in letter.banner


def test_the_pdf_sets_no_heading_in_the_face_that_lacks_vietnamese_letters() -> None:
    letter = replace(answer_letter(paper(templates()["bct-1819-2018"], {})), recipients=())
    assert b"BoldItalic" not in write_pdf(letter)
