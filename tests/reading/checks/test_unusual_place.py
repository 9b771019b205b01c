"""A number that only a caption gives."""

from __future__ import annotations

from sachhon.formkit.findings import say
from sachhon.reading.checks import unusual_place
from sachhon.reading.letter import read_letter
from sachhon.reading.model import Reading, Source

TEXT = (
    "Nam Định, ngày 31 tháng 10 năm 2016\n\nKẾ HOẠCH\nSản xuất sạch hơn giai đoạn 2016 - 2020\n\nI. Mục tiêu\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\n\nĐoàn Văn Lẫm\n\n"
    "PHỤ LỤC I\nNHIỆM VỤ\n(Kèm theo Kế hoạch số  57  /KH-UBND ngày 31/10/2016 của UBND tỉnh)\n\n"
    "PHỤ LỤC II\nKINH PHÍ\n(Kèm theo Kế hoạch số  57  /KH-UBND ngày 31/10/2016 của UBND tỉnh)\n"
)


def check(text: str) -> tuple[Reading, list[object]]:
    source = Source("plan.txt", "txt", text, ())
    reading = Reading(source, read_letter(source))
    return reading, list(unusual_place.check(reading))


def test_the_number_of_two_captions_with_both_places() -> None:
    source = Source("plan.txt", "txt", TEXT, ())
    reading = Reading(source, read_letter(source))
    (found,) = unusual_place.check(reading)
    assert reading.document.number is not None
    assert reading.document.number.value == "57/KH-UBND"
    assert found.variant == "number"
    assert [TEXT[slice(*span)] for span in found.spans] == ["57  /KH-UBND", "57  /KH-UBND"]
    assert "57/KH-UBND" in say(found, "vi")


def test_the_usual_place_is_no_finding() -> None:
    assert check("Số: 57/KH-UBND\n\n" + TEXT)[1] == []


def test_captions_that_disagree_give_no_number() -> None:
    reading, found = check(TEXT.replace("57  /KH-UBND", "58/KH-UBND", 1))
    assert reading.document.number is None
    assert found == []


def test_the_caption_of_another_kind_of_document_gives_no_number() -> None:
    reading, found = check(TEXT.replace("Kế hoạch số  57  /KH-UBND", "Thông tư số 12/2016/TT-BCT"))
    assert reading.document.number is None
    assert found == []


def test_a_date_left_blank_in_the_head_is_taken_from_the_caption() -> None:
    reading, found = check(TEXT.replace("ngày 31 tháng 10 năm 2016", "ngày      tháng 10 năm 2016", 1))
    assert reading.document.date is not None
    assert reading.document.date.value.isoformat() == "2016-10-31"
    assert len(found) == 2
