"""The workspace: begun, described, its team, tasks and process; two tabs; who may; what is kept in the trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Actor, Role, actor_of
from sachhon.domain.assessments.api import (
    Assessment,
    BalanceSignature,
    ChangedMeanwhile,
    Expert,
    MemberRow,
    Option,
    Refused,
    StepRow,
    TaskState,
    all_steps,
    assessments_visible,
    begin_assessment,
    blocks_of,
    describe_assessment,
    end_assessment,
    flows_seen,
    keep_flows,
    keep_process,
    keep_process_step,
    keep_team,
    record_task,
    remove_process_step,
    reopen_assessment,
    report_assessment,
    sign_balance,
    step_seen,
    steps_of,
    task_seen,
    team_seen,
)
from sachhon.domain.registry.api import Facility
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.assessments import workspace_world as work

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def facility() -> Facility:
    return work.facility()


@pytest.fixture
def owner(facility: Facility) -> Actor:
    return work.owner(facility)


@pytest.fixture
def assessment(owner: Actor, facility: Facility) -> Assessment:
    return work.begun(owner, facility)


def last(verb: str) -> AuditEntry:
    return AuditEntry.objects.filter(verb=verb).latest("number")


def test_the_method_has_six_steps_and_eighteen_tasks() -> None:
    assert [len(step.tasks) for step in all_steps()] == [3, 4, 2, 4, 3, 2]
    assert [task.number for step in all_steps() for task in step.tasks] == list(range(1, 19))
    quick = [task.number for step in steps_of(Assessment.Kind.QUICK) for task in step.tasks]
    assert quick == [1, 2, 3, 4, 8, 9, 13]
    assert all(task.general_knowledge and task.certainty == "medium" for step in all_steps() for task in step.tasks)


def test_a_consultant_begins_for_the_facility_and_both_names_are_kept(facility: Facility) -> None:
    made = work.begun(actor_of(work.consultant(facility)), facility)
    assert made.code.startswith("CS-000001.DG.")
    assert made.code.endswith(".01")
    assert made.consultancy is not None
    assert made.consultancy.code == "TV-01"
    assert made.on_behalf == "Lê Giám Đốc"
    entry = last("assessment.begin")
    assert (entry.user_name, entry.on_behalf, entry.unit_code) == ("Trần Tư Vấn", "Lê Giám Đốc", "CS-000001")


def test_the_same_key_begins_once(owner: Actor, facility: Facility) -> None:
    made = [
        begin_assessment(actor=owner, facility=facility, kind="quick", told=work.TOLD, request_key="k")
        for _ in range(2)
    ]
    assert made[0].pk == made[1].pk
    assert Assessment.objects.count() == 1
    assert begin_assessment(actor=owner, facility=facility, kind="quick", told=work.TOLD).code.endswith(".02")


@pytest.mark.parametrize(
    ("role", "unit"),
    [(Role.OFFICER, work.OTHER_PROVINCE), (Role.INSPECTOR, "BCT"), (Role.FACILITY_USER, "CS-000002")],
)
def test_others_do_not_begin(facility: Facility, role: Role, unit: str) -> None:
    with pytest.raises(PermissionDenied):
        work.begun(world.actor(role, unit), facility)


def test_a_delegation_that_ended_gives_nothing(facility: Facility) -> None:
    person = work.consultant(facility)
    made = work.begun(actor_of(person), facility)
    assert list(assessments_visible(actor_of(person))) == [made]
    person.delegations.update(until=date(2020, 1, 1))
    assert not assessments_visible(actor_of(person)).exists()
    with pytest.raises(PermissionDenied):
        work.step(actor_of(person), made)


def test_each_sees_their_own(assessment: Assessment) -> None:
    work_of = {
        (Role.MINISTRY_OFFICER, "BCT"): 1,
        (Role.OFFICER, work.PROVINCE): 1,
        (Role.OFFICER, work.OTHER_PROVINCE): 0,
        (Role.FACILITY_USER, "CS-000001"): 1,
        (Role.FACILITY_USER, "CS-000002"): 0,
        (Role.OFFICER, "TV-01"): 0,
    }
    seen = {key: assessments_visible(world.actor(*key)).count() for key in work_of}
    assert seen == work_of


def test_a_closed_facility_is_not_assessed_anew(owner: Actor, facility: Facility) -> None:
    facility.status = Facility.Status.CLOSED
    facility.save()
    with pytest.raises(Refused, match="đã ngừng hoạt động"):
        work.begun(owner, facility)


def test_two_tabs_do_not_overwrite_what_an_assessment_is_about(owner: Actor, assessment: Assessment) -> None:
    describe_assessment(actor=owner, assessment=assessment, told=replace(work.TOLD, title="Mới"), base_version=0)
    with pytest.raises(ChangedMeanwhile):
        describe_assessment(actor=owner, assessment=assessment, told=replace(work.TOLD, title="Cũ"), base_version=0)
    assessment.refresh_from_db()
    assert (assessment.title, assessment.version) == ("Mới", 1)
    assert last("assessment.describe").detail == {"title": ["Đánh giá SXSH nhà máy bia", "Mới"]}


def test_saving_the_same_again_is_no_change(owner: Actor, assessment: Assessment) -> None:
    describe_assessment(actor=owner, assessment=assessment, told=work.TOLD, base_version=0)
    assert not AuditEntry.objects.filter(verb="assessment.describe").exists()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (replace(work.TOLD, title=" "), "title"),
        (replace(work.TOLD, last_day=date(2022, 1, 1)), "last_day"),
        (replace(work.TOLD, tolerance_pct=D(101)), "tolerance_pct"),
        (replace(work.TOLD, output=D(-1)), "output"),
        (replace(work.TOLD, output=D("0.0000001")), "output"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(owner: Actor, assessment: Assessment, told: object, field: str) -> None:
    with pytest.raises(Refused) as refused:
        describe_assessment(actor=owner, assessment=assessment, told=told, base_version=0)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_the_team_with_an_expert_of_the_network(owner: Actor, assessment: Assessment) -> None:
    Expert.objects.create(code="CG-1", name="Phạm Chuyên Gia", folded="pham chuyen gia", sort_name="p", by=owner.user)
    rows = [MemberRow(None, "Lê An", "Quản đốc", "đội trưởng", True), MemberRow(None, "Phạm", expert="CG-1")]
    kept = keep_team(actor=owner, assessment=assessment, rows=rows, seen=team_seen(assessment))
    assert [(one.name, one.is_leader, one.expert.code if one.expert else "") for one in kept] == [
        ("Lê An", True, ""),
        ("Phạm", False, "CG-1"),
    ]
    stale = team_seen(assessment)
    keep_team(actor=owner, assessment=assessment, rows=[MemberRow(kept[0].pk, "Lê Văn An", is_leader=True)])
    assert last("assessment.team").detail == {"removed": ["Phạm"], "changed": ["Lê Văn An"]}
    with pytest.raises(ChangedMeanwhile):
        keep_team(actor=owner, assessment=assessment, rows=[], seen=stale)
    with pytest.raises(Refused, match="một đội trưởng"):
        keep_team(
            actor=owner,
            assessment=assessment,
            rows=[MemberRow(None, "A", is_leader=True), MemberRow(None, "B", is_leader=True)],
        )
    assert [one.name for one in assessment.team.all()] == ["Lê Văn An"]


def test_tasks_with_their_states(owner: Actor, assessment: Assessment) -> None:
    state = record_task(actor=owner, assessment=assessment, task="T01", state="done", note="Đủ", seen=task_seen(None))
    assert (state.state, state.note, state.by) == ("done", "Đủ", owner.user)
    with pytest.raises(ChangedMeanwhile):
        record_task(actor=owner, assessment=assessment, task="T01", state="in_progress", note="", seen=task_seen(None))
    with pytest.raises(Refused, match="lý do"):
        record_task(actor=owner, assessment=assessment, task="T02", state=TaskState.State.NOT_NEEDED, note=" ")
    with pytest.raises(Refused):
        record_task(actor=owner, assessment=assessment, task="T19", state="done", note="")


def test_a_quick_assessment_has_no_task_of_balances(owner: Actor, facility: Facility) -> None:
    quick = work.begun(owner, facility, Assessment.Kind.QUICK)
    with pytest.raises(Refused):
        record_task(actor=owner, assessment=quick, task="T05", state="done", note="")


def test_a_step_put_between_moves_the_others_on(owner: Actor, assessment: Assessment) -> None:
    first, second = work.step(owner, assessment, 1, "Nghiền"), work.step(owner, assessment, 2, "Lọc", 1)
    between = work.step(owner, assessment, 2, "Nấu", 1)
    keep_process_step(actor=owner, assessment=assessment, step=second, row=StepRow(3, "Lọc", follows=(2,)), seen=None)
    found = {one.name: (one.number, [before.name for before in one.follows.all()]) for one in assessment.steps.all()}
    assert found == {"Nghiền": (1, []), "Nấu": (2, ["Nghiền"]), "Lọc": (3, ["Nấu"])}
    stale = step_seen(first)
    keep_process_step(actor=owner, assessment=assessment, step=first, row=StepRow(1, "Nghiền malt"))
    with pytest.raises(ChangedMeanwhile):
        keep_process_step(actor=owner, assessment=assessment, step=first, row=StepRow(1, "Xay"), seen=stale)
    remove_process_step(actor=owner, assessment=assessment, step=between)
    assert last("assessment.remove_step").detail == {"step": 2, "name": "Nấu", "flows": []}


def test_steps_kept_as_a_whole_stay_what_they_are_by_their_id(owner: Actor, assessment: Assessment) -> None:
    one, two = work.step(owner, assessment, 1, "Nghiền"), work.step(owner, assessment, 2, "Nấu", 1)
    work.flows(owner, two, work.row("in", "material", "Malt", "1"))
    rows = [StepRow(1, "Nấu", pk=two.pk), StepRow(2, "Nghiền", follows=(1,), pk=one.pk), StepRow(3, "Lọc")]
    keep_process(actor=owner, assessment=assessment, rows=rows)
    two.refresh_from_db()
    assert two.number == 1
    assert [flow.name for flow in two.flows.all()] == ["Malt"]
    with pytest.raises(Refused, match="cùng số"):
        keep_process(actor=owner, assessment=assessment, rows=[StepRow(1, "A"), StepRow(1, "B")])


def test_blank_is_unknown_and_never_zero(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    blank, zero = work.flows(
        owner, step, work.row("in", "material", "Malt", None, ""), work.row("in", "material", "Gạo", "0")
    )
    assert blank.quantity is None
    assert zero.quantity == 0
    with pytest.raises(Refused) as refused:
        work.flows(owner, step, work.row("in", "material", "Malt", "5", ""))
    assert refused.value.field == "1.unit"
    with pytest.raises(Refused) as refused:
        work.flows(owner, step, work.row("in", "material", "Malt", "1"), work.row("out", "product", "Bia", "-1"))
    assert refused.value.field == "2.quantity"


def test_two_tabs_do_not_overwrite_flows(owner: Actor, assessment: Assessment) -> None:
    step = work.step(owner, assessment)
    seen = flows_seen(step.flows.all())
    work.flows(owner, step, work.row("in", "material", "Malt", "100"))
    with pytest.raises(ChangedMeanwhile):
        keep_flows(actor=owner, assessment=assessment, step=step, rows=[], seen=seen)
    assert last("assessment.flows").detail["changes"] == [
        {
            "added": "Malt",
            "direction": "in",
            "kind": "material",
            "name": "Malt",
            "quantity": "100",
            "unit": "t",
            "weighs": True,
        }
    ]


def ready(owner: Actor, assessment: Assessment) -> None:
    keep_team(actor=owner, assessment=assessment, rows=[MemberRow(None, "Lê An", is_leader=True)])
    step = work.step(owner, assessment)
    work.flows(owner, step, work.row("in", "material", "Malt", "100"), work.row("out", "solid_waste", "Bã", "226"))
    Option.objects.create(assessment=assessment, number=1, title="Thu hồi", category="reuse", by=owner.user)


def test_the_report_waits_for_what_blocks_it(owner: Actor, assessment: Assessment) -> None:
    assert [one.code for one in blocks_of(assessment)] == ["no_team", "no_steps", "no_options"]
    ready(owner, assessment)
    assert [one.code for one in blocks_of(assessment)] == ["balance_open"]
    with pytest.raises(Refused, match="còn 1 việc"):
        report_assessment(actor=owner, assessment=assessment)
    sign_balance(
        actor=owner,
        assessment=assessment,
        of=BalanceSignature.Of.MASS,
        step=assessment.steps.get(),
        closure_pct=D("226.000000"),
        reason="Bã ướt, chưa trừ nước ngấm vào.",
    )
    reported = report_assessment(actor=owner, assessment=assessment)
    assert reported.status == Assessment.Status.REPORTED
    assert reported.reported_on is not None
    with pytest.raises(PermissionDenied):
        work.step(owner, assessment, 2, "Lọc")
    record_task(actor=owner, assessment=assessment, task="T15", state="in_progress", note="")
    with pytest.raises(PermissionDenied):
        record_task(actor=owner, assessment=assessment, task="T05", state="done", note="")


def test_ended_dropped_and_opened_again(owner: Actor, assessment: Assessment) -> None:
    with pytest.raises(Refused, match="Lập báo cáo trước"):
        end_assessment(actor=owner, assessment=assessment)
    with pytest.raises(Refused, match="lý do"):
        end_assessment(actor=owner, assessment=assessment, dropped=True)
    dropped = end_assessment(actor=owner, assessment=assessment, why="Cơ sở di dời", dropped=True)
    assert (dropped.status, dropped.why_ended) == ("dropped", "Cơ sở di dời")
    with pytest.raises(Refused, match="lý do"):
        reopen_assessment(actor=owner, assessment=assessment, why="")
    opened = reopen_assessment(actor=owner, assessment=assessment, why="Di dời xong")
    assert (opened.status, opened.ended_on, opened.why_ended) == ("open", None, "")
    assert last("assessment.reopen").detail == {"from": "dropped", "to": "open", "why": "Di dời xong"}
