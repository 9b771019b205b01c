"""The stages of money, ceilings and what is split: what each may take, by values and by properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.domain.planning.money.ceilings import Ceiling, ceilings_over, judge_approval, judge_ceiling, left_under
from sachhon.domain.planning.money.sources import Source, Stage
from sachhon.domain.planning.money.splitting import Stated, apportioned, proposed_split, split
from sachhon.domain.planning.money.stages import (
    STEPS,
    UNDATED,
    Breach,
    judge,
    may_give_back,
    resting,
    still_takes,
    up_to,
)

MILLION = 1_000_000
CENTRAL, LOCAL, PROMOTION = Source.CENTRAL, Source.LOCAL, Source.LOCAL_PROMOTION
HUE = "P34-46"


def test_the_stages_are_one_row_from_estimate_to_settlement() -> None:
    assert up_to(Stage.SETTLED) == tuple(Stage)
    assert set(STEPS) == set(Stage)
    for stage, step in STEPS.items():
        assert step.before is None or STEPS[step.before].after is stage
        assert step.after is None or STEPS[step.after].before is stage


def test_a_stage_takes_what_the_one_before_holds() -> None:
    standing = {Stage.ESTIMATED: 120, Stage.APPRAISED: 100, Stage.APPROVED: 100, Stage.ALLOCATED: 60}
    assert still_takes(standing, Stage.ESTIMATED) is None
    assert still_takes(standing, Stage.APPRAISED) == 20
    assert still_takes(standing, Stage.APPROVED) == 0
    assert still_takes(standing, Stage.DISBURSED) == 60
    assert may_give_back(standing, Stage.APPROVED) == 40
    assert resting(standing) == {
        Stage.ESTIMATED: 20,
        Stage.APPRAISED: 0,
        Stage.APPROVED: 40,
        Stage.ALLOCATED: 60,
        Stage.DISBURSED: 0,
        Stage.SETTLED: 0,
    }


@pytest.mark.parametrize(
    ("stage", "amount", "code", "limit"),
    [
        (Stage.ALLOCATED, 41, "beyond_stage_before", 40),
        (Stage.SETTLED, 1, "beyond_stage_before", 0),
        (Stage.APPROVED, -41, "below_next_stage", 40),
        (Stage.ESTIMATED, -1, "below_next_stage", 0),
        (Stage.APPROVED, 0, "nothing", 0),
    ],
)
def test_what_money_cannot_do_is_named_with_its_limit(stage: Stage, amount: int, code: str, limit: int) -> None:
    standing = {Stage.ESTIMATED: 100, Stage.APPRAISED: 100, Stage.APPROVED: 100, Stage.ALLOCATED: 60}
    with pytest.raises(Breach) as found:
        judge(standing, stage, amount, source=LOCAL, year=2017)
    assert (found.value.code, found.value.limit) == (code, limit)


@pytest.mark.parametrize(
    ("source", "year", "code"), [(Source.UNSPLIT, 2017, "not_split"), (CENTRAL, UNDATED, "not_dated")]
)
def test_money_without_payer_or_year_stays_an_estimate(source: Source, year: int, code: str) -> None:
    judge({}, Stage.ESTIMATED, 100, source=source, year=year)
    with pytest.raises(Breach) as found:
        judge({Stage.ESTIMATED: 100}, Stage.APPRAISED, 100, source=source, year=year)
    assert found.value.code == code


@given(st.lists(st.tuples(st.sampled_from(list(Stage)), st.integers(-300, 300)), max_size=40))
def test_whatever_is_tried_a_stage_never_holds_more_than_the_one_before(tries: list[tuple[Stage, int]]) -> None:
    standing: dict[Stage, int] = {}
    for stage, amount in tries:
        try:
            judge(standing, stage, amount, source=LOCAL, year=2020)
        except Breach:
            continue
        standing[stage] = standing.get(stage, 0) + amount
    row = [standing.get(stage, 0) for stage in Stage]
    assert row == sorted(row, reverse=True)
    assert row[-1] >= 0
    assert sum(resting(standing).values()) == row[0]


def test_promotion_money_counts_in_the_local_budget_and_central_money_in_the_countrys() -> None:
    over = ceilings_over(HUE, 2017, PROMOTION, ministry="BCT")
    assert over == (Ceiling(HUE, 2017, PROMOTION), Ceiling(HUE, 2017, LOCAL))
    assert ceilings_over(HUE, 2017, CENTRAL, ministry="BCT") == (
        Ceiling(HUE, 2017, CENTRAL),
        Ceiling("BCT", 2017, CENTRAL),
    )
    assert ceilings_over("BCT", 2017, CENTRAL, ministry="BCT") == (Ceiling("BCT", 2017, CENTRAL),)


def test_the_tightest_ceiling_holds() -> None:
    own, country = Ceiling(HUE, 2017, CENTRAL), Ceiling("BCT", 2017, CENTRAL)
    ceilings, approved = {own: 100, country: 500}, {own: 40, country: 470}
    judge_approval(ceilings, approved, (own, country), 30)
    with pytest.raises(Breach) as found:
        judge_approval(ceilings, approved, (own, country), 31)
    assert (found.value.code, found.value.limit, found.value.ceiling) == ("beyond_ceiling", 30, country)
    assert left_under({}, approved, own) is None
    judge_approval({}, approved, (own, country), 10**12)
    with pytest.raises(Breach):
        judge_ceiling(approved, own, 39)
    judge_ceiling(approved, own, 40)


def test_one_source_pays_every_year() -> None:
    stated = Stated({2017: 30 * MILLION, 2018: 30 * MILLION}, {LOCAL: 60 * MILLION, CENTRAL: 0})
    assert split(stated).amounts == {(2017, LOCAL): 30 * MILLION, (2018, LOCAL): 30 * MILLION}
    assert split(stated).open == ""


def test_one_year_is_paid_by_each_source() -> None:
    stated = Stated({2019: 80 * MILLION}, {LOCAL: 50 * MILLION, CENTRAL: 30 * MILLION})
    assert split(stated).amounts == {(2019, LOCAL): 50 * MILLION, (2019, CENTRAL): 30 * MILLION}


def test_several_years_and_sources_are_not_guessed() -> None:
    stated = Stated({2017: 30, 2018: 30}, {LOCAL: 20, CENTRAL: 40})
    assert split(stated).amounts == {(2017, Source.UNSPLIT): 30, (2018, Source.UNSPLIT): 30}
    assert split(stated).open == "several"


def test_sums_that_differ_are_not_guessed_either() -> None:
    found = split(Stated({2017: 30, 2018: 30}, {LOCAL: 50}))
    assert (found.amounts, found.open) == ({(2017, Source.UNSPLIT): 30, (2018, Source.UNSPLIT): 30}, "unequal")


def test_no_year_and_no_source_are_said() -> None:
    assert split(Stated(total=70)).amounts == {(UNDATED, Source.UNSPLIT): 70}
    assert split(Stated(sources={CENTRAL: 70}), only_year=2020).amounts == {(2020, CENTRAL): 70}
    assert split(Stated(sources={CENTRAL: 70})).open == "no_year"
    assert split(Stated({2017: 0}, {CENTRAL: 0}, total=0)).amounts == {}


def test_khuyen_cong_is_taken_out_of_the_local_sum() -> None:
    found = split(Stated({2019: 80}, {LOCAL: 80, PROMOTION: 30}))
    assert found.amounts == {(2019, LOCAL): 50, (2019, PROMOTION): 30}
    assert split(Stated({2019: 80}, {LOCAL: 10, PROMOTION: 80})).open == "unequal"


def test_a_proposal_keeps_both_sums_in_whole_millions() -> None:
    years = {2017: 30 * MILLION, 2018: 30 * MILLION, 2019: 30 * MILLION}
    found = proposed_split(years, {LOCAL: 50 * MILLION, CENTRAL: 40 * MILLION})
    assert found is not None
    assert sum(found.values()) == 90 * MILLION
    assert {year: sum(amount for (y, _), amount in found.items() if y == year) for year in years} == years
    assert sum(amount for (_, source), amount in found.items() if source is CENTRAL) == 40 * MILLION
    assert all(amount % MILLION == 0 for amount in found.values())
    assert proposed_split(years, {LOCAL: 50 * MILLION}) is None


@given(
    st.lists(st.integers(0, 10**9), min_size=1, max_size=6),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=5),
)
def test_proposals_keep_every_sum(years: list[int], weights: list[int]) -> None:
    sources = [source for source in Source if source not in (PROMOTION, Source.UNSPLIT)][: len(weights)]
    whole = sum(years)
    shares = [whole * weight // (sum(weights) or 1) for weight in weights[: len(sources)]]
    shares[0] += whole - sum(shares)
    by_year = {2016 + place: amount for place, amount in enumerate(years)}
    by_source = dict(zip(sources, shares, strict=False))
    found = proposed_split(by_year, by_source)
    assert found is not None
    assert all(amount > 0 for amount in found.values())
    for year, amount in by_year.items():
        assert sum(one for (y, _), one in found.items() if y == year) == amount
    for source, amount in by_source.items():
        assert sum(one for (_, s), one in found.items() if s is source) == amount


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=8), st.data())
def test_parts_are_at_most_their_weight(weights: list[int], data: st.DataObject) -> None:
    amount = data.draw(st.integers(0, sum(weights)))
    given_ = apportioned(amount, weights)
    assert sum(given_) == (amount if sum(weights) else 0)
    assert all(0 <= one <= weight for one, weight in zip(given_, weights, strict=True))
