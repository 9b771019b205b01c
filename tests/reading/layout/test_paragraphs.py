"""Lines → logical paragraphs."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.reading.layout import asides, blocks_of, cleaned_without
from sachhon.reading.model import Paragraph, Table
from sachhon.vietnamese.mapped import clean
from tests.thorough import of


def words(text: str) -> list[str]:
    """The body's paragraphs as a person reads them."""
    return [
        clean(text, block.span.start, block.span.end).text
        for block in blocks_of(text)
        if isinstance(block, Paragraph) and block.kind == "body"
    ]


def kinds(text: str) -> list[tuple[str, str]]:
    return [
        (block.kind, text[block.span.start : block.span.end])
        for block in blocks_of(text)
        if isinstance(block, Paragraph)
    ]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = (
        "Ủy ban nhân dân tỉnh giao Sở Công\nThương làm đầu mối, phối hợp với các cơ quan có liên\n"
        "quan lập kế hoạch. Kế hoạch gồm ba phần và được\ngửi trước tháng sáu.\n\nCác sở báo cáo hằng quý.\n"
    )
    assert words(text) == [
        "Ủy ban nhân dân tỉnh giao Sở Công Thương làm đầu mối, phối hợp với các cơ quan có liên quan lập kế hoạch. "
        "Kế hoạch gồm ba phần và được gửi trước tháng sáu.",
        "Các sở báo cáo hằng quý.",
    ]


def test_a_bullet_or_number_begins_a_paragraph() -> None:
    text = "Các việc gồm:\n- Mở lớp;\n- In tài liệu;\n+ Phát tờ rơi.\n1. Việc thứ nhất.\n2. Việc thứ hai.\na) Một ý.\n"
    assert words(text) == [
        "Các việc gồm:",
        "- Mở lớp;",
        "- In tài liệu;",
        "+ Phát tờ rơi.",
        "1. Việc thứ nhất.",
        "2. Việc thứ hai.",
        "a) Một ý.",
    ]


def test_a_dash_at_a_line_start_that_goes_on_is_no_bullet() -> None:
    text = "sản lượng của các nhà máy tăng bình quân mỗi năm khoảng 05\n- 06%/năm trong giai đoạn 2026\n- 2030.\n"
    assert words(text) == [
        "sản lượng của các nhà máy tăng bình quân mỗi năm khoảng 05 - 06%/năm trong giai đoạn 2026 - 2030."
    ]
    text = "- Số lớp tập huấn: 3\n- 5 hội nghị\n- Giai đoạn 2026\n- 2030: 12 lớp\n"
    assert words(text) == ["- Số lớp tập huấn: 3", "- 5 hội nghị", "- Giai đoạn 2026 - 2030: 12 lớp"]
    text = "góp phần thực hiện các mục tiêu phát triển kinh tế\n- xã hội của vùng núi và hải đảo.\n"
    assert len(words(text)) == 1


def test_long_lines_are_paragraphs_of_their_own() -> None:
    long = (
        "Sở Công Thương chủ trì việc này và báo cáo kết quả cho Ủy ban nhân dân tỉnh trước ngày cuối cùng của mỗi quý, "
        * 2
    )
    text = long + ".\n" + "Các huyện làm theo.\n" + long + ".\n"
    assert len(words(text)) == 3


def test_a_page_number_inside_a_sentence_is_set_aside() -> None:
    text = (
        "- Có mười hai cơ sở đã lập tổ năng lượng trong giai\n\n 4\n\nđoạn vừa qua, chiếm gần một phần tư.\n\nÝ khác.\n"
    )
    found = blocks_of(text)
    assert [block.kind for block in found if isinstance(block, Paragraph)] == ["body", "page_number", "body"]
    whole = found[0]
    assert text[whole.span.end - 4 : whole.span.end] == "tư."[-4:] or text[whole.span.start : whole.span.end].endswith(
        "tư."
    )
    assert cleaned_without(text, whole.span, asides(found)).text == (
        "- Có mười hai cơ sở đã lập tổ năng lượng trong giai đoạn vừa qua, chiếm gần một phần tư."
    )


def test_a_sentence_cut_by_an_empty_line_is_one() -> None:
    text = (
        "- Lập mạng lưới cấp chứng nhận cho các cơ sở áp dụng công nghệ sạch trong\n\ncông nghiệp theo nguyên tắc "
        "tự nguyện.\n"
    )
    assert len(words(text)) == 1


def test_a_heading_does_not_swallow_what_follows() -> None:
    text = "**2. Sở Tài chính**\n\nbố trí kinh phí cho kế hoạch này.\n\nKẾ HOẠCH\nHành động vì nước sạch\n"
    assert words(text) == ["2. Sở Tài chính", "bố trí kinh phí cho kế hoạch này.", "KẾ HOẠCH", "Hành động vì nước sạch"]


def test_bold_over_two_lines_is_one_bold_paragraph() -> None:
    text = "**I. MỤC\nĐÍCH, YÊU CẦU**\n\nNội dung.\n"
    first = blocks_of(text)[0]
    assert isinstance(first, Paragraph)
    assert first.bold
    assert words(text)[0] == "I. MỤC ĐÍCH, YÊU CẦU"


def test_an_incoming_stamp_is_set_aside() -> None:
    text = (
        "Cao Bằng, ngày 5 tháng 3 năm 2017\n\nBỘ XÂY DỰNG\n\nĐẾN\n\nSố: *771*\n\nNgày: *09/03/17*\n\nChuyển:\n\n"
        "Lưu hồ sơ số:\n\nBÁO CÁO\n\nVề việc cấp nước\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["body", *["stamp"] * 6, "body", "body"]


def test_a_number_alone_is_a_page_number_but_not_within_a_table() -> None:
    text = "Hết phần một.\n\n- 12 -\n\nPhần hai bắt đầu.\n\nTrang 3/9\n\n\tTT\n\tTên\n\n\t1\n\tMột\n\n\t2\n\tHai\n\n"
    assert [kind for kind, _ in kinds(text)] == ["body", "page_number", "body", "page_number"]
    assert sum(isinstance(block, Table) for block in blocks_of(text)) == 1


def test_a_sum_below_its_label_belongs_to_it() -> None:
    text = "- Nguồn ngân sách của tỉnh: \n\n      450 triệu đồng;\n- Nguồn khác: 20 triệu đồng.\n"
    assert words(text) == ["- Nguồn ngân sách của tỉnh: 450 triệu đồng;", "- Nguồn khác: 20 triệu đồng."]


TEXT = st.text(alphabet="ab1 \n\t|-*.;:%ĐđIV)(–", max_size=160)


@settings(max_examples=of(150, 50), deadline=None)
@given(TEXT)
def test_blocks_stand_in_order_and_hold_every_letter(text: str) -> None:
    found = blocks_of(text)
    held = [False] * len(text)
    before = -1
    for block in found:
        start, end = block.span
        assert 0 <= start <= end <= len(text)
        if not (isinstance(block, Paragraph) and block.kind == "page_number"):
            assert start >= before
            before = start
        for at in range(start, end):
            held[at] = True
        if isinstance(block, Table):
            assert all(0 <= cell.column < block.columns and 0 <= cell.row < block.rows for cell in block.cells)
            assert all(cell.column + cell.column_span <= block.columns for cell in block.cells)
            assert all(cell.row + cell.row_span <= block.rows for cell in block.cells)
            for cell in block.cells:
                assert start <= cell.span.start <= cell.span.end <= end
    assert not [at for at, char in enumerate(text) if char.isalnum() and not held[at]]


@settings(max_examples=of(60, 25), deadline=None)
@given(TEXT)
def test_no_two_cells_share_a_place(text: str) -> None:
    for block in blocks_of(text):
        if isinstance(block, Table):
            places = [
                (row, column)
                for cell in block.cells
                for row in range(cell.row, cell.row + cell.row_span)
                for column in range(cell.column, cell.column + cell.column_span)
            ]
            assert len(places) == len(set(places))
