"""What holds for any options: raising a cost never raises their worth, order changes nothing, no stream gives more."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.domain.assessments.models import Option, OptionEffect
from sachhon.domain.assessments.options.economics import economics
from sachhon.domain.assessments.options.effects import Use, together
from sachhon.domain.assessments.options.stages import COUNTED, STEPS, Stage, step_of, steps_from

MONEY = st.integers(0, 10**12)
SHARE = st.decimals(0, 100, places=2)
FACTS = st.fixed_dictionaries(
    {
        "investment": MONEY,
        "incentive": st.none() | MONEY,
        "yearly_saving": MONEY,
        "yearly_cost": MONEY,
        "life_years": st.integers(1, 20),
    }
)


@given(FACTS, st.sampled_from(["investment", "yearly_cost"]), st.integers(1, 10**12), st.integers(0, 30))
@settings(max_examples=60, deadline=None)
def test_raising_a_cost_never_raises_the_worth(facts: dict[str, int | None], cost: str, more: int, rate: int) -> None:
    dearer = {**facts, cost: (facts[cost] or 0) + more}
    before, after = economics(facts, Decimal(rate)), economics(dearer, Decimal(rate))
    assert before.npv is not None
    assert after.npv is not None
    assert after.npv < before.npv


@given(FACTS, st.sampled_from(["investment", "yearly_saving", "yearly_cost", "life_years"]))
@settings(max_examples=30, deadline=None)
def test_what_is_not_known_gives_no_worth(facts: dict[str, int | None], lacking: str) -> None:
    told = economics({**facts, lacking: None}, Decimal(10))
    assert (told.lacking, told.npv) == ((lacking,), None)


def _effects(shares: list[Decimal], quantities: list[Decimal]) -> list[OptionEffect]:
    return [
        *(OptionEffect(resource="electricity", share_pct=share) for share in shares),
        *(OptionEffect(resource="electricity", quantity=each, unit="kWh") for each in quantities),
    ]


@given(
    st.lists(SHARE, max_size=6),
    st.lists(st.decimals(0, 10**6, places=1), max_size=4),
    st.decimals(1, 10**6, places=1),
    st.randoms(use_true_random=False),
)
@settings(max_examples=80, deadline=None)
def test_a_portfolio_never_saves_more_than_the_stream_in_any_order(
    shares: list[Decimal], quantities: list[Decimal], used: Decimal, order: object
) -> None:
    effects = _effects(shares, quantities)
    uses = {"electricity": Use(used, "kWh")}
    told = together(effects, uses)
    order.shuffle(effects)  # type: ignore[attr-defined]
    assert together(effects, uses) == told
    for one in told:
        assert one.saving is not None
        assert 0 <= one.saving <= used
        assert one.share_pct is not None
        assert 0 <= one.share_pct <= 100


@given(st.lists(SHARE, min_size=1, max_size=6))
@settings(max_examples=50, deadline=None)
def test_together_is_at_least_the_best_and_at_most_the_sum(shares: list[Decimal]) -> None:
    (told,) = together(_effects(shares, []), {})
    assert told.share_pct is not None
    slack = Decimal("1e-20")
    assert max(shares) - slack <= told.share_pct <= min(sum(shares), Decimal(100)) + slack


@given(st.lists(st.sampled_from(sorted({step.name for step in STEPS})), max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_walk_stays_in_the_table(names: list[str]) -> None:
    stage, been = Stage.PROPOSED, [Stage.PROPOSED]
    for name in names:
        step = step_of(name, stage)
        if step is not None:
            stage = step.after
            been.append(stage)
    for before, after in itertools.pairwise(been):
        assert any(step.before == before and step.after == after for step in STEPS)
    if Stage.VERIFIED in been:
        assert Stage.IMPLEMENTED in been[: been.index(Stage.VERIFIED)]
    if Stage.IMPLEMENTED in been:
        assert Stage.PLANNED in been[: been.index(Stage.IMPLEMENTED)]


def test_every_stage_is_left_again_and_every_way_back_needs_a_reason() -> None:
    assert {step.before for step in STEPS} == set(Stage)
    assert {step.after for step in STEPS} == set(Stage)
    line = [Stage.PROPOSED, Stage.PLANNED, Stage.IMPLEMENTED, Stage.VERIFIED]
    assert list(COUNTED) == line
    for step in STEPS:
        forward = step.before in line and step.after in line and line.index(step.after) > line.index(step.before)
        assert step.back is not forward, step


@pytest.mark.parametrize("stage", list(Stage))
def test_a_step_has_one_name_from_a_stage(stage: Option.Stage) -> None:
    names = [step.name for step in steps_from(stage)]
    assert len(names) == len(set(names))


def test_only_those_above_verify() -> None:
    verbs = {step.name: step.verb for step in STEPS}
    assert {name for name, verb in verbs.items() if verb == "verify"} == {"verify", "withdraw_verification"}
