"""Where the parts of a letter stand."""

from __future__ import annotations

import itertools

import pytest

from sachhon.reading.letter import LetterParts, parts
from tests.reading.letter.letters import LETTERS, Letter, source


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return None if span is None else " ".join(text[slice(*span)].replace("*", " ").split())


def of(name: str) -> tuple[str, LetterParts]:
    letter = next(letter for letter in LETTERS if name in letter.name)
    return letter.text, parts(source(letter.text))


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_parts_lie_in_the_text_and_in_order(letter: Letter) -> None:
    found = parts(source(letter.text))
    length = len(letter.text)
    order = [found.head, *found.bases, found.body, found.closing]
    spans = [span for span in order if span is not None]
    assert all(0 <= start <= end <= length for start, end in spans)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    for annex in found.annexes:
        assert found.body.end <= annex.span.start < annex.span.end <= length


def test_the_body_ends_where_the_closing_begins() -> None:
    text, found = of("two columns of a Word grid")
    body = words(text, found.body) or ""
    assert body.startswith("1. Kết quả thực hiện")
    assert body.endswith("Đề nghị Bộ tiếp tục hỗ trợ kinh phí./.")
    assert words(text, found.recipients) == "- Như trên; - Sở Công Thương; - Lưu: VT, CN."
    assert (words(text, found.signature) or "").startswith("KT. CHỦ TỊCH PHÓ CHỦ TỊCH")


def test_letterhead_number_and_date_lines() -> None:
    text, found = of("two columns of a Word grid")
    assert words(text, found.letterhead_left) == "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN"
    assert words(text, found.letterhead_right) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
    assert words(text, found.number_line) == "Số: 3105/UBND-CN"
    assert words(text, found.date_line) == "Nghệ An, ngày 09 tháng 5 năm 2018"
    assert words(text, found.addressee) == "Bộ Công Thương"


def test_bases_are_paragraphs_of_their_own() -> None:
    text, found = of("pipes on one line")
    assert [(words(text, base) or "")[:22] for base in found.bases] == [
        "Căn cứ Luật Tổ chức Hộ",
        "Căn cứ Quyết định số 1",
    ]
    assert (words(text, found.body) or "").startswith("QUYẾT ĐỊNH: Điều 1.")


def test_an_annex_has_label_title_and_caption() -> None:
    text, found = of("caption alone")
    (annex,) = found.annexes
    assert words(text, annex.label) == "PHỤ LỤC 01"
    assert words(text, annex.title) == "DANH MỤC NHIỆM VỤ"
    assert (words(text, annex.caption) or "").startswith("(Kèm theo Kế hoạch số 1022 /KH-UBND")
    assert found.annex_at(annex.span.start + 5) is annex
    assert found.annex_at(0) is None


def test_a_plan_behind_its_decision_is_an_annex_without_label() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n\nSố: 12/QĐ-UBND\n\nNam Định, ngày 02 tháng 3 năm 2016\n\nQUYẾT ĐỊNH\n"
        "Về việc ban hành Kế hoạch\n\nCăn cứ Luật Công nghiệp năm 2015;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Ban hành kèm theo Kế hoạch.\n\n"
        "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\nCHỦ TỊCH\n\nĐoàn Văn Lẫm\n\n"
        "KẾ HOẠCH\nSản xuất sạch hơn năm 2016\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 02/3/2016)\n\n"
        "I. Mục tiêu\n\nPhụ lục 1\n\n"
        "Danh mục nhiệm vụ\n\n1. Tập huấn\n"
    )
    found = parts(source(text))
    assert [words(text, annex.label) for annex in found.annexes] == [None, "Phụ lục 1"]
    assert words(text, found.annexes[0].title) == "KẾ HOẠCH Sản xuất sạch hơn năm 2016"
    assert words(text, found.annexes[0].caption) == "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 02/3/2016)"


def test_an_annex_named_in_a_wrapped_sentence_is_none() -> None:
    text = (
        "Kính gửi: Bộ Công Thương\n\nCác đơn vị lập báo cáo tình hình sản xuất sạch hơn theo mẫu tại\n"
        "Phụ lục 1.\n\nĐề nghị gửi trước ngày 15/4/2019, kèm theo danh mục đã nêu trong các\n"
        "Phụ lục 2 và 3 của công văn này.\n"
    )
    assert parts(source(text)).annexes == ()


def test_stamps_and_page_numbers_are_set_aside() -> None:
    text, found = of("incoming stamp above the letterhead")
    assert [(aside.kind, words(text, aside.span)) for aside in found.set_aside] == [
        ("stamp", "BỘ CÔNG THƯƠNG ĐẾN Số: 7712 Ngày: 30/5/2018 Chuyển: Vụ TKNL")
    ]
    assert found.is_set_aside(found.set_aside[0].span)
    text, found = of("page numbers and a form")
    assert [aside.kind for aside in found.set_aside] == ["page_number"] * 3
    text, found = of("signing mark on top")
    assert [aside.kind for aside in found.set_aside] == ["stamp"]
    text, found = of("incoming stamp in one line")
    assert [words(text, aside.span) for aside in found.set_aside] == ["CÔNG VĂN ĐẾN Số: 5120 Ngày: 15/5/2018"]


def test_numbers_in_cells_and_lists_are_no_page_numbers() -> None:
    text = "STT\tNội dung\n1\tTập huấn\n2\tĐánh giá\n|\n3\n|\nXây dựng\n|\nNăm 2018:\n2.500\nđồng\n"
    assert parts(source(text)).set_aside == ()


def test_the_same_source_gives_the_same_parts() -> None:
    text = LETTERS[0].text
    assert parts(source(text)) == parts(source(text))
