"""Adopting a plan: what a sealed revision says becomes targets, tasks and lines, each with its origin."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Role
from sachhon.domain.planning.api import (
    Plan,
    PlanEdition,
    PlanTask,
    Refused,
    adopt_plan,
    lines_of,
    plans_to_adopt,
    revision_to_adopt,
    targets_of,
    tasks_of,
)
from sachhon.domain.submissions.api import withdraw
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.planning import plans
from tests.domain.planning.plans import MILLION, SAMPLE
from tests.shared import needs_shared

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


def test_sample_becomes_registers() -> None:
    plan = plans.begun()
    edition = plans.adopted(plan, plans.values(SAMPLE))
    plan.refresh_from_db()
    assert (plan.status, edition.number) == (Plan.Status.ADOPTED, 1)
    tasks = list(tasks_of(plan))
    assert [(task.number, task.is_heading) for task in tasks] == [
        ("1", True), ("1.1", False), ("1.2", False), ("2", True), ("2.1", False),
    ]  # fmt: skip
    assert tasks[2].heading == tasks[0]
    assert tasks[4].heading == tasks[3]
    assert (tasks[1].from_year, tasks[1].to_year, tasks[1].lead) == (2017, 2020, "Sở Công Thương")
    assert tasks[1].origins["title"]["quote"] == "Tuyên truyền trên báo, đài của tỉnh"
    assert [task.code for task in tasks] == [f"{plan.code}.{n:02d}" for n in range(1, 6)]
    assert [(task.component, task.group) for task in tasks if not task.is_heading] == [
        (1, "1.1"),
        (1, "1.1"),
        (3, "1.2"),
    ]
    assert all(task.classified_by is None for task in tasks)


def test_targets_keep_their_range_and_are_given_a_measure() -> None:
    plan = plans.begun()
    plans.adopted(plan, plans.values(SAMPLE))
    aware, saving = targets_of(plan)
    assert (saving.comparator, saving.low, saving.high, saving.by_year) == ("range", Decimal(8), Decimal(13), 2020)
    assert (aware.measure, saving.measure) == ("facilities_aware_share", "model_saving_rate")
    assert aware.origins["measure"] == {"kind": "computed"}


def test_budget_cells_are_as_stated() -> None:
    plan = plans.begun()
    plans.adopted(plan, plans.values(SAMPLE))
    heading, press, course, quick, total = lines_of(plan)
    assert (heading.is_heading, list(heading.cells.all())) == (True, [])
    cells = {(cell.year, cell.source): (cell.quantity, cell.amount) for cell in press.cells.all()}
    # "-" is nothing, and said so; 2019 and 2020 are blank and have no cell.
    assert cells == {
        (0, "central"): (None, 0),
        (0, "local"): (None, 30 * MILLION),
        (2017, ""): (Decimal(1), 30 * MILLION),
        (2018, ""): (Decimal(0), 0),
    }
    assert press.cells.get(year=2018).origin["kind"] == "read"
    assert {cell.source for cell in course.cells.all() if not cell.year} == {"local_promotion"}
    assert (total.is_total, total.total) == (True, 210 * MILLION)
    assert quick.total == 100 * MILLION


def test_lines_are_tied_by_title_where_the_number_is_anothers() -> None:
    plan = plans.begun()
    plans.adopted(plan, plans.values(SAMPLE))
    _heading, press, course, quick, total = lines_of(plan)
    assert (press.task.number, press.origins["task"]["note"]) == ("1.1", "both")
    assert (course.task.number, course.origins["task"]["note"]) == ("1.2", "both")
    assert (quick.task.number, quick.origins["task"]["note"]) == ("2.1", "title")
    assert total.task is None


def test_bodies_that_the_register_knows_become_parties() -> None:
    office = world.child(world.unit(plans.UNIT), "PB-1", name="Sở Công Thương")
    plan = plans.begun()
    plans.adopted(plan, plans.values(SAMPLE))
    task = tasks_of(plan).get(number="1.1")
    assert {(party.unit.code, party.part) for party in task.parties.all()} == {
        (office.code, "lead"),
        ("BCT", "coordinating"),
    }


def test_sent_twice_it_counts_once_and_others_may_not() -> None:
    plan = plans.begun()
    revision = plans.sealed(plan, plans.values(SAMPLE))
    with pytest.raises(PermissionDenied):
        adopt_plan(actor=world.actor(Role.OFFICER, plans.UNIT), plan=plan, revision=revision, request_key="a")
    with pytest.raises(PermissionDenied):
        adopt_plan(actor=world.actor(Role.LEADER, "P63-01"), plan=plan, revision=revision, request_key="a")
    head = world.actor(Role.HEAD, plans.UNIT)
    first = adopt_plan(actor=head, plan=plan, revision=revision, document_number="157/KH-UBND", request_key="a")
    again = adopt_plan(actor=head, plan=plan, revision=revision, request_key="b")
    assert first == again
    assert PlanTask.objects.filter(plan=plan).count() == 5
    entry = AuditEntry.objects.get(verb="plan.adopt")
    assert (entry.object_id, entry.detail["edition"], entry.detail["document"]) == (plan.code, 1, "157/KH-UBND")


def test_older_and_foreign_revisions_are_refused() -> None:
    plan, other = plans.begun(), plans.begun("P63-01")
    old = plans.sealed(plan, plans.values(SAMPLE))
    plans.adopted(plan, plans.values(SAMPLE))
    leader = world.actor_of(plans.leader())
    with pytest.raises(Refused) as refused:
        adopt_plan(actor=leader, plan=plan, revision=old, request_key="a")
    assert refused.value.code == "older_revision"
    foreign = plans.sealed(other, plans.values(SAMPLE))
    with pytest.raises(Refused) as refused:
        adopt_plan(actor=leader, plan=plan, revision=foreign, request_key="b")
    assert refused.value.code == "other_plan"
    assert PlanEdition.objects.count() == 1


def test_what_was_withdrawn_is_not_adopted() -> None:
    plan = plans.begun()
    revision = plans.sealed(plan, plans.values(SAMPLE))
    leader = world.actor_of(plans.leader())
    withdraw(actor=leader, submission=plan.submission, note="Thiếu phụ lục")
    plan.refresh_from_db()
    assert revision_to_adopt(plan) is None
    assert not plans_to_adopt(leader).exists()
    with pytest.raises(Refused) as refused:
        adopt_plan(actor=leader, plan=plan, revision=revision, request_key="a")
    assert refused.value.code == "not_standing"
    again = plans.sealed(plan, plans.values(SAMPLE))
    plan.refresh_from_db()
    assert revision_to_adopt(plan) == again


@needs_shared
def test_the_real_plan_of_hue() -> None:
    plan = plans.begun()
    plans.adopted(plan, plans.values_of_004())
    tasks = list(tasks_of(plan))
    assert [task.number for task in tasks if task.is_heading] == ["1", "2", "3", "4", "5"]
    assert len([task for task in tasks if not task.is_heading]) == 13
    assert {task.number: task.component for task in tasks if task.is_heading is False} == {
        **dict.fromkeys(("1.1", "1.2", "1.3", "1.4"), 1),
        **dict.fromkeys(("2.1", "2.2", "2.3", "2.4"), 3),
        **dict.fromkeys(("3.1", "3.2"), 4),
        "4.1": 2,
        **dict.fromkeys(("5.1", "5.2"), 5),
    }
    lines = [line for line in lines_of(plan) if not line.is_heading and not line.is_total]
    assert sum(line.total or 0 for line in lines) == 3360 * MILLION
    study = next(line for line in lines if line.number == "3.1")
    assert (study.task.number, study.origins["task"]["note"]) == ("3.2", "title")
    assert {line.number: line.task.number for line in lines if line.number != "3.1"} == {
        line.number: line.number for line in lines if line.number != "3.1"
    }
    assert (targets_of(plan).filter(comparator="range").get().low, targets_of(plan).count()) == (Decimal(8), 4)
