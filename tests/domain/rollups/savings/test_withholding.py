"""What is withheld cannot be worked out: tried by solving the sums that are shown."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.domain.rollups.savings.withholding import LEAST, Key, withheld
from tests.thorough import of

tables = st.dictionaries(
    st.tuples(st.integers(1, 5), st.integers(1, 5)), st.sampled_from((1, 2, 4, 5, 6, 9, 30)), min_size=1, max_size=14
)


def sums_of(counts: dict[tuple[int, int], int]) -> dict[Key, int]:
    table: dict[Key, int] = {}
    for (province, industry), count in counts.items():
        for key in ((province, industry), (province, None), (None, industry), (None, None)):
            table[key] = table.get(key, 0) + count
    return table


def worked_out(counts: dict[tuple[int, int], int], hidden: frozenset[Key]) -> set[Key]:
    """The withheld results that follow from the shown ones, by Gauss over all sums (amounts are the unknowns)."""
    cells = sorted(counts)

    def row(key: Key) -> list[Fraction]:
        return [Fraction(key[0] in (None, p) and key[1] in (None, i)) for p, i in cells]

    basis: list[list[Fraction]] = []

    def left(vector: list[Fraction]) -> list[Fraction]:
        for one in basis:
            lead = next(place for place, value in enumerate(one) if value)
            if vector[lead]:
                factor = vector[lead] / one[lead]
                vector = [a - factor * b for a, b in zip(vector, one, strict=True)]
        return vector

    for key in sums_of(counts):
        if key not in hidden and any(rest := left(row(key))):
            basis.append(rest)
    return {key for key in hidden if not any(left(row(key)))}


def test_one_small_cell_takes_three_others_with_it() -> None:
    counts = {(1, 1): 2, (1, 2): 10, (2, 1): 8, (2, 2): 20, (3, 3): 50}
    assert withheld(counts) == {(1, 1), (1, 2), (2, 1), (2, 2)}


def test_nothing_small_nothing_withheld() -> None:
    assert withheld({(1, 1): 5, (2, 1): 6}) == frozenset()


def test_a_single_small_province_takes_the_totals() -> None:
    hidden = withheld({(1, 1): 3, (2, 2): 40})
    assert {(1, 1), (1, None), (None, 1)} <= hidden
    assert not worked_out({(1, 1): 3, (2, 2): 40}, hidden)


def test_two_small_ones_are_not_shown_as_their_sum() -> None:
    counts = {(1, 1): 1, (1, 2): 2, (1, 3): 40, (2, 1): 30, (2, 2): 30, (2, 3): 30}
    hidden = withheld(counts)
    assert (1, 3) in hidden or (1, None) in hidden


def test_what_is_seen_by_right_stays_and_helps_nobody() -> None:
    counts = {(1, 1): 2, (2, 1): 3, (3, 1): 40, (1, 2): 10, (2, 2): 20, (3, 2): 30}
    hidden = withheld(counts, {1})
    assert all(key[0] != 1 for key in hidden)
    assert (2, 1) in hidden
    assert not worked_out(counts, hidden)


@settings(max_examples=of(300, 60), deadline=None)
@given(tables, st.sets(st.integers(1, 5), max_size=1))
def test_nothing_withheld_follows_from_what_is_shown(counts: dict[tuple[int, int], int], opened: set[int]) -> None:
    hidden = withheld(counts, opened)
    # A result that is made of what the reader may see by right is no secret.
    secret = {key for key in sums_of(counts) if any(p not in opened and key in sums_of({(p, i): 1}) for p, i in counts)}
    assert not worked_out(counts, hidden) & secret
    for key, count in sums_of(counts).items():
        assert count >= LEAST or key in hidden or key[0] in opened
