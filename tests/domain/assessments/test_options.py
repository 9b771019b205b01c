"""Options of an assessment: stages, worth, effects together, measurements, looks back, by their actions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.assessments.api import (
    Assessment,
    Effect,
    Feasibility,
    Flow,
    Measurement,
    MeasurementFacts,
    Option,
    OptionFacts,
    PlanFacts,
    ProcessStep,
    Refused,
    add_option,
    assessments_to_edit,
    describe_option,
    detach_evidence,
    economics_of,
    history_of,
    implement_option,
    judge_feasibility,
    keep_effects,
    pairs_of,
    plan_option,
    portfolio_of,
    rank_options,
    record_look_back,
    record_measurement,
    reopen_look_back,
    restore_measurement,
    screen_option,
    step_back,
    uses_of,
    verified_of,
    verify_option,
    waiting_for,
    withdraw_measurement,
)
from tests import world
from tests.domain.assessments import brewery_world, option_world

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def assessment() -> Assessment:
    """An open assessment of a brewery."""
    world.units()
    return option_world.open_assessment()


@pytest.fixture
def writer(assessment: Assessment) -> Actor:
    """Somebody of the brewery."""
    return option_world.writer(assessment)


@pytest.fixture
def verifier(assessment: Assessment) -> Actor:
    """An officer of its province."""
    return option_world.verifier()


def test_the_next_number_and_the_same_request_once(assessment: Assessment, writer: Actor) -> None:
    facts = OptionFacts("Đèn LED", "equipment", library="cross-18")
    first = add_option(actor=writer, assessment=assessment, facts=facts, request_key="a")
    again = add_option(actor=writer, assessment=assessment, facts=facts, request_key="a")
    other = option_world.proposed(writer, assessment)
    assert (first.pk, first.number, other.number) == (again.pk, 1, 2)
    assert first.investment is None


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (OptionFacts("  ", "equipment"), "title"),
        (OptionFacts("Đèn", "lamp"), "category"),
        (OptionFacts("Đèn", "equipment", library="not-there"), "library"),
    ],
)
def test_what_is_refused_when_adding(assessment: Assessment, writer: Actor, facts: OptionFacts, code: str) -> None:
    with pytest.raises(Refused) as refused:
        add_option(actor=writer, assessment=assessment, facts=facts)
    assert refused.value.code == code
    assert not assessment.options.exists()


def test_a_step_of_another_assessment_is_refused(assessment: Assessment, writer: Actor) -> None:
    other = brewery_world.assessment(assessment.facility, assessment.by, code="DG-10")
    step = ProcessStep.objects.create(assessment=other, number=1, name="Nấu")
    with pytest.raises(Refused) as refused:
        add_option(actor=writer, assessment=assessment, facts=OptionFacts("Đèn", "equipment", step=step))
    assert refused.value.field == "step"


def test_a_description_changes_and_the_library_code_stays(assessment: Assessment, writer: Actor) -> None:
    option = option_world.proposed(writer, assessment, library="cross-01")
    option = describe_option(
        actor=writer, option=option, facts=OptionFacts("Sửa van", "equipment"), base_version=option.version
    )
    assert (option.title, option.library, option.version) == ("Sửa van", "cross-01", 1)
    with pytest.raises(Refused) as refused:
        describe_option(actor=writer, option=option, facts=OptionFacts("Sửa ống", "equipment"), base_version=0)
    assert refused.value.code == "changed_meanwhile"


def test_who_may_not(assessment: Assessment, writer: Actor, verifier: Actor) -> None:
    stranger = world.actor(Role.FACILITY_USER, "CS-999999")
    beside = world.actor(Role.OFFICER, "P34-01")
    for actor in (stranger, beside):
        with pytest.raises(PermissionDenied):
            option_world.proposed(actor, assessment)
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    option_world.measured(writer, option)
    option_world.shown(writer, option)
    with pytest.raises(PermissionDenied):
        verify_option(actor=writer, option=option)
    assert verify_option(actor=verifier, option=option).stage == "verified"


def test_after_the_report_options_are_carried_out_but_not_rewritten(assessment: Assessment, writer: Actor) -> None:
    option = option_world.proposed(writer, assessment)
    option = screen_option(actor=writer, option=option, screening="now", why="", base_version=option.version)
    Assessment.objects.update(status="reported")
    with pytest.raises(PermissionDenied):
        describe_option(actor=writer, option=option, facts=OptionFacts("A", "equipment"), base_version=option.version)
    facts = PlanFacts("Tổ điện", date(2026, 1, 1))
    assert plan_option(actor=writer, option=option, facts=facts, base_version=option.version).stage == "planned"


def test_a_plan_needs_screening_a_person_and_a_day(assessment: Assessment, writer: Actor) -> None:
    option = option_world.proposed(writer, assessment)
    facts = PlanFacts("Tổ điện", date(2026, 1, 1))
    with pytest.raises(Refused) as refused:
        plan_option(actor=writer, option=option, facts=facts, base_version=0)
    assert refused.value.code == "screened"
    option = screen_option(actor=writer, option=option, screening="study", why="", base_version=0)
    for lacking, told in (("responsible", PlanFacts(" ", date(2026, 1, 1))), ("due", PlanFacts("Tổ điện", None))):
        with pytest.raises(Refused) as refused:
            plan_option(actor=writer, option=option, facts=told, base_version=option.version)
        assert refused.value.code == lacking
    option.refresh_from_db()
    assert (option.stage, option.responsible) == ("proposed", "")


def test_screening_no_needs_a_reason(assessment: Assessment, writer: Actor) -> None:
    option = option_world.proposed(writer, assessment)
    with pytest.raises(Refused) as refused:
        screen_option(actor=writer, option=option, screening="no", why=" ", base_version=0)
    assert refused.value.field == "why"


def test_an_implementation_is_not_in_the_future(assessment: Assessment, writer: Actor) -> None:
    option = option_world.planned(writer, option_world.proposed(writer, assessment))
    with pytest.raises(Refused) as refused:
        implement_option(
            actor=writer,
            option=option,
            implemented_on=date(2199, 1, 1),
            actual_investment=None,
            base_version=option.version,
        )
    assert refused.value.field == "implemented_on"


def test_verification_needs_measurements_evidence_and_another_person(
    assessment: Assessment, writer: Actor, verifier: Actor
) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    codes = []
    for act in (
        lambda: option_world.measured(verifier, option),
        lambda: option_world.shown(writer, option),
        lambda: None,
    ):
        with pytest.raises(Refused) as refused:
            verify_option(actor=verifier, option=option)
        codes.append(refused.value.code)
        act()
    assert codes == ["measured", "evidence", "another_person"]
    ministry = world.actor(Role.MINISTRY_OFFICER)
    done = verify_option(actor=ministry, option=option, note="Đã xem")
    assert (done.stage, done.verified_by, done.stage_why) == ("verified", ministry.user, "Đã xem")


def test_what_was_verified_stands(assessment: Assessment, writer: Actor, verifier: Actor) -> None:
    option = option_world.verified(writer, verifier, option_world.proposed(writer, assessment))
    first = [one.saving_pct for one in verified_of(option, option.measurements.all())]
    with pytest.raises(Refused):
        withdraw_measurement(actor=writer, measurement=option.measurements.first())
    with pytest.raises(Refused):
        detach_evidence(actor=writer, evidence=option.evidence.first())
    with pytest.raises(Refused):
        describe_option(
            actor=writer, option=option, facts=OptionFacts("Khác", "equipment"), base_version=option.version
        )
    facts = MeasurementFacts("after", "electricity", date(2026, 1, 1), date(2026, 6, 30), D(1), "kWh", D(6000), "hl")
    record_measurement(actor=writer, option=option, facts=facts)
    option.refresh_from_db()
    assert [one.saving_pct for one in verified_of(option, option.measurements.all())] == first == [D("12.5")]
    back = step_back(actor=verifier, option=option, step="withdraw_verification", why="Sai công tơ")
    assert (back.stage, back.verified_on, back.verified_pairs) == ("implemented", None, [])


def test_a_reason_for_every_step_back_and_it_stays(assessment: Assessment, writer: Actor) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    with pytest.raises(Refused) as refused:
        step_back(actor=writer, option=option, step="not_implemented", why="  ")
    assert refused.value.field == "why"
    option = step_back(actor=writer, option=option, step="not_implemented", why="Ghi nhầm")
    assert (option.stage, option.implemented_on, option.actual_investment) == ("planned", None, None)
    with pytest.raises(Refused) as refused:
        step_back(actor=writer, option=option, step="propose_again", why="x")
    assert refused.value.code == "stage_moved"
    option = step_back(actor=writer, option=option, step="reject", why="Không đủ tiền")
    option = step_back(actor=writer, option=option, step="propose_again", why="Có hỗ trợ")
    assert (option.stage, option.stage_why) == ("proposed", "Có hỗ trợ")
    verbs = [one.verb for one in history_of(assessment)]
    assert verbs[:3] == ["option.propose_again", "option.reject", "option.not_implemented"]


def judged(writer: Actor, option: Option, **money: int | None) -> Option:
    """The option with these figures."""
    return judge_feasibility(
        actor=writer, option=option, told_of=Feasibility(economic="yes", **money), base_version=option.version
    )


def test_what_an_option_is_worth(assessment: Assessment, writer: Actor) -> None:
    option = option_world.proposed(writer, assessment)
    option = judged(writer, option, investment=5000, incentive=0, yearly_saving=1500, yearly_cost=0, life_years=5)
    told = economics_of(option, D(10))
    assert round(told.npv, 2) == D("686.18")
    assert round(told.cash.irr_pct, 2) == D("15.24")
    assert [one.net for one in told.years] == [-5000, 1500, 1500, 1500, 1500, 1500]
    option = judged(writer, option, investment=5000, incentive=0, yearly_saving=1500, yearly_cost=100, life_years=5)
    told = economics_of(option, D(10))
    assert (round(told.npv, 2), round(told.cash.irr_pct, 2)) == (D("307.10"), D("12.38"))
    assert round(told.cash.payback, 3) == D("3.571")


def test_what_is_not_known_is_not_nought(assessment: Assessment, writer: Actor) -> None:
    option = option_world.proposed(writer, assessment)
    option = judged(writer, option, investment=5000, yearly_saving=1500, life_years=5)
    told = economics_of(option, D(10))
    assert (told.lacking, told.cash, told.npv) == (("yearly_cost",), None, None)
    option = judged(writer, option, investment=5000, yearly_saving=1500, yearly_cost=0, life_years=5)
    told = economics_of(option, None)
    assert (told.npv, told.discounted_payback, told.incentive_unknown) == (None, None, True)
    assert round(told.cash.payback, 2) == D("3.33")


def test_an_incentive_counts_in_the_first_year(assessment: Assessment, writer: Actor) -> None:
    option = option_world.proposed(writer, assessment)
    option = judged(writer, option, investment=5000, incentive=2000, yearly_saving=1500, yearly_cost=0, life_years=2)
    assert economics_of(option, D(10)).years[0].net == -3000


@pytest.mark.parametrize(
    ("money", "field"),
    [({"investment": -1}, "investment"), ({"life_years": 0}, "life_years"), ({"life_years": 51}, "life_years")],
)
def test_money_below_nought(assessment: Assessment, writer: Actor, money: dict[str, int], field: str) -> None:
    option = option_world.proposed(writer, assessment)
    with pytest.raises(Refused) as refused:
        judged(writer, option, **money)
    assert refused.value.field == field


def effect(writer: Actor, option: Option, *effects: Effect) -> Option:
    """The option with these effects."""
    return keep_effects(actor=writer, option=option, effects=effects, base_version=option.version)


def electricity(assessment: Assessment, quantity: str | None = "1000000") -> None:
    """The process uses so much of it."""
    step = ProcessStep.objects.create(assessment=assessment, number=1, name="Nấu")
    Flow.objects.create(
        step=step,
        direction="in",
        kind="energy",
        name="Điện",
        carrier="electricity",
        quantity=None if quantity is None else D(quantity),
        unit="kWh",
    )


def test_two_options_on_one_stream_are_never_a_sum(assessment: Assessment, writer: Actor) -> None:
    electricity(assessment)
    for share in (10, 20):
        effect(writer, option_world.proposed(writer, assessment), Effect("electricity", D(share)))
    told = portfolio_of(assessment).of("proposed").streams[0]
    assert (told.share_pct, told.plain_sum_pct, told.saving) == (D(28), D(30), D(280_000))


def test_a_quantity_is_a_share_of_what_the_stream_uses(assessment: Assessment, writer: Actor) -> None:
    electricity(assessment)
    effect(writer, option_world.proposed(writer, assessment), Effect("electricity", quantity=D(100), unit="MWh"))
    effect(writer, option_world.proposed(writer, assessment), Effect("electricity", D(20)))
    effect(writer, option_world.proposed(writer, assessment), Effect("electricity"))
    told = portfolio_of(assessment).of("proposed").streams[0]
    assert (told.share_pct, told.unknown, told.saving) == (D(28), 1, D(280_000))


def test_more_than_the_stream_counts_as_the_stream(assessment: Assessment, writer: Actor) -> None:
    electricity(assessment)
    effect(writer, option_world.proposed(writer, assessment), Effect("electricity", quantity=D(2_000_000), unit="kWh"))
    told = portfolio_of(assessment).of("proposed").streams[0]
    assert (told.share_pct, told.more_than_all, told.saving) == (D(100), 1, D(1_000_000))


def test_what_comes_in_from_outside_is_the_use(assessment: Assessment) -> None:
    cook = ProcessStep.objects.create(assessment=assessment, number=1, name="Nấu")
    boiler = ProcessStep.objects.create(assessment=assessment, number=2, name="Lò hơi")
    rows = (
        (cook, "in", "energy", "Điện", "electricity", "420000", "kWh"),
        (boiler, "in", "energy", "Điện", "electricity", "80", "MWh"),
        (cook, "in", "energy", "Hơi", "", "24000", "GJ"),
        (boiler, "out", "energy", "Hơi", "", "24000", "GJ"),
        (boiler, "in", "energy", "Than cám 5", "coal-dust-5-6", "3050", "t"),
        (cook, "in", "water", "Nước nấu", "", "36500", "m3"),
        (cook, "in", "water", "Nước giếng", "", "1500", "m3"),
        (cook, "in", "material", "Malt", "", "3600", "t"),
    )
    for step, direction, kind, name, carrier, quantity, unit in rows:
        brewery_world.flow(step, direction, kind, name, D(quantity), unit, carrier=carrier)
    told = {code: (use.quantity, use.unit) for code, use in uses_of(Flow.objects.all()).items()}
    assert told == {
        "electricity": (D(500_000), "kWh"),
        "coal_dust_5_6": (D(3050), "t"),
        "water_supply": (D(36500), "m3"),
        "water_ground": (D(1500), "m3"),
    }


def test_a_stream_whose_use_is_not_known(assessment: Assessment, writer: Actor) -> None:
    electricity(assessment, None)
    effect(
        writer,
        option_world.proposed(writer, assessment),
        Effect("electricity", D(5)),
        Effect("water_supply", quantity=D(9), unit="m3"),
    )
    power, water = portfolio_of(assessment).of("proposed").streams
    assert (power.share_pct, power.saving) == (D(5), None)
    assert (water.share_pct, water.unknown) == (None, 1)


@pytest.mark.parametrize(
    ("effects", "code"),
    [
        ([Effect("electricity", D(1)), Effect("electricity", D(2))], "twice"),
        ([Effect("gold", D(1))], "resource"),
        ([Effect("electricity", D(101))], "share"),
        ([Effect("electricity", quantity=D(1))], "unit"),
    ],
)
def test_effects_that_cannot_be(assessment: Assessment, writer: Actor, effects: list[Effect], code: str) -> None:
    with pytest.raises(Refused) as refused:
        effect(writer, option_world.proposed(writer, assessment), *effects)
    assert refused.value.code == code


def test_stages_stand_side_by_side(assessment: Assessment, writer: Actor, verifier: Actor) -> None:
    first = option_world.proposed(writer, assessment)
    judged(writer, first, investment=5000, incentive=0, yearly_saving=1500, yearly_cost=0, life_years=5)
    option_world.proposed(writer, assessment)
    option_world.planned(writer, option_world.proposed(writer, assessment))
    option_world.implemented(writer, option_world.proposed(writer, assessment), cost=7_000_000)
    option_world.verified(writer, verifier, option_world.proposed(writer, assessment))
    told = portfolio_of(assessment)
    money = {
        one.stage.value: (one.investment.value, one.investment.known, one.investment.unknown) for one in told.stages
    }
    assert money == {
        "proposed": (D(5000), 1, 1),
        "planned": (None, 0, 1),
        "implemented": (D(7_000_000), 1, 0),
        "verified": (D(4_000_000), 1, 0),
    }
    assert round(told.of("proposed").npv.value, 2) == D("686.18")
    assert told.of("verified").measured[0].share_pct == D("12.5")
    assert told.of("proposed").measured == ()


def test_the_saving_is_adjusted_to_production(assessment: Assessment, writer: Actor) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    option_world.measured(writer, option)
    (told,) = pairs_of(option.measurements.all())
    assert (told.saving_pct, told.absolute_change_pct) == (D("12.5"), D(5))
    assert (told.told.specific, told.told.baseline_specific) == (D(105), D(120))


def test_with_a_base_load_less_was_saved(assessment: Assessment, writer: Actor) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    option_world.measured(writer, option, base_load="40")
    (told,) = pairs_of(option.measurements.all())
    assert told.saving_pct == D("6.25")


def facts(when: str, first: date, last: date, used: str, **more: object) -> MeasurementFacts:
    """A measurement of electricity."""
    told = {"unit": "kWh", "output": D(100), "output_unit": "t", **more}
    return MeasurementFacts(when, "electricity", first, last, D(used), **told)  # type: ignore[arg-type]


def test_periods_of_different_length(assessment: Assessment, writer: Actor) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    year, quarter = (date(2024, 1, 1), date(2024, 12, 31)), (date(2025, 1, 1), date(2025, 3, 31))
    record_measurement(actor=writer, option=option, facts=facts("before", *year, "1000", output=D(400)))
    record_measurement(actor=writer, option=option, facts=facts("after", *quarter, "200"))
    (told,) = pairs_of(option.measurements.all())
    assert (told.saving_pct, told.absolute_change_pct) == (D(20), None)
    Measurement.objects.filter(when="before").update(base_load_share_pct=30)
    (told,) = pairs_of(option.measurements.all())
    assert (told.blocked, told.saving_pct) == ("period", None)


@pytest.mark.parametrize(
    ("more", "blocked"),
    [({"output": None, "output_unit": ""}, "output"), ({"unit": "m3"}, "unit"), ({"output_unit": "m3"}, "output_unit")],
)
def test_what_tells_no_saving(assessment: Assessment, writer: Actor, more: dict[str, object], blocked: str) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    before = facts("before", date(2024, 1, 1), date(2024, 12, 31), "1000")
    record_measurement(actor=writer, option=option, facts=before)
    after = facts("after", date(2025, 1, 1), date(2025, 12, 31), "900", **more)
    record_measurement(actor=writer, option=option, facts=after)
    (told,) = pairs_of(option.measurements.all())
    assert (told.blocked, told.told) == (blocked, None)


def test_units_of_one_kind_are_converted(assessment: Assessment, writer: Actor) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    before = facts("before", date(2024, 1, 1), date(2024, 12, 31), "1000")
    after = facts("after", date(2025, 1, 1), date(2025, 12, 31), "0.9", unit="MWh", output=D(100_000), output_unit="kg")
    for one in (before, after):
        record_measurement(actor=writer, option=option, facts=one)
    (told,) = pairs_of(option.measurements.all())
    assert told.saving_pct == D(10)


def test_a_measurement_is_withdrawn_and_comes_back(assessment: Assessment, writer: Actor) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    before, _after = option_world.measured(writer, option)
    withdraw_measurement(actor=writer, measurement=before)
    assert pairs_of(option.measurements.all()) == []
    restore_measurement(actor=writer, measurement=before)
    assert len(pairs_of(option.measurements.all())) == 1


def test_the_same_measurement_twice_is_there_once(assessment: Assessment, writer: Actor) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    option_world.measured(writer, option)
    option_world.measured(writer, option)
    assert option.measurements.count() == 2


def test_the_order_of_options(assessment: Assessment, writer: Actor) -> None:
    for _count in range(2):
        option_world.proposed(writer, assessment)
    assert rank_options(actor=writer, assessment=assessment, ranks={1: 2, 2: 1}) == 2
    assert rank_options(actor=writer, assessment=assessment, ranks={1: 2, 2: None}) == 1
    with pytest.raises(Refused):
        rank_options(actor=writer, assessment=assessment, ranks={1: 0})


def test_looks_back_and_what_is_due(assessment: Assessment, writer: Actor) -> None:
    assert waiting_for(writer, date(2026, 9, 1)).look_backs == ()
    assessment.status, assessment.reported_on = "reported", date(2025, 8, 31)
    assessment.save()
    (due,) = waiting_for(writer, date(2026, 2, 1)).look_backs
    assert (due.look_back.months, due.look_back.due) == (6, date(2026, 2, 28))
    record = record_look_back(actor=writer, assessment=assessment, months=6, done_on=date(2026, 3, 2), notes="Còn chạy")
    assert waiting_for(writer, date(2026, 3, 2)).look_backs == ()
    reopen_look_back(actor=writer, follow_up=record)
    assert waiting_for(writer, date(2026, 3, 2)).look_backs[0].look_back.months == 6
    stranger = world.actor(Role.FACILITY_USER, "CS-999999")
    assert waiting_for(stranger, date(2026, 3, 2)).look_backs == ()


@pytest.mark.parametrize(
    ("day", "notes", "field"),
    [
        (None, "x", "done_on"),
        (date(2199, 1, 1), "x", "done_on"),
        (date(2025, 1, 1), "x", "done_on"),
        (date(2026, 3, 2), " ", "notes"),
    ],
)
def test_a_look_back_says_when_and_what(
    assessment: Assessment, writer: Actor, day: date | None, notes: str, field: str
) -> None:
    assessment.status, assessment.reported_on = "reported", date(2025, 8, 31)
    assessment.save()
    with pytest.raises(Refused) as refused:
        record_look_back(actor=writer, assessment=assessment, months=6, done_on=day, notes=notes)
    assert refused.value.field == field


def test_open_assessments_that_one_may_edit(assessment: Assessment, writer: Actor, verifier: Actor) -> None:
    reader = world.actor(Role.INSPECTOR)
    stranger = world.actor(Role.OFFICER, "P34-01")
    assert [len(assessments_to_edit(one)) for one in (writer, verifier, reader, stranger)] == [1, 1, 0, 0]
    Assessment.objects.update(status="closed")
    assert assessments_to_edit(writer) == []


def test_a_step_that_was_made_is_made_once(assessment: Assessment, writer: Actor, verifier: Actor) -> None:
    option = option_world.proposed(writer, assessment)
    option = screen_option(actor=writer, option=option, screening="now", why="", base_version=0)
    seen = option.version
    for _again in range(2):
        plan_option(actor=writer, option=option, facts=PlanFacts("Tổ điện", date(2026, 1, 1)), base_version=seen)
    option.refresh_from_db()
    assert (option.stage, option.version) == ("planned", seen + 1)
    seen = option.version
    for _again in range(2):
        implement_option(
            actor=writer, option=option, implemented_on=date(2026, 1, 1), actual_investment=5, base_version=seen
        )
    option_world.measured(writer, option)
    option_world.shown(writer, option)
    for _again in range(2):
        assert verify_option(actor=verifier, option=option, base_version=seen + 1).stage == "verified"
    back = step_back(actor=verifier, option=option, step="withdraw_verification", why="Sai", base_version=seen + 2)
    assert back.stage == "implemented"
    verbs = [one.verb for one in history_of(assessment)]
    assert [verbs.count(verb) for verb in ("option.plan", "option.implement", "option.verify")] == [1, 1, 1]


def test_a_newer_pair_that_tells_nothing_does_not_stand_in_the_way(
    assessment: Assessment, writer: Actor, verifier: Actor
) -> None:
    option = option_world.implemented(writer, option_world.proposed(writer, assessment))
    before, after = option_world.measured(writer, option)
    later = facts("after", date(2026, 1, 1), date(2026, 6, 30), "900", output=None, output_unit="")
    record_measurement(actor=writer, option=option, facts=later)
    option_world.shown(writer, option)
    assert verify_option(actor=verifier, option=option).verified_pairs == [[before.pk, after.pk]]
