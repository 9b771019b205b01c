"""Rules: what a careful official would doubt in one unit's answers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sachhon.formkit.definition import RULE_SHAPES, Template, load, template, templates
from sachhon.formkit.fields import Quantity, Range
from sachhon.formkit.findings import Finding, Severity, say
from sachhon.formkit.rules import KINDS, check, implied_population, number_of
from sachhon.formkit.values import Answer, Key, Origin, State, Values
from tests.formkit.test_values import answers

FORM = template("bct-1819-2018")
PLAN = template("action-plan")


def told(form: Template = FORM, /, **values: object) -> dict[Key, Answer]:
    return {
        Key(name): value if isinstance(value, Answer) else Answer(State.VALUE, value) for name, value in values.items()
    }


def found(code: str, values: Values, form: Template = FORM, previous: Values | None = None) -> list[Finding]:
    return [finding for finding in check(form, values, previous=previous) if finding.code == code]


def budget(*rows: dict[str, object]) -> dict[Key, Answer]:
    return {
        Key("budget", number, column.replace("y17", "2017.amount").replace("y18", "2018.amount")): Answer(
            State.VALUE, value
        )
        for number, row in enumerate(rows)
        for column, value in row.items()
    }


def test_both_halves_know_the_same_kinds_of_rule() -> None:
    assert set(KINDS) == set(RULE_SHAPES)


def test_ten_enterprises_that_are_half_a_percent_imply_two_thousand() -> None:
    values = told(enterprises_with_unit=10, enterprises_with_unit_share=Decimal("0.5"))
    (finding,) = found("share_contradiction", values)
    assert finding.variant == "answers_implied"
    assert finding.severity is Severity.INFO
    assert finding.fields == ("enterprises_with_unit", "enterprises_with_unit_share")
    assert {name: finding.params[name] for name in ("implied", "least", "most")} == {
        "implied": Decimal(2000),
        "least": Decimal(1819),
        "most": Decimal(2222),
    }
    assert "2.000 doanh nghiệp" in say(finding, "vi")
    assert "2,000 enterprises" in say(finding, "en")


def test_those_trained_against_the_share_that_is_aware() -> None:
    values = told(enterprises_trained=179, facilities_aware_share=Decimal(10))
    (finding,) = found("share_contradiction", values)
    assert (finding.variant, finding.params["implied"]) == ("answers_at_least", Decimal(1790))


def test_two_shares_that_imply_different_populations_contradict() -> None:
    values = told(
        enterprises_trained=900,
        facilities_aware_share=Decimal(10),
        enterprises_with_unit=10,
        enterprises_with_unit_share=Decimal("0.5"),
    )
    clash = [finding for finding in found("share_contradiction", values) if finding.fields[0] == "enterprises_trained"]
    assert [finding.variant for finding in clash] == ["answers_two_populations"]
    assert (clash[0].params["implied"], clash[0].params["other_implied"]) == (Decimal(9000), Decimal(2000))


def test_a_count_without_a_share_and_a_share_of_nothing() -> None:
    assert found("share_contradiction", told(enterprises_with_unit=10)) == []
    (finding,) = found("share_contradiction", told(enterprises_with_unit=10, enterprises_with_unit_share=Decimal(0)))
    assert finding.variant == "answers_zero"


@given(st.integers(1, 5000), st.integers(1, 100_000), st.integers(0, 2))
def test_the_true_population_lies_within_what_is_implied(count: int, population: int, places: int) -> None:
    if count > population:
        return
    share = round(Decimal(count) * 100 / population, places)
    implied = implied_population(Decimal(count), share)
    if implied is None:
        assert share == 0
        return
    _, least, most = implied
    # A share is written without the zeros at its end, so what is implied is at least as wide as the rounding.
    assert least <= population
    assert most is None or population <= most


def test_a_total_that_is_not_the_sum_of_its_sources_names_what_it_has_to_be() -> None:
    values = told(
        funding_total=500, funding_central=100, funding_local=200, funding_international=50, funding_enterprises=100
    )
    (finding,) = found("sum_mismatch", values)
    assert (finding.variant, finding.severity) == ("answers", Severity.ERROR)
    assert {name: finding.params[name] for name in ("cell", "total", "sum", "wanted", "difference")} == {
        "cell": "funding_total",
        "total": Decimal(500),
        "sum": Decimal(450),
        "wanted": Decimal(450),
        "difference": Decimal(50),
    }


def test_an_unanswered_source_is_not_zero() -> None:
    some = {"funding_central": 100, "funding_local": 200, "funding_international": 50}
    assert found("sum_mismatch", told(funding_total=500, **some)) == []
    (finding,) = found("sum_mismatch", told(funding_total=300, **some))
    assert (finding.variant, finding.params["sum"]) == ("answers_exceed", Decimal(350))
    nil = Answer(State.NIL)
    (finding,) = found("sum_mismatch", told(funding_total=500, funding_enterprises=nil, **some))
    assert (finding.variant, finding.params["wanted"]) == ("answers", Decimal(350))
    unknown = Answer(State.UNKNOWN)
    assert found("sum_mismatch", told(funding_total=500, funding_enterprises=unknown, **some)) == []


def test_a_thousand_taken_for_a_million_is_named_as_such() -> None:
    values = told(
        funding_total=1_350_000,
        funding_central=1_000_000,
        funding_local=200,
        funding_international=50_000,
        funding_enterprises=100_000,
    )
    (finding,) = found("unit_slip", values)
    assert {name: finding.params[name] for name in ("cell", "value", "wanted", "factor")} == {
        "cell": "funding_local",
        "value": Decimal(200),
        "wanted": Decimal(200_000),
        "factor": 1000,
    }
    assert found("sum_mismatch", values) == []


def test_more_apply_than_know_of_it() -> None:
    values = told(facilities_aware_share=Decimal(10), facilities_applying_share=Decimal("12.5"))
    (finding,) = found("rule_broken", values)
    assert finding.params["rule"] == "applying_within_aware"
    assert finding.params["scope"] == "section"
    assert "(12,5 %)" in say(finding, "vi")
    assert "(12.5 %)" in say(finding, "en")
    assert found("rule_broken", told(facilities_aware_share=Decimal(10), facilities_applying_share=Decimal(10))) == []
    assert found("rule_broken", told(facilities_applying_share=Decimal(90))) == []


def test_a_no_with_numbers_behind_it() -> None:
    form = template("bct-1594-2013-annex-1")
    values = told(training_held=False, enterprises_trained=12)
    (finding,) = found("rule_broken", values, form)
    assert finding.params["rule"] == "training_said_yes"
    assert found("rule_broken", told(training_held=True, enterprises_trained=12), form) == []
    assert found("rule_broken", told(training_held=False, enterprises_trained=Answer(State.NIL)), form) == []


def test_expressions_count_in_decimals_and_reach_into_ranges() -> None:
    text = """
id: t
version: "1"
status: draft
kind: report
title: {vi: T, en: T}
respondent_word: {vi: tỉnh, en: provinces}
sections: [{item: I, number: I, title: {vi: I, en: I}}]
fields:
  - {id: a, item: I, type: decimal, label: {vi: A, en: A}, rollup: {method: sum}}
  - {id: r, item: I, type: percent_range, label: {vi: R, en: R}, rollup: {method: distribution}}
  - {id: q, item: I, type: quantity, label: {vi: Q, en: Q}, rollup: {method: sum}}
rules:
  - {id: tenth, kind: expression, severity: error, test: a == 0.1 + 0.2, messages: {vi: "a {a}", en: "a {a}"}}
  - {id: reach, kind: expression, severity: error, test: high(r) <= 2 * low(r), messages: {vi: "r {r}", en: "r {r}"}}
  - {id: part, kind: expression, severity: error, test: 1 / q < 5, messages: {vi: "q {q}", en: "q {q}"}}
"""
    form = load(text)
    assert found("rule_broken", told(a=Decimal("0.3")), form) == []
    assert [say(one) for one in found("rule_broken", told(a=Decimal("0.30001")), form)] == ["a 0,30001"]
    assert [say(one) for one in found("rule_broken", told(r=Range(Decimal(8), Decimal(17))), form)] == ["r 8 – 17"]
    assert found("rule_broken", told(r=Range(Decimal(8), Decimal(16))), form) == []
    assert found("rule_broken", told(q=Quantity(Decimal(0), "kWh")), form) == []
    assert len(found("rule_broken", told(q=Quantity(Decimal("0.1"), "kWh")), form)) == 1


def test_more_assessed_than_trained_is_worth_knowing() -> None:
    (finding,) = found("cross_field", told(quick_assessments=5, detailed_assessments=8, enterprises_trained=10))
    assert (finding.severity, finding.params["left"], finding.params["right"]) == (
        Severity.INFO,
        Decimal(13),
        Decimal(10),
    )
    assert found("cross_field", told(quick_assessments=5, enterprises_trained=10)) == []


def test_a_saving_beyond_the_strategy_is_asked_about() -> None:
    values = told(model_saving_rate=Range(Decimal(5), Decimal(20)))
    assert [(one.variant, one.params["value"], one.params["limit"]) for one in found("unusual_value", values)] == [
        ("low", Decimal(5), Decimal(8)),
        ("high", Decimal(20), Decimal(13)),
    ]
    assert found("unusual_value", told(model_saving_rate=Range(Decimal(8), Decimal(13)))) == []


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (286_000_000, 286_000, "unit_slip.answers_last_round"),
        (286_000, 300_000_000, "unit_slip.answers_last_round"),
        (100, 1500, "against_last_round.jump"),
        (100, 900, None),
        (100, 100, None),
    ],
)
def test_what_changed_since_the_last_round(old: int, new: int, key: str | None) -> None:
    findings = check(FORM, told(funding_total=new), previous=told(funding_total=old))
    keys = [one.key for one in findings if one.code in ("unit_slip", "against_last_round")]
    assert keys == ([key] if key else [])


def test_a_cumulative_number_that_fell() -> None:
    findings = found(
        "against_last_round",
        told(facilities_aware_share=Decimal(8)),
        previous=told(facilities_aware_share=Decimal(10)),
    )
    assert [one.variant for one in findings] == ["fell"]
    assert found("against_last_round", told(facilities_aware_share=Decimal(8))) == []


def test_every_field_without_an_answer_is_named_with_its_item() -> None:
    findings = found("item_not_answered", told(funding_total=5, difficulties=Answer(State.UNKNOWN)))
    named = {one.fields[0]: one.params["item"] for one in findings}
    assert len(named) == len(FORM.fields) - 2
    assert named["recommendations"] == "I.7"
    assert {one.severity for one in findings} == {Severity.WARNING}
    assert say(next(one for one in findings if one.fields == ("recommendations",))).startswith("Mục “I.7 Kiến nghị”:")
    (tasks, *_) = [one for one in found("item_not_answered", {}, PLAN) if one.fields == ("tasks",)]
    assert say(tasks).startswith("Mục “Danh mục nhiệm vụ”:")


def test_details_of_a_no_are_not_asked_for() -> None:
    form = template("bct-1594-2013-annex-1")
    missing = {one.fields[0] for one in found("item_not_answered", told(focal_unit=False, training_held=True), form)}
    assert "focal_unit_name" not in missing
    assert {"enterprises_trained", "industries_trained"} <= missing


def test_a_required_field_is_an_error() -> None:
    findings = found("item_not_answered", {}, template("facility-year"))
    severe = {one.fields[0] for one in findings if one.severity is Severity.ERROR}
    assert severe == {"facility_name", "report_year"}


def test_a_budget_that_adds_up_says_nothing() -> None:
    values = budget(
        {"title": "A", "y17": 10, "y18": 20, "total": 30, "central": 10, "local": 20},
        {"title": "B", "y17": 5, "total": 5, "local": 5},
        {"title": "Tổng cộng", "y17": 15, "y18": 20, "total": 35, "central": 10, "local": 25},
    )
    assert found("sum_mismatch", values, PLAN) == []
    assert found("unit_slip", values, PLAN) == []


def test_the_one_cell_that_reconciles_everything_is_named() -> None:
    values = budget(
        {"number": "1", "title": "A", "y17": 10, "y18": 20, "total": 30, "central": 10, "local": 20},
        {"number": "2", "title": "B", "y17": 100, "y18": 50, "total": 105, "central": 50, "local": 100},
        {"title": "Tổng cộng", "y17": 110, "y18": 70, "total": 180, "central": 60, "local": 120},
    )
    (finding,) = found("sum_mismatch", values, PLAN)
    assert finding.variant == "answers_cell"
    assert {name: finding.params[name] for name in ("cell", "value", "wanted", "sums", "row_name")} == {
        "cell": "1.total",
        "value": Decimal(105),
        "wanted": Decimal(150),
        "sums": 3,
        "row_name": "2 B",
    }
    assert "Tổng" in say(finding, "vi")


def test_a_cell_off_by_a_thousand_is_a_slip_of_units() -> None:
    values = budget(
        {"title": "A", "y17": 10_000, "y18": 20_000, "total": 30_000},
        {"title": "B", "y17": 100, "y18": 50_000, "total": 150_000},
        {"title": "Cộng", "y17": 110_000, "y18": 70_000, "total": 180_000},
    )
    (finding,) = found("unit_slip", values, PLAN)
    assert (finding.params["cell"], finding.params["wanted"], finding.params["sums"]) == (
        "1.2017.amount",
        Decimal(100_000),
        2,
    )
    assert found("sum_mismatch", values, PLAN) == []


def test_sums_that_no_single_cell_reconciles_are_told_one_by_one() -> None:
    values = budget(
        {"title": "A", "y17": 10, "y18": 20, "total": 31},
        {"title": "B", "y17": 5, "y18": 5, "total": 9},
        {"title": "Cộng", "y17": 15, "y18": 25, "total": 40},
    )
    findings = found("sum_mismatch", values, PLAN)
    assert [(one.variant, one.params["total"], one.params["sum"]) for one in findings] == [
        ("answers_row", Decimal(31), Decimal(30)),
        ("answers_row", Decimal(9), Decimal(10)),
    ]


@given(
    st.lists(st.tuples(*[st.integers(0, 50)] * 2), min_size=2, max_size=5),
    st.data(),
)
def test_one_wrong_cell_of_a_proved_budget_is_found(lines: list[tuple[int, int]], data: st.DataObject) -> None:
    rows: list[dict[str, object]] = [
        {"title": f"Việc {place}", "y17": a, "y18": b, "total": a + b} for place, (a, b) in enumerate(lines)
    ]
    sums = [sum(line[place] for line in lines) for place in (0, 1)]
    rows.append({"title": "Tổng cộng", "y17": sums[0], "y18": sums[1], "total": sum(sums)})
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.sampled_from(["y17", "y18", "total"]))
    right = rows[row][column]
    assert isinstance(right, int)
    rows[row][column] = right + data.draw(st.integers(1, 40))
    findings = [one for one in check(PLAN, budget(*rows)) if one.code in ("sum_mismatch", "unit_slip")]
    assert len(findings) == 1
    assert findings[0].params["wanted"] == Decimal(right)
    assert str(findings[0].params["cell"]).startswith(f"{row}.")


def test_the_same_row_twice() -> None:
    form = template("bct-1594-2013-annex-1")
    cells = [("Công ty Giấy A", "Phường 1"), ("CÔNG TY GIẤY A", "phường 1"), ("Công ty Giấy A", "Phường 2")]
    values = {
        Key("facilities", row, column): Answer(State.VALUE, value)
        for row, line in enumerate(cells)
        for column, value in zip(("name", "address"), line, strict=True)
    }
    (finding,) = found("duplicate_row", values, form)
    assert (finding.params["first"], finding.params["second"], finding.params["name"]) == (1, 2, "CÔNG TY GIẤY A")


def test_a_value_outside_what_is_possible_is_an_error_with_its_place() -> None:
    (finding,) = found("field_value", told(facilities_aware_share=Decimal(110)))
    assert (finding.variant, finding.fields) == ("too_large", ("facilities_aware_share",))
    values = {Key("training_events", 2, "workshops"): Answer(State.VALUE, -1)}
    (finding,) = found("field_value", values)
    assert (finding.params["row"], finding.params["column"], finding.fields) == (3, "workshops", ("training_events",))


def test_a_finding_stands_on_the_words_that_show_it() -> None:
    values = told(
        enterprises_with_unit=Answer(State.VALUE, 10, Origin("read", "a.txt", start=100, end=114)),
        enterprises_with_unit_share=Answer(State.VALUE, Decimal("0.5"), Origin("read", "a.txt", start=90, end=95)),
    )
    (finding,) = found("share_contradiction", values)
    assert finding.spans == ((90, 95), (100, 114))


def test_numbers_of_answers() -> None:
    assert number_of(Answer(State.NIL)) == 0
    assert number_of(Answer(State.UNKNOWN)) is None
    assert number_of(Answer(State.MISSING)) is None
    assert number_of(Answer(State.VALUE, True)) is None
    assert number_of(Answer(State.VALUE, Quantity(Decimal(3), "m3"))) == 3


@given(
    st.sampled_from(sorted(templates())).flatmap(lambda one: st.tuples(st.just(template(one)), answers(template(one))))
)
def test_every_finding_of_any_answers_can_be_said_in_both_languages(drawn: tuple[Template, dict[Key, Answer]]) -> None:
    form, values = drawn
    for finding in check(form, values, previous=values):
        assert say(finding, "vi")
        assert say(finding, "en")
        assert finding.fields


def test_a_heading_that_states_its_sum_counts_once_in_the_total() -> None:
    rows = [
        {"number": "1", "title": "Nhóm 1", "2017.amount": 50},
        {"number": "1.1", "title": "A", "2017.amount": 30},
        {"number": "1.2", "title": "B", "2017.amount": 20},
        {"number": "2", "title": "Nhóm 2"},
        {"number": "2.1", "title": "C", "2017.amount": 10},
        {"title": "Tổng cộng", "2017.amount": 60},
    ]
    values = {
        Key("budget", row, column): Answer(State.VALUE, value)
        for row, cells in enumerate(rows)
        for column, value in cells.items()
    }
    assert [found.code for found in check(PLAN, values) if found.code == "sum_mismatch"] == []
    values[Key("budget", 5, "2017.amount")] = Answer(State.VALUE, 110)
    (found,) = [found for found in check(PLAN, values) if found.code == "sum_mismatch"]
    assert found.params["wanted"] == 60
