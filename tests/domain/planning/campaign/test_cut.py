"""The cut: money is conserved, no grant is more than was asked, nothing beyond the budget or the ceiling."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.domain.planning.campaign.cut import (
    SUPPORTED,
    Asking,
    Cut,
    Outcome,
    Rule,
    cut,
    proposal,
    support_of,
    within,
)
from tests.thorough import of

amounts = st.one_of(st.none(), st.integers(0, 500 * 10**6))
askings = st.lists(
    st.builds(
        Asking,
        st.just("x"),
        amounts,
        st.one_of(st.none(), st.integers(0, 100).map(Decimal)),
        amounts,
        st.booleans(),
    ),
    max_size=40,
).map(lambda some: [Asking(str(n), one.asked, one.score, one.proposed, one.excluded) for n, one in enumerate(some)])
budgets = st.integers(0, 5 * 10**9)
rules = st.sampled_from(list(Rule))
marks = st.one_of(st.none(), st.integers(0, 100).map(Decimal))


@settings(max_examples=of(300, 100))
@given(askings, budgets, rules, st.booleans(), marks)
def test_money_is_conserved_and_no_grant_is_too_much(
    asked: list[Asking], budget: int, rule: Rule, partial: bool, mark: Decimal | None
) -> None:
    told = cut(asked, budget, rule=rule, partial=partial, pass_mark=mark)
    assert told.granted + told.rest == budget
    assert told.granted == sum(line.granted for line in told.lines) <= budget
    assert told.rest >= 0
    left = budget
    for one, line in zip(asked, told.lines, strict=True):
        left -= line.granted
        assert line.left == left >= 0
        assert 0 <= line.granted <= (one.asked or 0)
        assert (line.granted > 0) == (line.outcome in SUPPORTED)
        if line.granted:
            assert line.granted == support_of(one.asked or 0, one.proposed, partial=partial), "whole grants only"
            assert not one.excluded
            assert one.score is not None
            assert mark is None or one.score >= mark


@given(askings, budgets)
def test_who_stops_lets_no_task_overtake_a_better_one(asked: list[Asking], budget: int) -> None:
    outcomes = [line.outcome for line in cut(asked, budget, rule=Rule.STOP).lines]
    if Outcome.DOES_NOT_FIT in outcomes:
        below = outcomes[outcomes.index(Outcome.DOES_NOT_FIT) + 1 :]
        assert not SUPPORTED & set(below)
        assert outcomes.count(Outcome.DOES_NOT_FIT) == 1


@given(askings, budgets)
def test_who_skips_leaves_nothing_that_still_fits(asked: list[Asking], budget: int) -> None:
    told = cut(asked, budget, rule=Rule.SKIP)
    for one, line in zip(asked, told.lines, strict=True):
        if line.outcome is Outcome.DOES_NOT_FIT:
            assert (one.asked or 0) > told.lines[asked.index(one)].left
    assert Outcome.AFTER_STOP not in [line.outcome for line in told.lines]


@given(askings, budgets)
def test_with_what_is_wanting_added_everyone_deserving_is_paid_by_skipping(asked: list[Asking], budget: int) -> None:
    told = cut(asked, budget)
    again = cut(asked, budget + told.wanting)
    assert Outcome.DOES_NOT_FIT not in [line.outcome for line in again.lines]


@given(budgets, st.one_of(st.none(), st.integers(-(10**9), 5 * 10**9)))
def test_nothing_is_given_beyond_the_ceiling(budget: int, ceiling: int | None) -> None:
    given_ = within(budget, ceiling)
    assert 0 <= given_ <= budget
    assert ceiling is None or given_ <= max(0, ceiling)


@given(st.integers(0, 10**9), st.lists(amounts, max_size=7))
def test_appraisers_together_propose_no_more_than_was_asked(asked: int, proposals: list[int | None]) -> None:
    told = proposal(asked, proposals)
    assert told is None or 0 <= told < asked
    assert proposal(asked, [None] * len(proposals)) is None
    assert proposal(None, proposals) is None


def test_the_middle_proposal_counts() -> None:
    assert proposal(100, [None, 60, 80]) == 80
    assert proposal(100, [None, 60]) == 60, "of two the lower"
    assert proposal(100, [None, None, 60]) is None, "one alone does not cut it"


def test_an_example_on_paper() -> None:
    asked = [
        Asking("a", 100, Decimal(90)),
        Asking("b", 300, Decimal(80), proposed=150),
        Asking("c", 80, Decimal(70)),
        Asking("d", 50, None),
        Asking("e", None, Decimal(60)),
    ]

    def told(one: Cut) -> list[tuple[int, str]]:
        return [(line.granted, str(line.outcome)) for line in one.lines]

    assert told(cut(asked, 200)) == [
        (100, "granted"), (0, "does_not_fit"), (80, "granted"), (0, "no_score"), (0, "nothing_asked"),
    ]  # fmt: skip
    assert told(cut(asked, 200, rule=Rule.STOP))[:3] == [(100, "granted"), (0, "does_not_fit"), (0, "after_stop")]
    assert told(cut(asked, 330, partial=True))[:3] == [(100, "granted"), (150, "part"), (80, "granted")]
    assert told(cut(asked, 330, pass_mark=Decimal(75)))[2] == (0, "below_mark")
    assert cut(asked, 200).wanting == 280


def test_a_budget_below_0_is_a_fault() -> None:
    with pytest.raises(ValueError):
        cut([], -1)
