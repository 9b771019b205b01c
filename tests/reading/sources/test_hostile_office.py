"""Damaged and hostile office files are refused whole, with words that say why."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from sachhon.reading.sources import Limits
from tests.reading.sources.build import (
    NAMES,
    TYPES,
    docx,
    lines,
    p,
    packed,
    read,
    refusal,
    tbl,
    tc,
    tr,
    with_parts,
    without_part,
)  # fmt: skip
from tests.reading.sources.olefile_build import ole

LETTER = docx(p("Kính gửi: Bộ Công Thương") + "".join(p(f"Đoạn văn thứ {at} của báo cáo.") for at in range(400)))
SMALL = Limits(inflated_bytes=300_000, ratio_from_bytes=100_000, inflated_ratio=50, xml_part_bytes=200_000)


@pytest.mark.parametrize("data", [b"", b"   \r\n", b"\x00" * 4096])
def test_an_empty_file(data: bytes) -> None:
    assert refusal(data).code == "empty_file"
    assert refusal(data, "thu.txt").code == "empty_file"


@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.99])
def test_a_truncated_file(part: float) -> None:
    assert refusal(LETTER[: int(len(LETTER) * part)]).code == "damaged_file"


def test_every_cut_is_refused_or_whole() -> None:
    whole = read(LETTER).text
    for cut in range(5, len(LETTER) - 1, 97):
        finding = refusal(LETTER[:cut])
        assert finding.code in {"damaged_file", "unknown_format"}, (cut, whole[:20])


@pytest.mark.parametrize("at", [0.2, 0.5, 0.8])
def test_flipped_bytes(at: float) -> None:
    broken = bytearray(LETTER)
    place = int(len(broken) * at)
    broken[place : place + 40] = bytes(byte ^ 0x5A for byte in broken[place : place + 40])
    assert refusal(bytes(broken)).code == "damaged_file"


def test_broken_xml_inside_a_sound_zip() -> None:
    data = with_parts(LETTER, {"word/document.xml": f"<w:document {NAMES}><w:body><w:p>"})
    assert refusal(data).code == "damaged_file"
    assert refusal(docx("")).code == "no_text"


def test_a_word_file_without_its_main_part() -> None:
    data = with_parts(without_part(LETTER, "word/document.xml"), {"word/styles.xml": "<x/>"})
    assert refusal(data).code == "damaged_file"


def test_a_word_file_of_pictures_alone() -> None:
    finding = refusal(with_parts(docx(p("")), {"word/media/image1.png": b"x", "word/media/image2.png": b"y"}))
    assert (finding.key, finding.params["count"]) == ("no_text.pictures", 2)


def test_an_encrypted_word_file() -> None:
    data = ole({"EncryptionInfo": b"\x04\x00\x04\x00", "EncryptedPackage": b"\x00" * 5000})
    assert refusal(data).code == "encrypted_file"
    assert refusal(data, "bang.xlsx").code == "encrypted_file"


def test_an_encrypted_old_word_file() -> None:
    header = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, 0x0100) + b"\x00" * 5000
    assert refusal(ole({"WordDocument": header}), "thu.doc").code == "encrypted_file"


def test_a_zip_bomb_by_its_ratio() -> None:
    bomb = with_parts(LETTER, {"word/document.xml": f"<w:document {NAMES}>{' ' * 290_000}</w:document>"})
    assert refusal(bomb, limits=SMALL).code == "zip_bomb"


def test_a_zip_bomb_by_its_size() -> None:
    bomb = with_parts(LETTER, {f"word/media/{at}.bin": b"\x00" * 200_000 for at in range(4)})
    assert refusal(bomb, limits=SMALL).code == "zip_bomb"


def test_a_zip_bomb_whose_headers_lie() -> None:
    """The sizes in the headers say 10 bytes; what comes out is counted, or the lie itself is damage."""
    bomb = bytearray(with_parts(LETTER, {"word/document.xml": f"<w:document {NAMES}>{' ' * 290_000}</w:document>"}))
    with zipfile.ZipFile(io.BytesIO(bytes(bomb))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    needle = struct.pack("<I", size)
    at = bomb.find(needle)
    while at >= 0:
        bomb[at : at + 4] = struct.pack("<I", 10)
        at = bomb.find(needle, at)
    assert refusal(bytes(bomb), limits=SMALL).code in {"zip_bomb", "damaged_file"}


def test_a_default_bomb_is_refused_before_it_fills_the_memory() -> None:
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": b" " * 60_000_000}
    assert refusal(packed(parts)).code == "zip_bomb"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://example.org/x.dtd">',
        "<!DOCTYPE d>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_a_document_type(declaration: str, encoding: str) -> None:
    body = p("&a;" if "ENTITY a" in declaration else "x")
    text = f"{declaration}<w:document {NAMES}><w:body>{body}</w:body></w:document>"
    data = with_parts(LETTER, {"word/document.xml": text.encode(encoding)})
    assert refusal(data).code == "xml_doctype"


def test_a_part_beyond_the_limit() -> None:
    assert refusal(LETTER, limits=Limits(xml_part_bytes=10_000)).key == "too_large.part"


def test_a_file_beyond_the_limit() -> None:
    finding = refusal(LETTER, limits=Limits(file_bytes=1000))
    assert finding.code == "too_large"


@pytest.mark.parametrize("name", ["thu.docx", "thu.docm"])
def test_macros_are_refused(name: str) -> None:
    assert refusal(with_parts(LETTER, {"word/vbaProject.bin": b"\x00"}), name).code == "macro_file"
    types = TYPES.replace("application/xml", "application/vnd.ms-word.document.macroEnabled.main+xml")
    assert refusal(with_parts(LETTER, {"[Content_Types].xml": types}), name).code == "macro_file"


def test_macros_in_old_files_are_refused() -> None:
    data = ole({"WordDocument": b"\x00" * 5000, "Macros/VBA/dir": b"\x00" * 5000})
    assert refusal(data, "thu.doc").code == "macro_file"


def test_names_that_lead_out_of_the_archive_are_ignored() -> None:
    data = with_parts(LETTER, {"../../outside.xml": "<x/>", "/etc/x.xml": "<x/>", "word/../../vbaProject.bin": b"x"})
    assert read(data).text == read(LETTER).text


def test_nesting_beyond_reason() -> None:
    inner = p("x")
    for _ in range(60):
        inner = tbl(tr(tc(inner), tc("y")))
    assert refusal(docx(inner)).key == "damaged_file.nested"


def test_odd_numbers_in_attributes_do_not_hurt() -> None:
    table = tbl(
        tr(tc("a", '<w:gridSpan w:val="x"/>'), tc("b", '<w:gridSpan w:val="-3"/>')),
        tr(tc("c", '<w:gridSpan w:val="9999999999"/>'), properties='<w:gridBefore w:val="zz"/>'),
    )
    source = read(docx(table + p("Một", '<w:outlineLvl w:val="x"/><w:numPr><w:numId w:val="99"/></w:numPr>')))
    assert lines(source) == ["Một"]
    assert next(source.tables()).columns == 100


def test_other_kinds_of_archive() -> None:
    assert refusal(packed({"a.txt": "x"}), "tep.zip").key == "unknown_format.archive"
    assert refusal(packed({"ppt/presentation.xml": "x"}), "tep.pptx").key == "unknown_format.slides"
    assert refusal(ole({"__properties_version1.0": b"\x00" * 64}), "thu.msg").key == "unknown_format.outlook"
    assert refusal(b"\x7fELF" + bytes(range(256)) * 9, "thu.docx").code == "unknown_format"


def _ods(rows: str) -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    content = (
        f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="a">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        }
    )


def test_a_sheet_whose_last_cell_would_swell_it_is_refused_before_it_is_opened() -> None:
    word = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'
    far = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
    wide = word.format(' table:number-columns-repeated="16384"')
    high = f'<table:table-row table:number-rows-repeated="1000000">{word.format("")}{word.format("")}</table:table-row>'
    assert refusal(_ods(f"<table:table-row>{wide}</table:table-row>" * 100), "bang.ods").key == "too_large.cells"
    assert refusal(_ods(high), "bang.ods").key == "too_large.cells"
    assert "x" in read(_ods(f"<table:table-row>{word.format('')}</table:table-row>{far}"), "bang.ods").text
