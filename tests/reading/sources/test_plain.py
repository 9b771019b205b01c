"""Plain text, Markdown, and what a file is by its content."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.formkit.findings import say
from sachhon.reading.sources import UnreadableDocument, read_bytes, read_path
from sachhon.vietnamese.legacy import encode_tcvn3, encode_vni
from tests.reading.sources.build import codes, docx, lines, p, read, refusal

WORDS = (
    "Kính gửi: Bộ Công Thương\n\nThực hiện Văn bản số 1819/BCT-TKNL, Ủy ban nhân dân tỉnh báo cáo tình hình thực hiện "
    "Chiến lược sản xuất sạch hơn trong công nghiệp; đề nghị hỗ trợ kinh phí cho các doanh nghiệp.\n"
)


@pytest.mark.parametrize("name", ["thu.txt", "thu.md", "thu"])
@pytest.mark.parametrize("text", ["\ufeffKính gửi\r\n\r\nBộ\r\n", "a\tb\n\x0cNgày", "Kính  gửi\u00a0Bộ", "Ho\u0300a"])
def test_utf8_is_untouched(name: str, text: str) -> None:
    source = read(text.encode(), name)
    assert source.text == text
    assert source.notices == ()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf"]), min_size=1))
def test_any_unicode_text_is_untouched_or_old_letters(text: str) -> None:
    source = read_bytes("thu.txt", text.encode())
    assert source.text == text or "legacy_encoding" in codes(source)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (encode_tcvn3(WORDS.replace("Ủ", "ủ")).encode("latin-1"), "TCVN3"),
        (encode_tcvn3(WORDS.replace("Ủ", "ủ")).encode("utf-8"), "TCVN3"),
        (encode_vni(WORDS).encode("cp1252"), "VNI"),
        (encode_vni(WORDS).encode("utf-8"), "VNI"),
        (WORDS.encode("utf-16"), "UTF-16"),
        (WORDS.encode("utf-16-le"), "UTF-16"),
    ],
)
def test_old_encodings_are_decoded_and_said(data: bytes, encoding: str) -> None:
    source = read(data, "thu.txt")
    assert source.text.lower() == WORDS.lower()
    assert codes(source)["legacy_encoding"].params["encoding"] == encoding
    assert codes(source)["legacy_encoding"].severity == "info"


def test_windows_1258() -> None:
    tones = {0x300, 0x301, 0x303, 0x309, 0x323}
    parts = []
    for char in WORDS:
        marks = unicodedata.normalize("NFD", char)
        letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if ord(mark) not in tones))
        tone = "".join(mark for mark in marks if ord(mark) in tones)
        parts.append((letter + tone).encode("cp1258"))
    source = read(b"".join(parts), "thu.txt")
    assert source.text == WORDS
    assert codes(source)["legacy_encoding"].params["encoding"] == "Windows-1258"


def test_the_content_decides_and_the_ending_is_doubted() -> None:
    source = read(docx(p("Thân")), "thu.pdf")
    assert (source.format, lines(source)) == ("docx", ["Thân"])
    wrong = codes(source)["wrong_extension"]
    assert wrong.params == {"name": "thu.pdf", "extension": "pdf", "format": "docx"}
    assert ".pdf" in say(wrong)
    assert "wrong_extension" in codes(read(WORDS.encode(), "thu.docx"))
    assert "wrong_extension" not in codes(read(docx(p("Thân")), "THU.DOCX"))


def test_markdown_and_text_stay_text_whatever_they_hold() -> None:
    assert read(b"<html><body>x</body></html>", "thu.txt").format == "txt"
    assert read(b"From: a\nSubject: b\nMIME-Version: 1.0\n\nx", "thu.txt").format == "txt"
    assert read("# Kế hoạch\n\nThân".encode(), "thu.md").blocks[0].heading == 1  # type: ignore[union-attr]


def test_binary_content_under_a_text_name() -> None:
    assert refusal(bytes(range(256)) * 20, "thu.txt").code == "unknown_format"


def test_a_file_that_is_not_there(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UnreadableDocument) as refused:
        read_path(tmp_path / "khong-co.docx")
    assert refused.value.finding.code == "file_missing"


def test_a_path_is_read_by_its_last_name(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "thu.txt").write_text(WORDS, "utf-8")
    assert read_path(tmp_path / "thu.txt").name == "thu.txt"
