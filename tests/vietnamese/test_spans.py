from hypothesis import given
from hypothesis import strategies as st

from sachhon.vietnamese.spans import Spanned, free_of, overlaps, remembered

PLACES = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: Spanned(pair[0], sum(pair))), max_size=8
)


@given(PLACES, PLACES, PLACES)
def test_free_are_those_that_overlap_none(matches, taken, more):
    expected = [one for one in matches if not any(overlaps(one, other) for other in taken + more)]
    assert free_of(matches, taken, more) == expected


def test_touching_is_not_overlapping():
    assert not overlaps(Spanned(0, 3), Spanned(3, 5))
    assert overlaps(Spanned(0, 4), Spanned(3, 5))
    assert Spanned(1, 3).of("abcd") == "bc"


def test_a_remembered_finder_is_asked_once_for_a_text():
    asked = []

    @remembered
    def find(text: str, flag: bool) -> int:
        asked.append(text)
        return len(text) + flag

    long = "x" * 5000
    assert [find("ab", True), find("ab", True), find("ab", False), find(long, True), find(long, True)] == [
        3,
        3,
        2,
        5001,
        5001,
    ]
    assert asked == ["ab", "ab", long]
