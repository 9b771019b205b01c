"""The order: total, stable, counterpart money first."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.domain.planning.campaign.ranking import Candidate, CodeTwice, Step, ranked

money = st.one_of(st.none(), st.integers(0, 5).map(lambda n: n * 10**7))
scores = st.one_of(st.none(), st.integers(0, 4).map(lambda n: Decimal(n * 25)))
candidates = st.lists(
    st.builds(Candidate, st.integers(0, 10**6).map(lambda n: f"DK{n}"), scores, money, money),
    unique_by=lambda one: one.code,
    max_size=30,
)


@given(candidates, st.randoms())
def test_the_order_does_not_hang_on_how_they_come(some: list[Candidate], random: object) -> None:
    mixed = list(some)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert ranked(mixed) == ranked(some)


@given(candidates)
def test_everyone_has_a_place_of_their_own(some: list[Candidate]) -> None:
    order = ranked(some)
    assert [one.rank for one in order] == list(range(1, len(some) + 1))
    assert {one.candidate.code for one in order} == {one.code for one in some}


@given(candidates)
def test_counterpart_money_comes_first_among_the_scored_and_the_unscored_last(some: list[Candidate]) -> None:
    order = [one.candidate for one in ranked(some)]
    for before, after in itertools.pairwise(order):
        assert not (before.score is None and after.score is not None)
        if before.score is not None and after.score is not None:
            assert before.has_counterpart or not after.has_counterpart
            if before.has_counterpart == after.has_counterpart:
                assert before.score >= after.score


@given(candidates)
def test_what_puts_it_behind_the_one_before_is_said(some: list[Candidate]) -> None:
    order = ranked(some)
    for above, one in itertools.pairwise(order):
        a, b = above.candidate, one.candidate
        told = {
            Step.SCORED: a.score is not None and b.score is None,
            Step.COUNTERPART: a.has_counterpart and not b.has_counterpart,
            Step.SCORE: a.score is not None and b.score is not None and a.score > b.score,
            Step.SHARE: a.share > b.share,
            Step.ASKED: b.central is None or (a.central is not None and a.central < b.central),
            Step.CODE: a.code < b.code and (a.score, a.share, a.central) == (b.score, b.share, b.central),
        }
        assert one.by is not None
        assert told[one.by]
        assert one.tied == (one.by is Step.CODE)
    assert not order or order[0].by is None


@given(candidates)
def test_a_better_score_never_costs_a_place(some: list[Candidate]) -> None:
    for one in some[:3]:
        if one.score is None:
            continue
        better = [
            other if other.code != one.code else Candidate(one.code, Decimal(100), one.central, one.counterpart)
            for other in some
        ]
        before = next(place.rank for place in ranked(some) if place.candidate.code == one.code)
        after = next(place.rank for place in ranked(better) if place.candidate.code == one.code)
        assert after <= before


def test_a_blank_counterpart_is_no_counterpart_and_a_blank_ask_comes_last() -> None:
    told = [
        Candidate("a", Decimal(80), 10, None),
        Candidate("b", Decimal(80), None, None),
        Candidate("c", Decimal(50), 10, 5),
    ]
    assert [one.candidate.code for one in ranked(told)] == ["c", "a", "b"]


def test_a_code_twice_is_a_fault() -> None:
    one = Candidate("a", None, None, None)
    with pytest.raises(CodeTwice):
        ranked([one, one])
