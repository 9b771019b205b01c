"""One document through all stages, many documents over cores, and the JSON of the reading contract."""

from __future__ import annotations

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from sachhon.formkit.values import State
from sachhon.reading import pipeline
from sachhon.reading.explain import explain
from sachhon.reading.result import to_json
from sachhon.reading.sources import read_bytes

LETTERS = Path(__file__).parent / "answers" / "letters"
FIELDS = ("type", "number", "date", "place", "issuer", "title", "province", "addressee", "period", "signer")


def test_json_has_the_contracts_shape() -> None:
    told = to_json(pipeline.read_path(LETTERS / "01.txt"))
    assert json.loads(json.dumps(told, ensure_ascii=False)) == told
    for name in ("targets", "counts", "amounts", "tasks", "budgets", "answers", "findings"):
        assert isinstance(told[name], list)
    assert set(FIELDS) | {"legal_bases", "recipients"} == set(told["document"])
    text = (LETTERS / "01.txt").read_text(encoding="utf-8")
    number = told["document"]["number"]
    assert number["value"] == "812/UBND-CN"
    assert text[number["span"]["start"] : number["span"]["end"]] == "812/UBND-CN"


def test_answers_in_json() -> None:
    told = {one["field"]: one for one in to_json(pipeline.read_path(LETTERS / "01.txt"))["answers"]}
    assert (told["funding_total"]["state"], told["funding_total"]["value"]) == ("value", 1_850_000_000)
    assert (told["funding_international"]["state"], told["funding_international"]["value"]) == ("nil", None)
    assert (told["model_saving_rate"]["low"], told["model_saving_rate"]["high"]) == (6, 9)
    assert told["plan_items"] == {
        "template": "bct-1819-2018",
        "field": "plan_items",
        "state": "missing",
        "value": None,
        "low": None,
        "high": None,
        "unit": None,
        "confidence": told["plan_items"]["confidence"],
        "span": None,
    }
    row = told["training_events"]["value"][0]
    assert row["year"]["value"] == 2012
    assert set(row["year"]["span"]) == {"start", "end"}


def test_an_unanswered_money_cell_is_missing_and_never_zero() -> None:
    told = {one["field"]: one for one in to_json(pipeline.read_path(LETTERS / "04.txt"))["answers"]}
    assert (told["funding_international"]["state"], told["funding_international"]["value"]) == ("missing", None)


def test_every_span_holds_the_value() -> None:
    reading = pipeline.read_path(LETTERS / "01.txt")
    for answer in reading.answers:
        if answer.state is State.VALUE and isinstance(answer.value, int) and not isinstance(answer.value, bool):
            assert answer.span is not None
            digits = "".join(char for char in reading.source.words(answer.span) if char.isdigit())
            assert str(answer.value) in digits or int(digits) == answer.value


def test_findings_speak_both_languages() -> None:
    for finding in to_json(pipeline.read_path(LETTERS / "05.txt"))["findings"]:
        assert finding["message"]["vi"]
        assert finding["message"]["en"]
        assert "{" not in finding["message"]["vi"] + finding["message"]["en"]


def test_a_letter_of_another_subject_answers_nothing() -> None:
    reading = pipeline.read_path(LETTERS / "10.txt", "bct-1819-2018")
    assert reading.template is None
    assert {answer.state for answer in reading.answers} == {State.MISSING}
    assert [finding.key for finding in reading.findings if finding.code == "other_subject"] == ["other_subject.asked"]


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(KeyError):
        pipeline.read_path(LETTERS / "01.txt", "no-such-template")


def test_reading_twice_gives_the_same() -> None:
    one, other = (to_json(pipeline.read_path(LETTERS / "06.txt")) for _ in range(2))
    assert one == other


def test_many_files_in_order_whatever_happens(tmp_path: Path) -> None:
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    paths = [LETTERS / "02.txt", empty, LETTERS / "01.txt"]
    told: list[tuple[int, int, str]] = []
    alone = pipeline.read_many(paths, processes=1, progress=lambda done, of, name: told.append((done, of, name)))
    assert [reading.source.name for reading in alone] == ["02.txt", "empty.docx", "01.txt"]
    assert told == [(1, 3, "02.txt"), (2, 3, "empty.docx"), (3, 3, "01.txt")]
    assert alone[1].source.text == ""
    assert alone[1].findings
    assert alone[1].answers == ()
    together = pipeline.read_many(paths, processes=2)
    assert [to_json(reading) for reading in together] == [to_json(reading) for reading in alone]


def test_no_files_at_all() -> None:
    assert pipeline.read_many([]) == []


def test_explanation_of_an_answer() -> None:
    reading = pipeline.read_path(LETTERS / "01.txt")
    told = explain(reading, "quick_assessments")
    assert (told.verdict, told.item, told.state) == ("won", "I.2.1", State.VALUE)
    best = told.candidates[0]
    assert best.won
    assert best.value == 18
    assert "18" in best.quote
    assert "đánh giá nhanh" in best.around
    assert best.why


def test_explanation_of_competing_readings() -> None:
    told = explain(pipeline.read_path(LETTERS / "05.txt"), "enterprises_trained")
    assert told.verdict == "competing"
    assert told.confidence <= 0.5
    assert {one.value for one in told.candidates if one.left or one.won} == {179, 197}


def test_explanation_of_an_unanswered_field() -> None:
    reading = pipeline.read_path(LETTERS / "04.txt")
    assert explain(reading, "impact").verdict == "none"
    with pytest.raises(KeyError):
        explain(reading, "no_such_field")


def test_blank_of_the_request_is_no_answer() -> None:
    text = "Số: 1819/BCT-TKNL\nHà Nội, ngày 12 tháng 3 năm 2018\n\nKính gửi: UBND các tỉnh\n\nĐề nghị báo cáo.\n"
    assert pipeline.read_source(read_bytes("a.txt", text.encode())).template is None


def test_of_a_mail_the_numbered_document_that_it_sends_is_read() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Sở Công Thương <sct@example.gov.vn>", "V/v gửi công văn năm 2031"
    message.set_content("Kính gửi: Cục A,\n\nNgày 02/01/2031 Sở gửi công văn kèm theo.\n")
    message.add_attachment((LETTERS / "01.txt").read_bytes(), maintype="text", subtype="plain", filename="cv.txt")
    alone = pipeline.read_path(LETTERS / "01.txt")
    sent = pipeline.read_source(read_bytes("thu.eml", message.as_bytes()))
    assert sent.source.format == "eml"
    number = sent.document.number
    assert number is not None
    assert number.value == "812/UBND-CN"
    assert number.span is not None
    assert sent.source.words(number.span) == "812/UBND-CN"
    assert [answer.value for answer in sent.answers] == [answer.value for answer in alone.answers]


def test_a_mail_that_is_a_letter_itself_is_read_with_its_annexes() -> None:
    message = EmailMessage()
    message.set_content((LETTERS / "01.txt").read_text(encoding="utf-8"))
    message.add_attachment(b"Ghi ch\xc3\xba", maintype="text", subtype="plain", filename="ghi-chu.txt")
    read = pipeline.read_source(read_bytes("thu.eml", message.as_bytes()))
    assert read.document.number is not None
    assert read.document.number.value == "812/UBND-CN"
