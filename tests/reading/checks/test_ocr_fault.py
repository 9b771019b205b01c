"""What a scan has damaged is said; clean text is left alone."""

from __future__ import annotations

import pytest

from sachhon.formkit.findings import Finding, Severity, say
from sachhon.reading.checks import ocr_fault
from sachhon.reading.letter import read_letter
from sachhon.reading.model import Reading, Source


def findings(text: str) -> dict[str, Finding]:
    source = Source("scan.txt", "txt", text, ())
    return {found.variant: found for found in ocr_fault.check(Reading(source, read_letter(source)))}


def words(text: str, finding: Finding) -> list[str]:
    return [text[slice(*span)] for span in finding.spans]


def test_an_illegible_number_and_handwriting() -> None:
    text = (
        "Số: *N7* /KH-UBND\n\nHà Giang, ngày *12* tháng 5 năm 2016\n\n"
        "BỘ CÔNG THƯƠNG\n\nĐẾN\n\nSố: *4800*\n\nNgày: *13/05/16*\n\n"
        "KẾ HOẠCH\n\nSản xuất sạch hơn năm 2016\n\nNội dung *1* nhiệm vụ.\n"
    )
    found = findings(text)
    assert set(found) == {"number", "handwriting"}
    assert found["number"].severity is Severity.ERROR
    assert words(text, found["number"]) == ["N7* /KH-UBND"]
    assert words(text, found["handwriting"]) == ["*N7*", "*12*", "*4800*", "*13/05/16*"]
    assert "N7" in say(found["number"], "vi")


def test_torn_words() -> None:
    text = "Các Bộ: Ng o ại giao, Tài chính; UBND các t ỉ nh, thành phố.\n"
    found = findings(text)
    assert words(text, found["torn"]) == ["Ng o ại", "t ỉ nh"]


def test_damaged_characters() -> None:
    text = "Năm 2O16 đã tổ ch^c 03 lớp, s\ufffd lượng 120 người, c0ng nghiệp.\n"
    found = findings(text)
    assert words(text, found["garbage"]) == ["2O16", "ch^c", "s\ufffd", "c0ng"]


@pytest.mark.parametrize(
    "text",
    [
        "**KẾ HOẠCH**\n\n*Căn cứ Luật Điện lực;*\n\n*(trước ngày 16/6)*, **1. **100% cán bộ, *2* nội dung.\n",
        "Cơ sở y tế ở Q. 3; 05 m ở độ sâu 10 m; CO2, H2SO4, m3/ngày, pH 6-9; a) b) c) d) đ); mục A và B.\n",
        "Địa chỉ: http://sct.example.vn/a1bc?x=1; thư: sxsh01ab@example.vn; Ia Grai, U Minh, Cư M'gar.\n",
        "Số: 12/UBND-KT\n\nHà Nam, ngày 02 tháng 3 năm 2018\n",
    ],
)
def test_clean_text_is_left_alone(text: str) -> None:
    assert findings(text) == {}
