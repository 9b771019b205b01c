"""Official documents in Word: layout of the decree, real styles, fields, links and tables."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from sachhon.catalogue import read_table
from sachhon.writing.document import (
    Appendix,
    Bullet,
    Cell,
    Column,
    Footnote,
    Heading,
    LetterDocument,
    Letterhead,
    Link,
    Mark,
    Orientation,
    Para,
    Picture,
    Quote,
    Row,
    Signature,
    Table,
)
from sachhon.writing.official import content_control, write_letter

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx"
    b"\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
)


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def letter(*blocks: object, **more: object) -> LetterDocument:
    return LetterDocument(blocks=tuple(blocks), **more)  # type: ignore[arg-type]


FULL = letter(
    Heading("I. KẾT QUẢ", 1),
    Para(("Có ", Link("12", "S01"), Footnote("Theo báo cáo.")), anchor="dau"),
    Bullet("một ý"),
    Quote("còn khó khăn", "Bình Minh"),
    letterhead=Letterhead(
        "Ủy ban nhân dân\ntỉnh Bình Minh",
        number="05/UBND-KT",
        place="Bình Minh",
        date=date(2018, 2, 5),
        about="V/v báo cáo",
    ),
    addressees=("Bộ Công Thương",),
    signature=Signature(("TM. Ủy ban nhân dân", "Chủ tịch"), "Nguyễn Văn Mẫu"),
    recipients=("Như trên", "Lưu: VT, KT."),
    appendices=(Appendix("Phụ lục", "Nguồn", (Para((Mark("S01"), "ở đây")),), landscape=True),),
    banner="DỮ LIỆU MẪU",
    properties={"template_id": "mẫu & thử"},
)


def test_word_opens_it_and_reads_the_same_words() -> None:
    opened = docx.Document(io.BytesIO(write_letter(FULL)))
    words = "\n".join(paragraph.text for paragraph in opened.paragraphs)
    assert "Có 12" in words
    assert [p.text for p in opened.paragraphs if p.style.name == "Heading 1"] == ["I. KẾT QUẢ"]
    head = opened.tables[0]
    assert "TỈNH BÌNH MINH" in head.rows[0].cells[0].text
    assert "Độc lập - Tự do - Hạnh phúc" in head.rows[0].cells[1].text
    assert "Số: 05/UBND-KT" in head.rows[1].cells[0].text
    assert head.rows[1].cells[1].text.strip() == "Bình Minh, ngày 05 tháng 02 năm 2018"
    closing = opened.tables[-1]
    assert closing.rows[0].cells[0].text.split("\n") == ["Nơi nhận:", "- Như trên;", "- Lưu: VT, KT."]
    assert "CHỦ TỊCH" in closing.rows[0].cells[1].text


def test_the_page_is_that_of_the_decree() -> None:
    section = docx.Document(io.BytesIO(write_letter(FULL))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= section.top_margin.mm <= 25.1
    assert section.left_margin.mm + 0.1 >= 30
    assert 15 <= section.right_margin.mm <= 20.1
    assert section.different_first_page_header_footer
    header = section.header._element.xml
    assert "PAGE" in header
    assert "PAGE" not in section.first_page_header._element.xml


def test_sizes_of_the_body_and_its_elements_are_within_the_decree() -> None:
    styles = part(write_letter(FULL), "word/styles.xml")
    sizes = {row["element_vi"]: row for row in read_table("layouts/doc_format_30_2020.csv")}
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    body = int(default.find(f"{W}sz").get(f"{W}val")) / 2
    assert int(sizes["Nội dung"]["size_min_pt"]) <= body <= int(sizes["Nội dung"]["size_max_pt"])
    assert default.find(f"{W}rFonts").get(f"{W}ascii") == "Times New Roman"
    assert default.find(f"{W}lang").get(f"{W}val") == "vi-VN"
    with pytest.raises(ValueError, match="13 to 14"):
        write_letter(letter(Para("x"), body_size=12))


def test_sample_data_is_marked_on_every_page() -> None:
    data = write_letter(FULL)
    for name in ("word/header.xml", "word/headerFirst.xml"):
        assert "DỮ LIỆU MẪU" in "".join(part(data, name).itertext())


def test_links_lead_to_bookmarks_and_none_stands_twice() -> None:
    document = part(write_letter(FULL), "word/document.xml")
    marks = [mark.get(f"{W}name") for mark in document.iter(f"{W}bookmarkStart")]
    assert {link.get(f"{W}anchor") for link in document.iter(f"{W}hyperlink")} <= set(marks)
    with pytest.raises(ValueError, match="S01 stands twice"):
        write_letter(letter(Para((Mark("S01"),)), Para((Mark("S01"),))))


def test_a_wide_annex_turns_the_page_and_numbers_its_first_page() -> None:
    document = part(write_letter(FULL), "word/document.xml")
    sections = list(document.iter(f"{W}sectPr"))
    assert [s.find(f"{W}pgSz").get(f"{W}orient") for s in sections] == [None, "landscape"]
    assert [s.find(f"{W}titlePg") is not None for s in sections] == [True, False]


def test_orientation_within_the_body_turns_back_for_the_signature() -> None:
    data = write_letter(letter(Orientation(True), Para("rộng"), signature=Signature(("CHỦ TỊCH",))))
    orients = [s.find(f"{W}pgSz").get(f"{W}orient") for s in part(data, "word/document.xml").iter(f"{W}sectPr")]
    assert orients == [None, "landscape", None]


def test_custom_properties_language_and_title() -> None:
    data = write_letter(FULL)
    custom = part(data, "docProps/custom.xml")
    assert [(p.get("name"), p[0].text) for p in custom] == [("template_id", "mẫu & thử")]
    assert "vi-VN" in "".join(part(data, "docProps/core.xml").itertext())


def table(**more: object) -> Table:
    columns = (Column("TT", 0.5, "center"), Column("Tỉnh", 2), Column("2017", 1, "right"), Column("2018", 1, "right"))
    rows = (
        ("1", "Hà Giang", "1.234", "5"),
        Row(("Nhóm A", None, None, None), "group"),
        (Cell("2", rows=2), Cell("gộp", columns=2), None, "9"),
        (None, "Kon Tum", "2", "3"),
        Row(("", "Tổng", "6", "7"), "total", anchor="tong"),
    )
    return Table(columns, rows, "Bảng 1", **more)  # type: ignore[arg-type]


def test_tables_are_real_ones() -> None:
    header = (("", "", Cell("Năm", columns=2), None),)
    document = part(write_letter(letter(table(header=header))), "word/document.xml")
    drawn = next(document.iter(f"{W}tbl"))
    assert drawn.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val") == "Bảng 1"
    rows = drawn.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True] + [False] * 5
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    opened = docx.Document(io.BytesIO(write_letter(letter(table(header=header))))).tables[0]
    grid = [[cell.text for cell in row.cells] for row in opened.rows]
    assert grid[0] == ["", "", "Năm", "Năm"]
    assert grid[3] == ["Nhóm A"] * 4
    assert grid[4] == ["2", "gộp", "gộp", "9"]
    assert grid[5] == ["2", "Kon Tum", "2", "3"]


def test_a_ragged_row_is_refused() -> None:
    with pytest.raises(ValueError, match="a row of 1 cells in a table of 2"):
        write_letter(letter(Table((Column("a"), Column("b")), (("1",),))))
    with pytest.raises(ValueError, match="covered by nothing"):
        write_letter(letter(Table((Column("a"), Column("b")), ((None, "1"),))))


def test_charts_have_alternative_text() -> None:
    data = write_letter(letter(Picture(PNG, 10, 10, "Biểu đồ cột: 3 vùng", "Hình 1")))
    document = part(data, "word/document.xml")
    about = next(document.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"))
    assert about.get("descr") == "Biểu đồ cột: 3 vùng"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("word/media/picture1.png") == PNG


def test_content_controls_carry_their_tag_and_show_when_they_are_empty() -> None:
    options = (("large", "Lớn"), ("small", "Nhỏ"))
    blocks = (
        Para((content_control("a", "Tên"), content_control("b", "Quy mô", "small", "dropdown", options))),
        Table((Column("Ngày"),), (((content_control("c[0].d", "Ngày", "05/04/2018", "date"),),),)),
    )
    document = part(write_letter(letter(*blocks)), "word/document.xml")
    controls = list(document.iter(f"{W}sdt"))
    assert [c.find(f"{W}sdtPr/{W}tag").get(f"{W}val") for c in controls] == ["a", "b", "c[0].d"]
    assert [c.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for c in controls] == [True, False, False]
    assert ["".join(c.find(f"{W}sdtContent").itertext()) for c in controls[1:]] == ["Nhỏ", "05/04/2018"]
    items = [(i.get(f"{W}value"), i.get(f"{W}displayText")) for i in controls[1].iter(f"{W}listItem")]
    assert items == list(options)
    assert len({c.find(f"{W}sdtPr/{W}id").get(f"{W}val") for c in controls}) == 3
    for wrong in ({"tag": "x" * 65}, {"kind": "dropdown"}, {"kind": "dropdown", "options": options, "text": "?"}):
        with pytest.raises(ValueError):
            content_control(**{"tag": "t", "alias": "a", **wrong})  # type: ignore[arg-type]


def test_the_same_document_is_the_same_bytes() -> None:
    assert write_letter(FULL) == write_letter(FULL)


@given(st.text(max_size=60))
def test_any_words_survive_as_far_as_xml_can_hold_them(words: str) -> None:
    data = write_letter(letter(Para(words), Table((Column("c"),), ((words,),))))
    document = part(data, "word/document.xml")
    shown = "".join(document.find(f"{W}body")[0].itertext())
    assert shown == "".join(document.find(f".//{W}tbl/{W}tr[2]").itertext())
    kept = [char for char in words if char.isalnum()]
    assert len([char for char in shown if char.isalnum()]) <= len(kept) * 3
    assert not kept or shown
