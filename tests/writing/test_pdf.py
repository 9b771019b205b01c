"""PDF from the same description: the words, the links, the pages."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

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
    Quote,
    Row,
    Signature,
    Table,
    Text,
)
from sachhon.writing.pdf import write_pdf

LETTER = LetterDocument(
    blocks=(
        Heading("I. KẾT QUẢ #1 *đậm*"),
        Para(
            (
                "Có ",
                Link("1.234", "S01"),
                Link(" [S01]", "S01", "ref"),
                Footnote("Theo báo cáo."),
                Link(" xa", "không có"),
            )
        ),
        Bullet("gạch đầu dòng"),
        Quote('còn "khó khăn" \\ $x$', "Bình Minh"),
        Table(
            (Column("TT"), Column("Tỉnh", 2), Column("Số", align="right")),
            (
                ("1", "Đắk Lắk", "5"),
                Row(("Nhóm", None, None), "group"),
                (Cell("2", rows=2), Cell("gộp", columns=2), None),
                (None, "Kon Tum", Cell(paragraphs=(Para("a"), Para("b")))),
                Row(("", "Tổng", "5"), "total", anchor="tong"),
            ),
            "Bảng 1",
        ),
        Orientation(True),
        Para((Text("ngang", bold=True), Text("trên", superscript=True))),
    ),
    letterhead=Letterhead("Ủy ban nhân dân\ntỉnh Bình Minh", number="5/UBND", place="Bình Minh", date=date(2018, 1, 9)),
    kind="BÁO CÁO",
    title="Tình hình thực hiện",
    addressees=("Bộ Công Thương", "Sở Công Thương"),
    signature=Signature(("Chủ tịch",), "Nguyễn Văn Mẫu", "(Đã ký)"),
    recipients=("Như trên",),
    appendices=(Appendix("Phụ lục", "Nguồn", (Para((Mark("S01"), "ở đây")),), "(Kèm theo)"),),
    banner="DỮ LIỆU MẪU",
    author="Bộ Công Thương",
)


@pytest.fixture(scope="module")
def pages() -> list[str]:
    pdf = pypdfium2.PdfDocument(write_pdf(LETTER))
    return [page.get_textpage().get_text_bounded() for page in pdf]


def test_the_words_are_there_as_they_were_given(pages: list[str]) -> None:
    first = pages[0].replace("\r\n", "\n")
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN NHÂN DÂN",
        "Số: 5/UBND",
        "Bình Minh, ngày 09 tháng 01 năm 2018",
        "- Sở Công Thương.",
        "I. KẾT QUẢ #1 *đậm*",
        "1.234",
        '“còn "khó khăn" \\ $x$” (Bình Minh)',
        "Đắk Lắk",
        "Kon Tum",
        "DỮ LIỆU MẪU",
    ):
        assert words in first, words


def test_pages_turn_and_turn_back(pages: list[str]) -> None:
    pdf = pypdfium2.PdfDocument(write_pdf(LETTER))
    assert [page.get_width() > page.get_height() for page in pdf] == [False, True, False, False]
    assert "ngang" in pages[1]
    assert "Nguyễn Văn Mẫu" in pages[2]
    assert pages[3].startswith("4")
    assert all("DỮ LIỆU MẪU" in page for page in pages)


def test_a_link_without_its_bookmark_is_plain_words(pages: list[str]) -> None:
    assert " xa" in pages[0]


def test_the_same_document_is_the_same_bytes() -> None:
    assert write_pdf(LETTER) == write_pdf(LETTER)
