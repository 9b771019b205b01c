import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.mapped import clean
from sachhon.vietnamese.money import find_money
from sachhon.vietnamese.numbers import find_numbers

ROUGH = st.text(alphabet=st.sampled_from("aăâ ơ\u031b\u0301\u0323đ*|\n\t\u00a0\u200b1.2,%tỷ"), max_size=60)


def squeezed(text: str) -> str:
    return re.sub(r"[\s*\u00a0\u200b\ufeff|]+", " ", unicodedata.normalize("NFC", text)).strip()


def test_marks_and_line_ends_are_one_blank():
    assert clean("**Ủy ban\n  nhân** | dân ").text == "Ủy ban nhân dân"


def test_a_span_points_to_the_words_of_the_original():
    original = "Kinh phí:** 3.360\n  triệu đô\u0300ng**, trong đó"
    mapped = clean(original)
    (match,) = find_money(mapped.text)
    start, end = mapped.span(match.start, match.end)
    assert original[start:end] == "3.360\n  triệu đô\u0300ng"


def test_a_slice_has_offsets_of_the_whole():
    original = "aaa 12 lớp"
    mapped = clean(original, 4)
    assert mapped.text == "12 lớp"
    assert mapped.span(0, 2) == (4, 6)


def test_an_empty_stretch_has_no_place():
    with pytest.raises(ValueError, match="no place"):
        clean("a b").span(1, 2)


@given(ROUGH)
def test_every_stretch_holds_its_words(original):
    mapped = clean(original)
    for start in range(len(mapped.text)):
        for end in range(start + 1, len(mapped.text) + 1):
            words = mapped.text[start:end].strip()
            if words:
                a, b = mapped.span(start, end)
                assert words in squeezed(original[a:b])


@given(ROUGH)
def test_numbers_found_stand_in_the_original(original):
    mapped = clean(original)
    for match in find_numbers(mapped.text):
        a, b = mapped.span(match.start, match.end)
        assert match.of(mapped.text) in squeezed(original[a:b])
