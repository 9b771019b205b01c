"""Roll-up: targets, both geographies, and what holds for any answers at all."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.formkit.definition import template, templates
from sachhon.formkit.fields import Range
from sachhon.formkit.findings import say
from sachhon.formkit.rollup import LetterRef, UnitAnswers, roll_up
from sachhon.formkit.rollup.numbers import rounded
from sachhon.formkit.values import Answer, Key, State
from sachhon.vietnamese.places import today
from tests.formkit.rounds import (
    FORM,
    MISSING,
    NIL,
    PROVINCES,
    UNKNOWN,
    answers,
    everywhere,
    figure_of,
    shares,
    unit,
    verdicts,
)
from tests.formkit.test_values import answers as drawn_answers
from tests.thorough import of


def test_a_target_is_reached_missed_or_cannot_be_told() -> None:
    weights = {"industrial_facilities": {one.code: Decimal(100) for one in PROVINCES}}
    found = roll_up(
        FORM, everywhere("facilities_aware_share", {one.code: Decimal(60) for one in PROVINCES}), weights=weights
    )
    assert verdicts(found)["T1-2015"] == "reached"
    assert verdicts(found)["T1-2020"] == "not_reached"
    assert verdicts(found)["T2-2020"] == "cannot_tell"
    target = next(one for one in found.targets if one.target_id == "T1-2020")
    assert (target.value_low, target.low, target.high, target.operator, target.deadline_year) == (
        Decimal(60),
        Decimal(90),
        None,
        ">=",
        2020,
    )
    assert target.source


def test_few_answers_do_not_speak_for_the_country() -> None:
    found = roll_up(FORM, everywhere("facilities_aware_share", {"52": Decimal(95), "01": Decimal(99)}))
    target = next(one for one in found.targets if one.target_id == "T1-2020")
    assert target.verdict == "cannot_tell"
    assert target.reason is not None
    assert target.reason.variant == "few_answers"
    assert "2/63" in say(target.reason)


def test_shares_that_cannot_be_pooled_still_tell_where_all_lie_on_one_side() -> None:
    spread = {one.code: Decimal(60 + place % 30) for place, one in enumerate(PROVINCES)}
    assert verdicts(roll_up(FORM, everywhere("facilities_aware_share", spread)))["T1-2015"] == "reached"
    spread["52"] = Decimal(10)
    found = roll_up(FORM, everywhere("facilities_aware_share", spread))
    target = next(one for one in found.targets if one.target_id == "T1-2015")
    assert (target.verdict, target.value_low, target.value_high) == ("cannot_tell", Decimal(10), Decimal(89))
    assert target.reason is not None
    assert target.reason.params["reaching"] == 62


def test_a_range_target_is_reached_from_its_lower_end_on() -> None:
    found = roll_up(
        FORM, everywhere("model_saving_rate", {one.code: Range(Decimal(9), Decimal(15)) for one in PROVINCES})
    )
    target = next(one for one in found.targets if one.target_id == "T3-2020")
    assert (target.verdict, target.low, target.high, target.operator) == ("reached", Decimal(8), Decimal(13), "range")
    assert (target.value_low, target.value_high) == (Decimal(9), Decimal(15))


def test_no_model_at_all_is_no_saving_of_nothing() -> None:
    codes = [one.code for one in PROVINCES]
    values: dict[str, object] = {code: Range(Decimal(9), Decimal(12)) for code in codes[:40]}
    values |= dict.fromkeys(codes[40:], NIL)
    target = next(
        one for one in roll_up(FORM, everywhere("model_saving_rate", values)).targets if one.target_id == "T3-2020"
    )
    assert (target.value_low, target.value_high, target.verdict) == (Decimal(9), Decimal(12), "reached")


def test_departments_with_staff_are_a_share_of_all_asked() -> None:
    most = {one.code: 1 for one in PROVINCES[:60]}
    found = roll_up(FORM, everywhere("dedicated_staff", most))
    target = next(one for one in found.targets if one.target_id == "T4-2020")
    # 60 of 63 are known; the three that are silent can only add to them.
    assert (target.verdict, target.value_low, target.value_high) == ("reached", Decimal("95.24"), Decimal(100))
    few = roll_up(FORM, everywhere("dedicated_staff", {one.code: 1 for one in PROVINCES[:30]}))
    assert verdicts(few)["T4-2020"] == "cannot_tell"
    none = roll_up(FORM, everywhere("dedicated_staff", {one.code: 0 for one in PROVINCES}))
    assert verdicts(none)["T4-2020"] == "not_reached"


def test_a_share_of_all_enterprises_says_nothing_of_a_target_for_medium_and_large_ones() -> None:
    found = roll_up(FORM, everywhere("enterprises_with_unit_share", {one.code: Decimal(95) for one in PROVINCES}))
    target = next(one for one in found.targets if one.target_id == "T5-2020")
    assert target.verdict == "cannot_tell"
    assert target.reason is not None
    assert target.reason.variant == "other_denominator"


def test_old_provinces_roll_up_into_those_of_today() -> None:
    # Bình Định became part of Gia Lai, Hà Giang of Tuyên Quang.
    figure = figure_of(
        "enterprises_trained",
        unit("52", answers(enterprises_trained=179)),
        unit("64", answers(enterprises_trained=21)),
        unit("02", answers(enterprises_trained=5)),
    )
    today_figures = {area.name: area for area in figure.areas["province34"]}
    assert today_figures["Gia Lai"].value == 200
    assert today_figures["Gia Lai"].coverage.words("tỉnh") == "2/2 tỉnh"
    assert today_figures["Tuyên Quang"].value == 5
    assert today_figures["Tuyên Quang"].coverage.silent == ("Tuyên Quang",)
    assert (len(figure.areas["province63"]), len(today_figures), len(figure.areas["region63"])) == (63, 34, 6)


def test_shares_of_old_provinces_are_pooled_only_by_weights() -> None:
    given_ = shares(("52", "10"), ("64", "40"), ("04", "7"))
    bare = {area.name: area for area in figure_of("facilities_aware_share", *given_).areas["province34"]}
    assert bare["Gia Lai"].value is None
    assert bare["Gia Lai"].reason is not None
    assert bare["Cao Bằng"].value == Decimal(7)
    weights = {"industrial_facilities": {"52": Decimal(200), "64": Decimal(100)}}
    weighed = figure_of("facilities_aware_share", *given_, weights=weights).areas["province34"]
    assert next(area.value for area in weighed if area.name == "Gia Lai") == Decimal(20)


def test_a_letter_after_the_merger_is_read_in_the_geography_of_its_day() -> None:
    form = template("facility-year")
    late = UnitAnswers("x", "Nhà máy X", "15", answers(employees=9), LetterRef("x.txt", date=date(2026, 1, 5)))
    early = UnitAnswers("y", "Nhà máy Y", "15", answers(employees=5), LetterRef("y.txt", date=date(2018, 1, 5)))
    areas = roll_up(form, [late, early]).figures["employees"].areas
    # Code 15 was Yên Bái and is Lào Cai, of which Yên Bái is a part.
    assert [(area.name, area.value) for area in areas["province34"]] == [("Lào Cai", 14)]
    assert [(area.name, area.value) for area in areas["province63"]] == [("Yên Bái", 5)]


STATES = st.one_of(st.integers(0, 10**6), st.sampled_from([NIL, UNKNOWN, MISSING]))
ROUNDS = st.dictionaries(st.sampled_from([one.code for one in PROVINCES]), STATES, max_size=20)


@settings(max_examples=of(25, 8), deadline=None)
@given(ROUNDS)
def test_sums_of_areas_are_the_national_sum_and_coverage_adds_up(values: dict[str, object]) -> None:
    figure = figure_of("enterprises_trained", *everywhere("enterprises_trained", values))
    wanted = sum(value for value in values.values() if isinstance(value, int))
    assert (figure.value or 0) == wanted
    for found in figure.areas.values():
        assert sum(area.value for area in found if isinstance(area.value, Decimal)) == wanted
        assert sum(area.coverage.asked for area in found) == 63
        assert sum(area.coverage.n for area in found) == figure.coverage.n
    covered = figure.coverage
    groups = (covered.answered, covered.nil, covered.unknown, covered.missing, covered.silent)
    assert sum(len(group) for group in groups) == covered.asked == 63
    assert len({name for group in groups for name in group}) == 63
    of_today = {code: Decimal(0) for code in {today(one.code) for one in PROVINCES}}
    for code, value in values.items():
        of_today[today(code)] += value if isinstance(value, int) else 0
    assert {area.code: area.value or 0 for area in figure.areas["province34"]} == of_today


@settings(max_examples=of(15, 6), deadline=None)
@given(
    st.dictionaries(
        st.sampled_from([one.code for one in PROVINCES]),
        st.tuples(st.integers(0, 100), st.integers(1, 5000)),
        min_size=1,
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_letters_does_not_matter_and_means_are_those_of_the_oracle(
    drawn: dict[str, tuple[int, int]], shuffle: random.Random
) -> None:
    given_ = [
        unit(code, answers(facilities_aware_share=Decimal(share), enterprises_trained=weight))
        for code, (share, weight) in drawn.items()
    ]
    weights = {"industrial_facilities": {code: Decimal(weight) for code, (_, weight) in drawn.items()}}
    figures = roll_up(FORM, given_, weights=weights)
    shuffle.shuffle(given_)
    assert roll_up(FORM, given_, weights=weights) == figures
    total = sum(weight for _, weight in drawn.values())
    mean = Decimal(sum(share * weight for share, weight in drawn.values())) / total
    pooled = figures.figures["facilities_aware_share"].value
    if len(drawn) > 0:
        assert pooled == rounded(mean)
        low, high = (pick(share for share, _ in drawn.values()) for pick in (min, max))
        assert isinstance(pooled, Decimal)
        assert low <= pooled <= high


@pytest.mark.parametrize(
    "form_id", ["bct-1819-2018", "bct-1594-2013-annex-1", "bct-1594-2013-annex-2", "action-plan", "facility-year"]
)
def test_a_round_without_letters_has_every_figure_and_no_value(form_id: str) -> None:
    figures = roll_up(template(form_id), [])
    assert [*figures.figures] == [field.id for field in template(form_id).fields]
    assert {figure.state for figure in figures.figures.values()} == {State.MISSING}
    assert len(figures.silent) == len(figures.asked)


FORM_IDS = sorted(templates())
SOME_LETTERS = st.sampled_from(FORM_IDS).flatmap(
    lambda form_id: st.tuples(
        st.just(form_id),
        st.lists(st.tuples(st.sampled_from(["01", "02", "52", "64"]), drawn_answers(template(form_id))), max_size=4),
    )
)


@settings(max_examples=of(40, 12), deadline=None)
@given(SOME_LETTERS)
def test_any_answers_roll_up_and_every_doubt_can_be_said(
    drawn: tuple[str, list[tuple[str, dict[Key, Answer]]]],
) -> None:
    form_id, letters = drawn
    given_ = [unit(code, values, file=f"{place}.txt") for place, (code, values) in enumerate(letters)]
    figures = roll_up(template(form_id), given_)
    for figure in figures.figures.values():
        findings = [doubt.finding for doubt in figure.doubts] + ([figure.reason] if figure.reason else [])
        assert all(say(finding, language) for finding in findings for language in ("vi", "en"))
        covered = figure.coverage
        groups = (covered.answered, covered.nil, covered.unknown, covered.missing, covered.silent)
        assert sum(len(group) for group in groups) == covered.asked == len(figures.asked)
        assert {part.unit_id for part in figure.parts} <= {one.unit_id for one in figures.answered}
    assert all(target.reason is None or say(target.reason) for target in figures.targets)
