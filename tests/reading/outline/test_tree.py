"""The tree of items, in whatever numbering a document nests."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sachhon.reading.layout import blocks_of
from sachhon.reading.model import Paragraph, Source, Span, Table
from sachhon.reading.outline import Item, Outline, outline_of


def source_of(text: str) -> Source:
    return Source("a.txt", "txt", text, tuple(blocks_of(text)))


def shape(text: str) -> list[object]:
    outline = outline_of(source_of(text))
    return [_shape(item) for item in outline.items]


def _shape(item: Item) -> object:
    name = item.number or item.style
    return (name, [_shape(child) for child in item.children]) if item.children else name


def test_letters_below_figures_below_roman() -> None:
    text = "I. Một\n\n1. Hai\n\na) Ba\n\n- Bốn;\n\n+ Năm.\n\nb) Sáu\n\n2. Bảy\n\nII. Tám\n\n1. Chín"
    assert shape(text) == [("I", [("1", [("a", [("-", ["+"])]), "b"]), "2"]), ("II", ["1"])]


def test_decimals_stand_below_their_own_number() -> None:
    text = "1. Một\n\n1.1 Hai\n\n1.2 Ba\n\n2. Bốn\n\n2.1 Năm\n\n2.1.1 Sáu\n\n3. Bảy"
    assert shape(text) == [("1", ["1.1", "1.2"]), ("2", [("2.1", ["2.1.1"])]), "3"]


def test_figures_that_begin_again_stand_in_the_letter() -> None:
    text = "1. Một\n\na) Hai\n\n1. Ba\n\n2. Bốn\n\nb) Năm"
    assert shape(text) == [("1", [("a", ["1", "2"]), "b"])]


def test_dashes_below_a_dash_that_ends_with_a_colon() -> None:
    text = "1. Mục tiêu\n\n- Đến năm 2030:\n\n- Một;\n\n- Hai.\n\n- Đến năm 2035:\n\n- Ba."
    assert shape(text) == [("1", [("-", ["-", "-"]), ("-", ["-"])])]


def test_annex_closes_everything() -> None:
    text = "I. Một\n\n1. Hai\n\nPHỤ LỤC\n\n1. Ba\n\n2. Bốn"
    assert shape(text) == [("I", ["1"]), ("PHỤ LỤC", ["1", "2"])]


def test_several_items_in_one_paragraph() -> None:
    text = "1. Kết quả: a) Đã tổ chức tập huấn; b) Đã đánh giá nhanh; c) Đã xây dựng mô hình."
    assert shape(text) == [("1", ["a", "b", "c"])]


def test_a_heading_and_its_text_on_one_line() -> None:
    source = source_of("5. Tác động: Góp phần giảm ô nhiễm.\n\nThêm một đoạn.")
    (item,) = outline_of(source).items
    assert source.words(item.title) == "Tác động"
    assert item.body is not None
    assert source.words(item.body).strip() == "Góp phần giảm ô nhiễm.\n\nThêm một đoạn."
    assert not item.sentence


def test_a_sentence_is_its_own_body() -> None:
    source = source_of("- Có 10 doanh nghiệp có bộ phận chuyên trách.")
    (item,) = outline_of(source).items
    assert item.sentence
    assert item.body == item.title
    assert source.words(item.title) == "Có 10 doanh nghiệp có bộ phận chuyên trách."


def test_closing_words_belong_to_no_item() -> None:
    source = source_of("1. Kiến nghị: Bố trí vốn.\n\nTrên đây là báo cáo của tỉnh, kính gửi Bộ./.")
    items = outline_of(source).items
    assert [item.style for item in items] == ["arabic", "closing"]
    assert items[0].span.end < items[1].span.start


def test_word_headings_nest_by_level() -> None:
    text = "Một\nHai\nBa"
    blocks = (Paragraph(Span(0, 3), 1), Paragraph(Span(4, 7), 2), Paragraph(Span(8, 10), 1))
    outline = outline_of(Source("a.docx", "docx", text, blocks))
    assert [(item.style, len(item.children)) for item in outline.items] == [("heading1", 1), ("heading1", 0)]


def test_tables_belong_to_the_item_they_stand_in() -> None:
    source = source_of("1. Kết quả\n\n| Năm | Số lớp |\n|---|---|\n| 2015 | 2 |\n\n2. Khác")
    first, second = outline_of(source).items
    assert [type(block) for block in first.blocks] == [Paragraph, Table]
    assert len(second.blocks) == 1


LINES = st.lists(
    st.sampled_from(
        ["I. A b", "II. C", "1. D e", "2. F", "1.1 G", "a) H", "b) I", "- K l", "+ M", "Văn bản thường.", "P:"]
    ),
    min_size=1,
    max_size=14,
)


@given(LINES)
def test_items_nest_and_keep_the_order(lines: list[str]) -> None:
    source = source_of("\n\n".join(lines))
    outline: Outline = outline_of(source)
    starts = [item.span.start for item in outline.walk()]
    assert starts == sorted(starts)
    for item in outline.walk():
        assert item.span.start <= item.title.start <= item.title.end <= item.span.end
        for child in item.children:
            assert item.span.start < child.span.start
            assert child.span.end <= item.span.end
            assert child.level == item.level + 1
    paragraphs = [block.span for item in outline.walk() for block in item.blocks]
    assert sorted([*paragraphs, *(block.span for block in outline.preface)]) == [block.span for block in source.blocks]
