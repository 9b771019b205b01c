"""Roll-up: figures against sums worked out by hand, their coverage, lineage and doubts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sachhon.formkit.definition import template
from sachhon.formkit.fields import DocumentRef, Range
from sachhon.formkit.findings import Finding, Severity, say
from sachhon.formkit.rollup import METHOD_WORDS, METHODS, LetterRef, Unit, roll_up
from sachhon.formkit.values import Answer, Key, Origin, State
from tests.formkit.rounds import FORM, MISSING, NIL, UNKNOWN, answers, figure_of, shares, unit


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
