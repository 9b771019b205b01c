"""Plan against report against money: what each says, and what cannot all be right."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import Event, Participant, Plan, PlanTask, Years, compare_country, compare_unit
from sachhon.domain.planning.comparing.contradictions import contradictions
from sachhon.domain.planning.comparing.model import Aim, Comparison, Deed, Funds, Reported, Work
from sachhon.domain.submissions.api import Revision, Status
from sachhon.formkit.definition import template
from sachhon.formkit.values import Answer, Key, Origin, State, to_json
from tests import world
from tests.domain.planning import plans

TODAY = date(2021, 3, 1)
YEARS = Years(2016, 2020)
WHOLE = Years(2009, 2018)


def said(value: int, years: Years | None = YEARS) -> Reported:
    """A figure of a report."""
    return Reported(Decimal(value), Decimal(value), years, 1, "a_field")


def codes(found: Comparison) -> list[tuple[str, str]]:
    """Code and what it is about."""
    return [(one.code, one.about) for one in contradictions(found)]


@pytest.mark.parametrize(
    ("reported", "recorded", "expected"),
    [
        (said(120), 97, ["deed_reported_more"]),
        (said(90), 97, ["deed_reported_less"]),
        (said(97), 97, []),
        (said(120, WHOLE), 97, []),  # the report also covers years before these
        (said(90, Years(2009, 2020)), 97, ["deed_reported_less"]),  # more years, and still less
        (said(120, None), 97, []),
    ],
)
def test_a_report_is_held_only_against_years_that_it_covers(
    reported: Reported, recorded: int, expected: list[str]
) -> None:
    found = Comparison(YEARS, deeds=(Deed("enterprises", None, Decimal(recorded), reported),))
    assert [code for code, _ in codes(found)] == expected


def test_nobody_saying_anything_contradicts_nothing() -> None:
    assert codes(Comparison(YEARS, (Deed("workshops"),), (Funds("central"),))) == []


def test_tasks_and_money_that_do_not_go_together() -> None:
    works = (
        Work("A", "spent, not begun", "not_started", False, disbursed=5),
        Work("B", "done for nothing", "done", False, planned=7, disbursed=0, outputs=1),
        Work("C", "done without fruit", "done", False, disbursed=3),
        Work("D", "late", "under_way", True),
        Work("E", "stopped", "stopped", True),
    )
    assert codes(Comparison(YEARS, works=works)) == [
        ("spent_not_started", "A"),
        ("done_nothing_spent", "B"),
        ("done_nothing_delivered", "C"),
        ("due_not_done", "D"),
    ]


@pytest.mark.parametrize(
    ("comparator", "low", "high", "measured", "measured_high", "met"),
    [
        (">=", 50, 50, 50, None, True),
        (">", 50, 50, 50, None, False),
        ("range", 8, 13, 7, 9, True),
        ("range", 8, 13, 5, 7, False),
        ("<=", None, 5, 6, None, False),
        ("=", 50, None, None, None, None),
    ],
)
def test_a_target_is_met_by_the_best_of_what_was_measured(
    comparator: str,
    low: int | None,
    high: int | None,
    measured: int | None,
    measured_high: int | None,
    met: bool | None,
) -> None:
    def number(value: int | None) -> Decimal | None:
        return None if value is None else Decimal(value)

    aim = Aim(1, "x", comparator, number(low), number(high), 2020, "", number(measured), number(measured_high), 2020)
    assert aim.met is met
    assert ("target_not_met" in [code for code, _ in codes(Comparison(YEARS, aims=(aim,)))]) is (met is False)


def report(unit_code: str, **answers: int) -> Revision:
    """A standing accepted report of a unit."""
    answer = world.submission(world.published_round(f"2018-{unit_code}"), unit_code, Status.ACCEPTED)
    definition = template(world.TEMPLATE)
    told: dict[Key, Answer] = {
        Key(name): Answer(State.VALUE, value, Origin("read", "cong-van.docx", "ab" * 32, 10, 20, str(value)))
        for name, value in answers.items()
    }
    revision = Revision.objects.create(
        submission=answer,
        number=1,
        template=answer.obligation.round.template,
        content=json.dumps(to_json(definition, told)),
        digest=f"{answer.pk:064d}",
        request_key=f"r{answer.pk}",
        sealed_by=plans.leader(unit_code),
        sealed_at=answer.started_at,
    )
    answer.standing = revision
    answer.save()
    return revision


def held(plan: Plan, kind: str, companies: list[str]) -> Event:
    """A course that was held in 2017."""
    event = Event.objects.create(
        code=f"SK-{Event.objects.count()}",
        unit=plan.unit,
        kind=kind,
        status=Event.Status.HELD,
        topic="Tập huấn",
        first_day=date(2017, 5, 4),
        created_by=plans.leader(plan.unit.code),
    )
    for name in companies:
        Participant.objects.create(event=event, enterprise=name, folded=name.lower())
    return event


def adopted(unit_code: str) -> Plan:
    """The sample plan, adopted by a unit."""
    plan = plans.begun(unit_code)
    plans.adopted(plan, plans.values(plans.SAMPLE))
    return plan


@pytest.fixture
def plan(db: None) -> Plan:
    world.units()
    return adopted(plans.UNIT)


def test_a_unit_is_compared_with_the_words_that_its_report_used(plan: Plan) -> None:
    held(plan, "course", ["Giấy An Hòa", "Bia Huế", "Dệt may Huế"])
    revision = report(plans.UNIT, enterprises_trained=2, funding_total=10_000_000)
    found = compare_unit(world.actor(Role.OFFICER, plans.UNIT), plan.unit, YEARS, TODAY).found
    deeds = {deed.measure: deed for deed in found.deeds}
    assert deeds["enterprises_trained"].recorded == 3
    assert deeds["enterprises_trained"].reported is not None
    assert deeds["enterprises_trained"].reported.value == 2
    assert deeds["enterprises_trained"].reported.revision == revision.pk
    origin = deeds["enterprises_trained"].reported.origin
    assert origin is not None
    assert (origin.start, origin.end) == (10, 20)
    assert deeds["quick_assessments"].planned == 2  # the budget's line of 2018
    assert deeds["quick_assessments"].recorded is None
    money = {funds.payer: funds for funds in found.funds}
    assert money[""].reported is not None
    assert money[""].reported.value == 10_000_000
    aims = {aim.indicator: aim for aim in found.aims}
    assert len(aims) == 2
    assert all(aim.met is None for aim in aims.values())
    about = [(one.code, one.about) for one in found.contradictions]
    assert ("deed_reported_less", "enterprises_trained") not in about  # 2009–2018 lies not within 2016–2020 …
    late = [one for one in about if one[0] == "due_not_done"]
    assert len(late) == PlanTask.objects.filter(plan=plan, is_heading=False).count()


def test_the_country_adds_counts_and_money_and_never_shares(
    plan: Plan, django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    report(plans.UNIT, enterprises_trained=2, funding_total=10_000_000)
    other = adopted("P34-91")
    report("P34-91", enterprises_trained=40, funding_total=5_000_000)
    held(other, "course", ["Gạo An Giang"])
    ministry = world.actor(Role.MINISTRY_OFFICER)
    with django_assert_max_num_queries(20):
        found = compare_country(ministry, YEARS, TODAY)
    assert (found.planning, found.reporting) == (2, 2)
    deeds = {deed.measure: deed for deed in found.found.deeds}
    assert deeds["enterprises_trained"].reported is not None
    assert deeds["enterprises_trained"].reported.value == 42
    assert deeds["enterprises_trained"].recorded == 1
    assert deeds["quick_assessments"].planned == 4
    assert {funds.payer: funds.reported.value for funds in found.found.funds if funds.reported} == {"": 15_000_000}
    assert found.found.aims == ()
    assert sum(one.tasks for one in found.components) == 6


def test_only_its_own_people_and_those_above_compare_a_unit(plan: Plan) -> None:
    with pytest.raises(Exception, match=r"planning\.plan\.view"):
        compare_unit(world.actor(Role.OFFICER, "P34-91"), plan.unit, YEARS, TODAY)
    with pytest.raises(Exception, match=r"planning\.national_money\.view"):
        compare_country(world.actor(Role.OFFICER, plans.UNIT), YEARS, TODAY)
