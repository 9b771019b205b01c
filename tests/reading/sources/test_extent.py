"""A sheet held to be within its limit at a glance is so when each cell is looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sachhon.reading.sources.extent import _reach, _within

_letters = st.sampled_from(("A", "B", "L", "M", "Z", "AA", "XFD"))
_numbers = st.one_of(st.integers(1, 200), st.integers(99_990, 110_010), st.just(1_048_576)).map(str)
_cell = st.tuples(st.sampled_from(("c", "x:c")), _letters, st.one_of(_numbers, _numbers.map(lambda one: one.zfill(7))))
_sheet = st.lists(_cell, max_size=6)


@given(cells=_sheet, limit=st.sampled_from((10, 100_000, 1_300_000, 1_500_000, 30_000_000)))
def test_within_at_a_glance_is_within(cells: list[tuple[str, str, str]], limit: int) -> None:
    data = b"".join(f'<{tag} s="1" r="{letters}{row}"><v>1</v></{tag}>'.encode() for tag, letters, row in cells)
    rows, columns = _reach(data)
    if _within(data, limit):
        assert rows * columns <= limit


def test_a_long_list_of_twelve_columns_is_within() -> None:
    corner = b'<row r="100001"><c r="A100001" t="s"><v>1</v></c><c r="L100001"><v>2</v></c></row>'
    assert _within(corner, 1_500_000)
    assert not _within(corner.replace(b"L", b"Q"), 1_500_000)
