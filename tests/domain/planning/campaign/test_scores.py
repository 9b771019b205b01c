"""Scores of several appraisers."""

from __future__ import annotations

from decimal import Decimal
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.domain.planning.campaign.scores import (
    BadCriteria,
    BadScore,
    Criterion,
    Method,
    checked,
    together,
    total,
)

decimals = st.decimals(min_value=0, max_value=10, places=1)


@st.composite
def criteria(draw: st.DrawFn) -> tuple[Criterion, ...]:
    number = draw(st.integers(1, 8))
    return tuple(
        Criterion(f"c{place}", f"Tiêu chí {place}", Decimal(10), Decimal(draw(st.integers(1, 40))))
        for place in range(number)
    )


@given(criteria(), st.data())
def test_a_total_lies_between_0_and_100_and_all_points_give_100(
    told: tuple[Criterion, ...], data: st.DataObject
) -> None:
    scores = {one.code: data.draw(decimals) for one in told}
    reached = total(told, scores)
    assert reached is not None
    assert 0 <= reached <= 100
    assert total(told, {one.code: one.most for one in told}) == 100
    assert total(told, {one.code: Decimal(0) for one in told}) == 0


@given(criteria(), st.data())
def test_a_missing_score_is_never_0(told: tuple[Criterion, ...], data: st.DataObject) -> None:
    missing = data.draw(st.sampled_from([one.code for one in told]))
    scores = {one.code: None if one.code == missing else Decimal(10) for one in told}
    assert total(told, scores) is None
    assert together([None, Decimal(80)]).score == 80, "an appraisal that is not whole does not pull the others down"


@given(criteria(), st.data())
def test_a_higher_score_never_gives_a_lower_total(told: tuple[Criterion, ...], data: st.DataObject) -> None:
    scores = {one.code: data.draw(decimals) for one in told}
    raised = data.draw(st.sampled_from([one.code for one in told]))
    more = {**scores, raised: Decimal(10)}
    assert (total(told, more) or 0) >= (total(told, scores) or 0)


def test_weights_count() -> None:
    told = (Criterion("a", "A", Decimal(10), Decimal(60)), Criterion("b", "B", Decimal(5), Decimal(40)))
    assert total(told, {"a": Decimal("7.5"), "b": Decimal(5)}) == Decimal("85.000")


@given(st.lists(st.decimals(min_value=0, max_value=100, places=3), min_size=1, max_size=9))
def test_mean_and_median_lie_between_the_lowest_and_the_highest(totals: list[Decimal]) -> None:
    for method in Method:
        told = together(totals, method)
        assert told.score is not None
        assert min(totals) <= told.score <= max(totals)
        assert (told.low, told.high, told.count) == (min(totals), max(totals), len(totals))
    assert abs((together(totals, Method.MEDIAN).score or 0) - median(totals)) <= Decimal("0.0005")
    assert together(totals) == together(list(reversed(totals)))


def test_appraisers_far_apart_are_flagged() -> None:
    assert together([Decimal(60), Decimal(81)]).far_apart
    assert not together([Decimal(60), Decimal(80)]).far_apart
    assert not together([]).far_apart
    assert together([]).score is None


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("none", ()),
        ("label", (Criterion("a", " ", Decimal(10), Decimal(1)),)),
        ("most", (Criterion("a", "A", Decimal(0), Decimal(1)),)),
        ("weight", (Criterion("a", "A", Decimal(10), Decimal(0)),)),
        ("twice", (Criterion("a", "A", Decimal(10), Decimal(1)), Criterion("a", "B", Decimal(10), Decimal(1)))),
    ],
)
def test_criteria_that_nobody_can_score_by_are_refused(code: str, wrong: tuple[Criterion, ...]) -> None:
    with pytest.raises(BadCriteria) as refused:
        checked(wrong)
    assert refused.value.code == code


@pytest.mark.parametrize("score", ["-0.1", "10.1", "NaN", "Infinity"])
def test_a_score_out_of_bounds_is_refused(score: str) -> None:
    with pytest.raises(BadScore):
        total((Criterion("a", "A", Decimal(10), Decimal(1)),), {"a": Decimal(score)})
