"""A text on one line is parted at its headings, items and cells."""

from __future__ import annotations

from sachhon.reading.layout import blocks_of
from sachhon.reading.model import Paragraph, Table

_BODY = (
    "UBND tỉnh ban hành Kế hoạch như sau: I. MỤC TIÊU Giảm phát thải theo quy định tại khoản 2. Điều 5 của Quy chế, "
    "giai đoạn 2016 - 2020 và các năm sau. II. NHIỆM VỤ 1. Kiểm soát nguồn thải a) Lập danh mục nguồn thải. "
    "- Cơ quan chủ trì: Sở A; - Cơ quan phối hợp: Sở B. b) Lắp trạm quan trắc. 2. Tuyên truyền Mở lớp tập huấn theo "
    "Phụ lục 3. Các đơn vị tham gia. "
)
_TABLE = (
    "PHỤ LỤC DANH MỤC NHIỆM VỤ | STT | Nhiệm vụ | Chủ trì | |---|---|---| | 1 | Lập danh mục nguồn thải | Sở A | "
    "| 2 | Lắp trạm quan trắc tự động | Sở B | | 3 | Mở lớp tập huấn | | "
)


def _paragraphs(text: str) -> list[str]:
    return [text[block.span.start : block.span.end] for block in blocks_of(text) if isinstance(block, Paragraph)]


def test_headings_items_and_bullets_are_paragraphs_again() -> None:
    text = _BODY + "III. TỔ CHỨC THỰC HIỆN " + "Các sở, ngành báo cáo đúng hạn. " * 20
    found = _paragraphs(text)
    assert found[1] == "I. MỤC TIÊU"
    assert found[2].startswith("Giảm phát thải")
    assert found[2].endswith("các năm sau.")
    assert "a) Lập danh mục nguồn thải." in found
    assert "- Cơ quan chủ trì: Sở A;" in found
    assert "b) Lắp trạm quan trắc." in found
    assert found[-2] == "III. TỔ CHỨC THỰC HIỆN"


def test_numbers_that_belong_to_the_word_before_begin_nothing() -> None:
    found = _paragraphs(_BODY + "Các sở, ngành báo cáo đúng hạn. " * 20)
    assert not any(words.startswith(("2. Điều", "3. Các")) for words in found)


def test_cells_between_pipes_are_rows_again() -> None:
    text = _BODY + "Các sở, ngành báo cáo đúng hạn. " * 15 + _TABLE
    tables = [block for block in blocks_of(text) if isinstance(block, Table)]
    assert [(table.rows, table.columns) for table in tables] == [(4, 3)]
    assert [text[cell.span.start : cell.span.end] for cell in tables[0].row_cells(2)] == [
        "2",
        "Lắp trạm quan trắc tự động",
        "Sở B",
    ]


def test_a_long_paragraph_among_others_stays_whole() -> None:
    long = "1. Nội dung " + "rất dài, " * 150 + "2. Nội dung khác. "
    assert len(_paragraphs(long + "\n\n" + "Đoạn khác. " * 200)) == 2
