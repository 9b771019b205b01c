"""Numbers at the beginning of a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.reading.outline import annex_marker, marker_of
from sachhon.reading.outline.markers import roman, to_roman


@pytest.mark.parametrize(
    ("text", "style", "number", "words"),
    [
        ("I. Đánh giá", "roman", "I", "Đánh giá"),
        ("IV- Kiến nghị", "roman", "IV", "Kiến nghị"),
        ("1. Mục tiêu", "arabic", "1", "Mục tiêu"),
        ("1/ Mục tiêu", "arabic", "1", "Mục tiêu"),
        ("1. 100% cán bộ", "arabic", "1", "100% cán bộ"),
        ("2.1 Các nội dung", "decimal2", "2.1", "Các nội dung"),
        ("2.1.3. Các nội dung", "decimal3", "2.1.3", "Các nội dung"),
        ("a) Nội dung", "letter", "a", "Nội dung"),
        ("a/ Thuận lợi", "letter", "a", "Thuận lợi"),
        ("đ) Khác", "letter", "đ", "Khác"),
        ("A. Phần chung", "letter_upper", "A", "Phần chung"),
        ("(2) Khác", "bracket", "2", "Khác"),
        ("- Tổ chức", "dash", "-", "Tổ chức"),
        ("+ Tổ chức", "plus", "+", "Tổ chức"),
        ("Điều 3. Tổ chức", "article", "Điều 3", "Tổ chức"),
        ("Phần thứ hai. Kế hoạch", "part", "Phần thứ hai", "Kế hoạch"),
        ("Chương II Nội dung", "chapter", "Chương II", "Nội dung"),
        ("ii) Nội dung", "roman_lower", "ii", "Nội dung"),
    ],
)
def test_what_a_number_is(text: str, style: str, number: str, words: str) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert (marker.style, marker.number, text[marker.end :]) == (style, number, words)


@pytest.mark.parametrize(
    "text",
    [
        "V/v báo cáo",
        "10% cơ sở",
        "05 doanh nghiệp",
        "1.234 doanh nghiệp",
        "12/3/2018",
        "2010 - 2015",
        "2.5 triệu đồng",
        "Mục tiêu",
        "",
    ],
)
def test_what_no_number_is(text: str) -> None:
    assert marker_of(text) is None


@pytest.mark.parametrize(
    ("text", "ordinal"), [("PHỤ LỤC II", (2,)), ("Phụ lục 1", (1,)), ("PHỤ LỤC", ()), ("PHỤ LỤC: DANH SÁCH", ())]
)
def test_annex_headings(text: str, ordinal: tuple[int, ...]) -> None:
    marker = annex_marker(text)
    assert marker is not None
    assert (marker.style, marker.ordinal) == ("annex", ordinal)


def test_an_annex_in_a_sentence_is_no_heading() -> None:
    assert annex_marker("Phụ lục 1 gồm các bảng sau") is None


@given(st.integers(min_value=1, max_value=89))
def test_roman_numbers_come_back(value: int) -> None:
    assert roman(to_roman(value)) == value


@given(st.text(alphabet="IVXL", min_size=1, max_size=6))
def test_only_well_formed_roman_numbers_count(text: str) -> None:
    value = roman(text)
    assert value is None or to_roman(value) == text
