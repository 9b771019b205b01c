"""Roll-up: figures against sums worked out by hand, coverage that adds up, both geographies, targets."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sachhon.formkit.definition import template, templates
from sachhon.formkit.fields import DocumentRef, Quantity, Range
from sachhon.formkit.findings import Finding, Severity, say
from sachhon.formkit.rollup import METHOD_WORDS, METHODS, Figure, Figures, LetterRef, Unit, UnitAnswers, roll_up
from sachhon.formkit.rollup.numbers import rounded
from sachhon.formkit.values import Answer, Key, Origin, State
from sachhon.vietnamese.places import provinces, today
from tests.formkit.test_values import answers as drawn_answers

FORM = template("bct-1819-2018")
NIL, UNKNOWN, MISSING = (Answer(state) for state in (State.NIL, State.UNKNOWN, State.MISSING))
PROVINCES = provinces(date(2018, 4, 24))
NAMES = {one.code: one.name for one in PROVINCES}


def answers(**values: object) -> dict[Key, Answer]:
    return {
        Key(name): value if isinstance(value, Answer) else Answer(State.VALUE, value) for name, value in values.items()
    }


def unit(
    code: str,
    values: Mapping[Key, Answer],
    day: date = date(2018, 4, 24),
    file: str = "",
    findings: tuple[Finding, ...] = (),
    status: str = "answered",
) -> UnitAnswers:
    name = NAMES.get(code, code)
    letter = LetterRef(file or f"{code}.txt", f"{code}/UBND", day)
    return UnitAnswers(code, name, code if code in NAMES else "", values, letter, findings, status)


def rows(field: str, *lines: dict[str, object], start: int = 0) -> dict[Key, Answer]:
    return {
        Key(field, number, column): Answer(State.VALUE, value)
        for number, line in enumerate(lines, start)
        for column, value in line.items()
    }


def figure_of(field: str, *units: UnitAnswers, **more: object) -> Figure:
    return roll_up(FORM, units, **more).figures[field]  # type: ignore[arg-type]


def test_every_method_is_called_in_words_of_both_languages() -> None:
    assert set(METHOD_WORDS) == set(METHODS)
    assert all(words["vi"] and words["en"] for words in METHOD_WORDS.values())


def test_a_sum_counts_nil_as_zero_and_lists_who_is_not_in_it() -> None:
    figure = figure_of(
        "enterprises_trained",
        unit("52", answers(enterprises_trained=179)),
        unit("01", answers(enterprises_trained=1000)),
        unit("02", answers(enterprises_trained=NIL)),
        unit("04", answers(enterprises_trained=UNKNOWN)),
        unit("06", answers(enterprises_trained=MISSING)),
        unit("08", answers(quick_assessments=3)),
    )
    covered = figure.coverage
    assert (figure.state, figure.value) == (State.VALUE, Decimal(1179))
    assert covered.words("tỉnh") == "3/63 tỉnh"
    assert covered.answered == ("Bình Định", "Hà Nội")
    assert (covered.nil, covered.unknown, covered.missing) == (("Hà Giang",), ("Cao Bằng",), ("Bắc Kạn", "Tuyên Quang"))
    assert len(covered.silent) == 57
    assert [(part.unit_id, part.value) for part in figure.parts if part.state is State.VALUE] == [
        ("01", 1000),
        ("52", 179),
    ]


def test_nothing_said_is_no_zero() -> None:
    assert figure_of("enterprises_trained", unit("52", {})).state is State.MISSING
    assert figure_of("enterprises_trained", unit("52", answers(enterprises_trained=UNKNOWN))).state is State.UNKNOWN
    nil = figure_of("enterprises_trained", unit("52", answers(enterprises_trained=NIL)))
    assert (nil.state, nil.value) == (State.NIL, 0)


def test_a_figure_leads_to_the_words_of_each_letter() -> None:
    origin = Origin("read", "52.txt", "ab12", 10, 25, "179 Doanh nghiệp")
    figure = figure_of(
        "enterprises_trained", unit("52", {Key("enterprises_trained"): Answer(State.VALUE, 179, origin)})
    )
    (part,) = [part for part in figure.parts if part.unit_id == "52"]
    assert part.origin == origin
    assert part.letter == LetterRef("52.txt", "52/UBND", date(2018, 4, 24))


def test_staff_are_added_up_and_units_with_any_are_counted() -> None:
    figure = figure_of(
        "dedicated_staff",
        unit("52", answers(dedicated_staff=2)),
        unit("01", answers(dedicated_staff=0)),
        unit("02", answers(dedicated_staff=NIL)),
        unit("04", answers(dedicated_staff=1)),
    )
    (extra,) = figure.extras
    assert (figure.value, extra.kind, extra.value) == (Decimal(3), "count_positive", Decimal(2))
    assert extra.coverage.words("tỉnh") == "4/63 tỉnh"


def shares(*values: tuple[str, str]) -> list[UnitAnswers]:
    return [unit(code, answers(facilities_aware_share=Decimal(share))) for code, share in values]


def test_shares_are_pooled_by_their_weights() -> None:
    weights = {"industrial_facilities": {"52": Decimal(2000), "01": Decimal(6000)}}
    figure = figure_of("facilities_aware_share", *shares(("52", "10"), ("01", "50")), weights=weights)
    assert (figure.method, figure.value, figure.reason) == ("weighted_mean", Decimal(40), None)
    assert {part.unit_id: part.weight for part in figure.parts} == {"52": Decimal(2000), "01": Decimal(6000)}


def test_without_weights_a_share_is_not_pooled_and_the_figure_says_why() -> None:
    figure = figure_of("facilities_aware_share", *shares(("52", "10"), ("01", "50"), ("02", "30"), ("04", "20")))
    assert (figure.state, figure.value, figure.method, figure.asked_method) == (
        State.VALUE,
        None,
        "distribution",
        "weighted_mean",
    )
    assert figure.reason is not None
    assert "số cơ sở sản xuất công nghiệp" in say(figure.reason)
    spread = figure.distribution
    assert spread is not None
    assert (spread.n, spread.minimum, spread.lower_quartile, spread.median, spread.upper_quartile, spread.maximum) == (
        4,
        Decimal(10),
        Decimal(15),
        Decimal(25),
        Decimal(40),
        Decimal(50),
    )
    assert spread.values[0] == (Decimal(10), "Bình Định")


def test_a_share_is_pooled_only_over_units_with_a_weight_and_the_others_are_named() -> None:
    given_ = shares(("52", "10"), ("01", "50"), ("02", "90"))
    weights = {"industrial_facilities": {"52": Decimal(1), "01": Decimal(1)}}
    figure = figure_of("facilities_aware_share", *given_, weights=weights)
    assert figure.value == Decimal(30)
    assert figure.reason is not None
    assert (figure.reason.variant, figure.reason.params["left_out"]) == ("some_left_out", "Hà Giang")
    assert [part.unit_id for part in figure.parts if not part.counted] == ["02"]
    few = figure_of("facilities_aware_share", *given_, weights={"industrial_facilities": {"52": Decimal(1)}})
    assert (few.value, few.method) == (None, "distribution")
    assert few.reason is not None
    assert few.reason.variant == "few_weights"


def test_a_weight_implied_by_count_and_share_is_used_and_marked() -> None:
    figure = figure_of(
        "enterprises_with_unit_share",
        unit("52", answers(enterprises_with_unit=10, enterprises_with_unit_share=Decimal("0.5"))),
        unit("01", answers(enterprises_with_unit=60, enterprises_with_unit_share=Decimal(1))),
    )
    # 10 of 2000 and 60 of 6000 are 70 of 8000.
    assert figure.value == Decimal("0.875")
    assert {part.weight_note for part in figure.parts} == {"implied.enterprises_with_unit"}


def test_shares_of_two_denominators_are_not_mixed() -> None:
    medium = Origin("read", "01.txt", quote="chiếm 40% doanh nghiệp vừa và lớn trên địa bàn")
    every = Origin("read", "52.txt", quote="chiếm 0,5% trên tổng số doanh nghiệp")
    figure = figure_of(
        "enterprises_with_unit_share",
        unit(
            "01",
            answers(enterprises_with_unit=40)
            | {Key("enterprises_with_unit_share"): Answer(State.VALUE, Decimal(40), medium)},
        ),
        unit(
            "52",
            answers(enterprises_with_unit=10)
            | {Key("enterprises_with_unit_share"): Answer(State.VALUE, Decimal("0.5"), every)},
        ),
        unit("02", answers(enterprises_with_unit=10, enterprises_with_unit_share=Decimal("0.5"))),
    )
    assert figure.value == Decimal("0.5")
    assert {part.unit_id: part.weight_note for part in figure.parts if not part.counted} == {
        "01": "denominator.medium_and_large"
    }
    assert [(extra.kind, extra.value) for extra in figure.extras] == [("denominator.medium_and_large", Decimal(40))]


def test_ranges_are_shown_as_they_lie() -> None:
    figure = figure_of(
        "model_saving_rate",
        unit("52", answers(model_saving_rate=Range(Decimal(10), Decimal(10)))),
        unit("01", answers(model_saving_rate=Range(Decimal(8), Decimal(13)))),
    )
    assert (figure.state, figure.value) == (State.VALUE, None)
    assert figure.distribution is not None
    assert figure.distribution.values == ((Decimal(10), "Bình Định"), (Decimal("10.5"), "Hà Nội"))


def test_yes_is_counted_and_industries_are_united() -> None:
    form = template("bct-1594-2013-annex-1")
    asked = [Unit("A", "Tập đoàn A"), Unit("B", "Tập đoàn B"), Unit("C", "Tập đoàn C")]
    given_ = [
        unit("A", answers(action_plan=True, industries_trained=("Giấy và bột giấy", "Dệt may"))),
        unit("B", answers(action_plan=False, industries_trained=("Dệt may",))),
    ]
    figures = roll_up(form, given_, asked=asked).figures
    assert (figures["action_plan"].value, figures["action_plan"].coverage.words("đơn vị")) == (1, "2/3 đơn vị")
    assert figures["industries_trained"].value == ("Dệt may", "Giấy và bột giấy")
    assert figures["action_plan"].coverage.silent == ("Tập đoàn C",)


def test_documents_are_put_side_by_side() -> None:
    document = DocumentRef("496/2010/QĐ-UBND", date(2010, 11, 8))
    figure = figure_of("action_plan_documents", unit("52", answers(action_plan_documents=(document,))), unit("01", {}))
    assert figure.method == "append"
    assert [part.value for part in figure.parts if part.state is State.VALUE] == [(document,)]


def test_the_newest_letter_stands_and_the_others_are_named() -> None:
    figures = roll_up(
        FORM,
        [
            unit("52", answers(enterprises_trained=179), date(2018, 4, 24), "new.txt"),
            unit("52", answers(enterprises_trained=150, quick_assessments=4), date(2017, 1, 2), "old.txt"),
            unit("01", answers(enterprises_trained=1)),
        ],
    )
    assert figures.figures["enterprises_trained"].value == Decimal(180)
    assert figures.figures["quick_assessments"].state is State.MISSING
    (replaced,) = figures.superseded
    assert replaced.stands is not None
    assert (replaced.unit_name, replaced.stands.file, [letter.file for letter in replaced.others]) == (
        "Bình Định",
        "new.txt",
        ["old.txt"],
    )
    (doubt,) = [one for one in figures.contradictions if one.finding.code == "letters_differ"]
    assert (doubt.finding.params["now"], doubt.finding.params["before"]) == ("179", "150")
    assert doubt in figures.figures["enterprises_trained"].doubts


def test_letters_of_other_templates_are_set_aside() -> None:
    figures = roll_up(FORM, [unit("52", {}, status="other_template"), unit("01", answers(enterprises_trained=1))])
    assert [one.unit_id for one in figures.set_aside] == ["52"]
    assert "Bình Định" in figures.figures["enterprises_trained"].coverage.silent
    assert len(figures.silent) == 62


def test_findings_and_competing_readings_are_doubts_of_the_figures_they_touch() -> None:
    finding = Finding("ocr_fault", Severity.WARNING, fields=("enterprises_trained",))
    doubtful = Answer(State.VALUE, 179, None, 0.5, (719,))
    figures = roll_up(FORM, [unit("52", {Key("enterprises_trained"): doubtful}, findings=(finding,))])
    codes = [doubt.finding.code for doubt in figures.figures["enterprises_trained"].doubts]
    assert codes == ["ocr_fault", "competing_readings"]
    told = figures.figures["enterprises_trained"].doubts[1].finding
    assert "719" in say(told)
    assert figures.figures["quick_assessments"].doubts == ()


def test_a_rule_does_not_repeat_what_the_reader_found() -> None:
    read = Finding("share_contradiction", Severity.WARNING, fields=("enterprises_with_unit_share",), variant="read")
    values = answers(enterprises_with_unit=10, enterprises_with_unit_share=Decimal("0.5"))
    figures = roll_up(FORM, [unit("52", values, findings=(read,))])
    assert [one.finding.variant for one in figures.figures["enterprises_with_unit_share"].doubts] == ["read"]
    assert [one.finding.variant for one in figures.contradictions] == ["read"]


def test_an_amount_hundreds_of_times_off_the_others_is_doubted() -> None:
    amounts = {"01": 200_000_000, "02": 300_000_000, "04": 250_000_000, "06": 150_000, "52": 286_000_000}
    figures = roll_up(FORM, [unit(code, answers(funding_local=amount)) for code, amount in amounts.items()])
    doubts = figures.figures["funding_local"].doubts
    assert [(one.unit_name, one.finding.key) for one in doubts] == [("Bắc Kạn", "unit_slip.far_from_others")]
    assert figures.contradictions == doubts


def test_difficulties_are_grouped_by_theme_with_their_words() -> None:
    text = "Khó khăn: Kinh phí hỗ trợ rất hạn chế. Cán bộ phần lớn kiêm nhiệm.\nThời tiết không thuận lợi trong năm."
    origin = Origin("read", "52.txt", start=100, end=100 + len(text), quote=text)
    figure = figure_of("difficulties", unit("52", {Key("difficulties"): Answer(State.VALUE, text, origin)}))
    found = {theme.id: [entry.text for entry in theme.entries] for theme in figure.themes}
    assert found == {
        "funding": ["Khó khăn: Kinh phí hỗ trợ rất hạn chế."],
        "staff": ["Cán bộ phần lớn kiêm nhiệm."],
        "": ["Thời tiết không thuận lợi trong năm."],
    }
    staff = figure.themes[1].entries[0].origin
    assert staff is not None
    assert staff.start is not None
    assert text[staff.start - 100 : (staff.end or 0) - 100] == "Cán bộ phần lớn kiêm nhiệm."


def test_training_by_year_is_added_up_over_all_units() -> None:
    figure = figure_of(
        "training_events",
        unit(
            "52",
            rows("training_events", {"year": 2010, "workshops": 2, "participants": 60}, {"year": 2011, "workshops": 1}),
        ),
        unit("01", rows("training_events", {"year": 2010, "workshops": 5})),
    )
    totals = {(total.by, total.column): total.value for total in figure.totals}
    assert totals[(), "workshops"] == 8
    assert totals[(("year", "2010"),), "workshops"] == 7
    assert totals[(("year", "2011"),), "workshops"] == 1
    assert totals[(("respondent", "Hà Nội"),), "workshops"] == 5
    assert totals[(), "participants"] == 60
    assert figure.coverage.words("tỉnh") == "2/63 tỉnh"
    assert [row.unit_name for row in figure.rows] == ["Hà Nội", "Bình Định", "Bình Định"]


def test_lists_of_facilities_are_merged_over_the_letters_of_a_unit() -> None:
    form = template("bct-1594-2013-annex-1")
    old = rows(
        "facilities",
        {"name": "Công ty Giấy A", "address": "Phường 1", "size": "small"},
        {"name": "Công ty Bia B", "address": "Phường 2", "industry": 4},
    )
    new = rows("facilities", {"name": "CÔNG TY GIẤY A", "address": "phường 1", "size": "medium", "industry": 13})
    figure = roll_up(
        form, [unit("52", old, date(2012, 1, 1), "old.txt"), unit("52", new, date(2013, 4, 1), "new.txt")]
    ).figures["facilities"]
    assert len(figure.rows) == 2
    merged = figure.rows[0]
    assert {column: answer.value for column, answer in merged.cells.items()} == {
        "name": "CÔNG TY GIẤY A",
        "address": "phường 1",
        "size": "medium",
        "industry": 13,
    }
    assert merged.conflicts == ("name", "address", "size")
    assert {part.letter.file for part in merged.parts if part.letter} == {"old.txt", "new.txt"}
    assert figure.rows[1].cells["name"].value == "Công ty Bia B"


def test_a_facility_on_the_lists_of_two_units_is_named() -> None:
    form = template("bct-1594-2013-annex-1")
    line: dict[str, object] = {"name": "Công ty Giấy A", "address": "Khu công nghiệp X"}
    figures = roll_up(form, [unit("52", rows("facilities", line)), unit("01", rows("facilities", line))])
    (doubt,) = figures.contradictions
    assert (doubt.finding.code, doubt.finding.params["units"]) == ("listed_by_several", "Hà Nội, Bình Định")
    assert len(figures.figures["facilities"].rows) == 2


def test_budgets_are_added_by_year_and_source_without_totals_and_subtotals() -> None:
    form = template("action-plan")
    lines: list[dict[str, object]] = [
        {"number": "I", "title": "Truyền thông", "2017.amount": 50, "2018.amount": 30, "total": 80, "local": 80},
        {"number": "1", "title": "Phóng sự", "2017.amount": 20, "2018.amount": 30, "total": 50, "local": 50},
        {"number": "2", "title": "Tập huấn", "2017.amount": 30, "total": 30, "local": 30},
        {
            "number": "II",
            "title": "Hỗ trợ kỹ thuật",
            "2018.amount": 100,
            "total": 100,
            "central": 40,
            "enterprises": 60,
        },
        {
            "title": "Tổng cộng",
            "2017.amount": 50,
            "2018.amount": 130,
            "total": 180,
            "central": 40,
            "local": 80,
            "enterprises": 60,
        },
    ]
    figure = roll_up(
        form,
        [unit("46", rows("budget", *lines)), unit("02", rows("budget", {"title": "A", "2017.amount": 7, "total": 7}))],
    ).figures["budget"]
    totals = {(total.by, total.column): total.value for total in figure.totals}
    assert totals[(), "2017.amount"] == 57
    assert totals[(), "2018.amount"] == 130
    assert totals[(), "amount"] == totals[(), "total"] == 187
    assert (totals[(), "central"], totals[(), "local"], totals[(), "enterprises"]) == (40, 80, 60)
    assert totals[(("respondent", "Thừa Thiên Huế"),), "total"] == 180
    assert len(figure.rows) == 4


def test_a_row_that_is_not_the_sum_of_those_below_counts_by_itself() -> None:
    form = template("action-plan")
    lines: list[dict[str, object]] = [
        {"number": "1", "title": "A", "total": 80},
        {"number": "1.1", "title": "A1", "total": 50},
        {"number": "1.2", "title": "A2", "total": 20},
    ]
    figure = roll_up(form, [unit("46", rows("budget", *lines))]).figures["budget"]
    assert next(total.value for total in figure.totals if total.by == () and total.column == "total") == 150


def test_quantities_are_added_only_within_one_unit_of_measure() -> None:
    form = template("facility-year")
    one = rows(
        "energy",
        {"energy_type": "electricity", "consumption": Quantity(Decimal(1200), "kWh"), "cost": 100},
        {"energy_type": "coal", "consumption": Quantity(Decimal(3), "tấn")},
    )
    other = rows("energy", {"energy_type": "electricity", "consumption": Quantity(Decimal(800), "kWh")})
    figures = roll_up(form, [unit("Nhà máy A", one), unit("Nhà máy B", other)])
    totals = {(total.by, total.column): total.value for total in figures.figures["energy"].totals}
    assert totals[(("measure_unit", "kWh"),), "consumption"] == 2000
    assert totals[(("measure_unit", "tấn"),), "consumption"] == 3
    assert totals[(("energy_type", "Điện"), ("measure_unit", "kWh")), "consumption"] == 2000
    assert totals[(), "cost"] == 100
    assert len(figures.asked) == 2


def test_tasks_registered_are_added_by_group() -> None:
    form = template("bct-1594-2013-annex-2")
    lines: list[dict[str, object]] = [
        {"group": "1.1", "name": "Hội thảo", "central_funding": 100, "counterpart_funding": 20},
        {"group": "1.2", "name": "Tư vấn", "central_funding": 300},
        {"name": "Tổng cộng", "central_funding": 400},
    ]
    figure = roll_up(form, [unit("52", rows("tasks", *lines))]).figures["tasks"]
    totals = {(total.by, total.column): (total.value, total.rows) for total in figure.totals}
    assert totals[(), "central_funding"] == (400, 2)
    assert totals[(("group", "Hỗ trợ kỹ thuật"),), "central_funding"] == (300, 1)


def everywhere(field: str, values: Mapping[str, object]) -> list[UnitAnswers]:
    return [unit(code, answers(**{field: value})) for code, value in values.items()]


def verdicts(figures: Figures) -> dict[str, str]:
    return {one.target_id: one.verdict for one in figures.targets}


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


@settings(max_examples=25, deadline=None)
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


@settings(max_examples=15, deadline=None)
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


def test_totals_stand_in_the_order_of_the_columns_years_before_all_of_them() -> None:
    form = template("action-plan")
    lines: list[dict[str, object]] = [{"title": "A", "total": 5, "local": 5, "2018.amount": 3, "2017.amount": 2}]
    figure = roll_up(form, [unit("46", rows("budget", *lines))]).figures["budget"]
    columns = [total.column for total in figure.totals if total.by == ()]
    assert columns == ["2017.amount", "2018.amount", "amount", "total", "local"]


def test_a_value_of_another_type_than_the_field_is_doubted_and_breaks_nothing() -> None:
    odd = Answer(State.VALUE, "khoảng mười", None, 0.4, (12,))
    figures = roll_up(
        FORM,
        [
            unit("52", {Key("model_saving_rate"): odd}),
            unit("01", {Key("model_saving_rate"): Answer(State.VALUE, Decimal(9))}),
        ],
    )
    figure = figures.figures["model_saving_rate"]
    assert {doubt.finding.key for doubt in figure.doubts} == {"field_value.wrong_type", "low_confidence"}
    assert figure.distribution is not None
    assert figure.distribution.values == ((Decimal(9), "Hà Nội"),)


FORM_IDS = sorted(templates())
SOME_LETTERS = st.sampled_from(FORM_IDS).flatmap(
    lambda form_id: st.tuples(
        st.just(form_id),
        st.lists(st.tuples(st.sampled_from(["01", "02", "52", "64"]), drawn_answers(template(form_id))), max_size=4),
    )
)


@settings(max_examples=40, deadline=None)
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
