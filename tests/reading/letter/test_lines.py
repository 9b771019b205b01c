"""The running text keeps the way back to the document's own offsets."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.reading.letter.healing import is_syllable
from sachhon.reading.letter.lines import lines_of

ALPHABET = st.sampled_from(
    [*list("aăâbcdđeêghiklmnoôơuưxyÀỦỊế 0123456789.,;:-–/()*|\t\n\r_ \xa0\u200b"), "á", "ệ", "ư"]
)


@given(st.lists(ALPHABET, max_size=200).map("".join))
def test_every_letter_leads_back_to_its_own_place(raw: str) -> None:
    lines = lines_of(raw)
    for position, char in enumerate(lines.text):
        if char == " " or unicodedata.combining(char):
            continue
        start, end = lines.span(position, position + 1)
        assert unicodedata.normalize("NFC", raw[start:end]) == char
        assert lines.position(start) == position


@given(st.lists(ALPHABET, max_size=200).map("".join))
def test_no_word_is_lost(raw: str) -> None:
    kept = "".join(lines_of(raw).text.split())
    said = unicodedata.normalize("NFC", raw)
    assert "".join(char for char in kept if char.isalnum()) == "".join(char for char in said if char.isalnum())


def test_gaps_tell_lines_from_paragraphs_cells_and_rules() -> None:
    lines = lines_of("một\nhai\n\nba\tbốn | năm\n-----\nsáu").lines
    assert [(line.text, line.gap) for line in lines] == [
        ("một", "start"),
        ("hai", "line"),
        ("ba", "para"),
        ("bốn", "cell"),
        ("năm", "cell"),
        ("sáu", "rule"),
    ]


def test_a_format_that_knows_its_paragraphs_is_believed() -> None:
    lines = lines_of("một\nhai\nba", [(0, "para"), (4, "para")]).lines
    assert [line.gap for line in lines] == ["start", "para", "line"]


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("UBND các t ỉ nh", "UBND các tỉnh"),
        ("N ơ i nh ậ n", "Nơi nhận"),
        ("C Ộ NG HÒA XÃ H Ộ I", "CỘNG HÒA XÃ HỘI"),
        ("Ng o ại giao, Xã hộ i", "Ngoại giao, Xã hội"),
        ("ngày 21 t háng 6 nă m 2013", "ngày 21 tháng 6 năm 2013"),
        ("Trợ l ý TTCP", "Trợ lý TTCP"),
        ("đ ộng, số l ượng", "động, số lượng"),
        ("cơ sở y tế và y học", "cơ sở y tế và y học"),
        ("05 m ở độ sâu 10 m, 3 t rác", "05 m ở độ sâu 10 m, 3 t rác"),
        ("mục C ở trên, NH Nhà nước, Ia Grai, U Minh", "mục C ở trên, NH Nhà nước, Ia Grai, U Minh"),
        ("a) b) khu D và E; ông A ở Q 3", "a) b) khu D và E; ông A ở Q 3"),
    ],
)
def test_torn_words_are_put_together_and_others_left_alone(torn: str, whole: str) -> None:
    lines = lines_of(torn)
    assert lines.text == whole
    assert bool(lines.healed) == (torn != whole)


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "giặt", "khuỷu", "đường", "yêu", "ở", "huyện", "thuở", "oanh", "gì", "quốc", "CỘNG"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nh", "t", "wk", "strong", "kg", "ộngh", "tháo2", "VIỆTNAM"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
