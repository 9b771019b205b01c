"""Progress of tasks: who records, the steps, two people at once, the turn of the year, what lists show."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sachhon.domain.accounts.api import Actor, Role
from sachhon.domain.planning.api import (
    BudgetCell,
    BudgetLine,
    ChangedMeanwhile,
    Output,
    PlanTask,
    Progress,
    Refused,
    TaskYear,
    Upload,
    comment_on_task,
    overdue_tasks,
    record_output,
    record_progress,
    roll_over,
    set_dates,
    task_lines,
    task_years,
    to_roll_over,
    withdraw_output,
)
from sachhon.foundation.files import RefusedUpload
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.planning.tasks import a_plan, a_task, held_event, party

pytestmark = pytest.mark.django_db
UNIT = "P63-89"
DAY = date(2026, 5, 2)


@pytest.fixture(autouse=True)
def _units() -> None:
    world.units()


@pytest.fixture
def task() -> PlanTask:
    return a_task(a_plan(UNIT, 2025, 2027), "Tập huấn", 2025, 2027)


@pytest.fixture
def officer() -> Actor:
    return world.actor(Role.OFFICER, UNIT)


def test_progress_is_recorded_with_dates_remark_and_file(officer: Actor, task: PlanTask) -> None:
    row = record_progress(
        actor=officer, task=task, year=2026, status="under_way", text=" Đã ký hợp đồng ",
        started=date(2026, 3, 1), upload=Upload("C:\\hop dong.pdf", b"%PDF-1.4\n%%EOF"),
    )  # fmt: skip
    entry = Progress.objects.get()
    assert (row.status, row.started, row.version) == ("under_way", date(2026, 3, 1), 1)
    assert (entry.text, entry.status, entry.file_name, entry.unit_code) == (
        "Đã ký hợp đồng", "under_way", "hop dong.pdf", UNIT,
    )  # fmt: skip
    task.refresh_from_db()
    assert (task.status, task.status_at) == ("under_way", timezone.localdate())
    told = AuditEntry.objects.get(verb="task.progress")
    assert (told.object_id, told.detail["from"], told.detail["to"]) == (task.code, "not_started", "under_way")


def test_a_step_without_a_day_takes_todays(officer: Actor, task: PlanTask) -> None:
    row = record_progress(actor=officer, task=task, year=2026, status="done")
    assert (row.started, row.finished) == (None, timezone.localdate())
    row = record_progress(actor=officer, task=task, year=2026, status="under_way", text="Làm lại", base_version=1)
    assert (row.started, row.finished) == (timezone.localdate(), None)


@pytest.mark.parametrize(
    ("first", "told", "code", "field"),
    [
        ("done", {"status": "stopped", "text": "Thôi"}, "step", "status"),
        ("done", {"status": "under_way"}, "remark_missing", "text"),
        ("under_way", {"status": "stopped"}, "remark_missing", "text"),
        ("under_way", {"status": "x"}, "status", "status"),
        ("under_way", {"status": "done", "started": DAY, "finished": date(2026, 5, 1)}, "backwards", "finished"),
        ("under_way", {"status": "done", "finished": date(2126, 5, 1)}, "future", "finished"),
    ],
)  # fmt: skip
def test_a_step_that_cannot_be_is_refused_with_its_remedy(
    officer: Actor, task: PlanTask, first: str, told: dict, code: str, field: str
) -> None:
    record_progress(actor=officer, task=task, year=2026, status=first)
    with pytest.raises(Refused) as refused:
        record_progress(actor=officer, task=task, year=2026, base_version=1, **told)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert TaskYear.objects.get().version == 1


def test_a_program_is_not_taken_as_a_file(officer: Actor, task: PlanTask) -> None:
    with pytest.raises(RefusedUpload):
        record_progress(actor=officer, task=task, year=2026, status="under_way", upload=Upload("a.exe", b"MZ"))
    assert Progress.objects.count() == 0
    assert not TaskYear.objects.filter(version__gt=0).exists()


def test_of_two_people_the_second_writes_nothing_over(officer: Actor, task: PlanTask) -> None:
    record_progress(actor=officer, task=task, year=2026, status="under_way", base_version=0)
    other = world.actor(Role.HEAD, UNIT)
    with pytest.raises(ChangedMeanwhile) as changed:
        record_progress(actor=other, task=task, year=2026, status="stopped", text="Thôi", base_version=0)
    assert changed.value.standing.status == "under_way"
    assert TaskYear.objects.get().status == "under_way"
    assert Progress.objects.count() == 1


def test_the_same_request_again_changes_nothing(officer: Actor, task: PlanTask) -> None:
    for _ in range(2):
        record_progress(actor=officer, task=task, year=2026, status="under_way", request_key="k1")
        record_output(actor=officer, task=task, year=2026, measure="workshops", quantity=Decimal(2), request_key="k2")
        comment_on_task(actor=officer, task=task, year=2026, text="Ý kiến", request_key="k3")
    assert (Progress.objects.count(), Output.objects.count(), TaskYear.objects.get().version) == (2, 1, 1)


def test_the_lead_records_a_coordinating_body_comments_others_do_neither(task: PlanTask) -> None:
    party(task, "P63-01", "lead")
    party(task, "P63-04", "coordinating")
    lead, helper = world.actor(Role.OFFICER, "P63-01"), world.actor(Role.OFFICER, "P63-04")
    record_progress(actor=lead, task=task, year=2026, status="under_way")
    said = comment_on_task(actor=helper, task=task, year=2026, text="Đã cử cán bộ")
    assert (said.unit_code, said.status) == ("P63-04", "")
    assert AuditEntry.objects.get(verb="task.comment").unit_code == "P63-04"
    for actor in (helper, world.actor(Role.OFFICER, "P63-06"), world.actor(Role.MINISTRY_OFFICER)):
        with pytest.raises(PermissionDenied):
            record_progress(actor=actor, task=task, year=2026, status="done", base_version=1)
    with pytest.raises(PermissionDenied):
        comment_on_task(actor=world.actor(Role.OFFICER, "P63-06"), task=task, year=2026, text="x")


def test_a_heading_has_no_progress(officer: Actor, task: PlanTask) -> None:
    PlanTask.objects.filter(pk=task.pk).update(is_heading=True)
    with pytest.raises(Refused) as refused:
        record_progress(actor=officer, task=task, year=2026, status="under_way")
    assert refused.value.code == "heading"


def test_planned_days_are_kept_and_must_run_forward(officer: Actor, task: PlanTask) -> None:
    row = set_dates(actor=officer, task=task, year=2026, planned_from=date(2026, 2, 1), planned_to=date(2026, 9, 30))
    assert row.version == 1
    assert set_dates(
        actor=officer, task=task, year=2026, planned_from=date(2026, 2, 1), planned_to=date(2026, 9, 30)
    ).version == 1  # fmt: skip
    with pytest.raises(Refused):
        set_dates(actor=officer, task=task, year=2026, planned_from=date(2026, 2, 1), planned_to=date(2026, 1, 1))
    with pytest.raises(ChangedMeanwhile):
        set_dates(actor=officer, task=task, year=2026, planned_from=None, planned_to=None, base_version=0)


def test_an_output_is_a_whole_number_above_nothing(officer: Actor, task: PlanTask) -> None:
    for quantity in (Decimal(0), Decimal("-1"), Decimal("1.5"), Decimal(10) ** 10):
        with pytest.raises(Refused):
            record_output(actor=officer, task=task, year=2026, measure="workshops", quantity=quantity)
    with pytest.raises(Refused):
        record_output(actor=officer, task=task, year=2026, measure="facilities_aware_share", quantity=Decimal(5))


def test_a_withdrawn_output_stays_and_counts_no_more(officer: Actor, task: PlanTask) -> None:
    made = record_output(actor=officer, task=task, year=2026, measure="workshops", quantity=Decimal(2))
    withdraw_output(actor=officer, output=made)
    withdraw_output(actor=officer, output=made)
    assert AuditEntry.objects.filter(verb="output.withdraw").count() == 1
    (line,) = task_lines(officer, 2026, date(2026, 6, 1))
    assert line.outputs == {}
    event = held_event(UNIT, "workshop", date(2026, 5, 3), (), task, officer)
    with pytest.raises(Refused):
        withdraw_output(actor=officer, output=event.outputs.get())


def test_unfinished_tasks_go_on_in_the_next_year_once(task: PlanTask, officer: Actor) -> None:
    plan = task.plan
    done, silent, stopped = (a_task(plan, name, 2026, 2026) for name in ("Xong", "Im lặng", "Dừng"))
    record_progress(actor=officer, task=task, year=2026, status="under_way", started=date(2026, 3, 1))
    record_progress(actor=officer, task=done, year=2026, status="done")
    record_progress(actor=officer, task=stopped, year=2026, status="stopped", text="Không còn kinh phí")
    head = world.actor(Role.HEAD, UNIT)
    assert {one.title for one in to_roll_over(plan, 2026)} == {"Tập huấn", "Im lặng"}
    first = roll_over(actor=head, plan=plan, year=2026)
    assert {row.task_id for row in first.carried} == {task.pk, silent.pk}
    assert {row.task_id for row in first.beyond_plan} == {silent.pk}
    again = roll_over(actor=head, plan=plan, year=2026)
    assert (again.carried, to_roll_over(plan, 2026)) == ((), [])
    carried = TaskYear.objects.get(task=task, year=2027)
    assert (carried.status, carried.started, carried.rolled_from.year) == ("under_way", date(2026, 3, 1), 2026)
    assert AuditEntry.objects.filter(verb="task.roll_over").count() == 1
    assert TaskYear.objects.get(task=task, year=2026).status == "under_way"
    with pytest.raises(PermissionDenied):
        roll_over(actor=officer, plan=plan, year=2027)


def test_lists_show_each_actor_their_tasks_by_their_part(task: PlanTask, officer: Actor) -> None:
    party(task, "P63-04", "coordinating")
    today = date(2026, 6, 1)
    assert [(line.task.pk, line.part) for line in task_lines(officer, 2026, today)] == [(task.pk, "own")]
    helper = world.actor(Role.OFFICER, "P63-04")
    assert [(line.task.pk, line.part) for line in task_lines(helper, 2026, today)] == [(task.pk, "coordinating")]
    assert task_lines(world.actor(Role.OFFICER, "P63-06"), 2026, today) == []
    assert [line.part for line in task_lines(world.actor(Role.MINISTRY_OFFICER), 2026, today)] == ["own"]
    assert task_lines(officer, 2028, today) == []


def test_a_line_says_what_is_behind(task: PlanTask, officer: Actor) -> None:
    line = BudgetLine.objects.create(plan=task.plan, task=task, position=1, title="Lớp", unit_of_measure="Lớp")
    BudgetCell.objects.create(line=line, year=2026, quantity=Decimal(4), amount=80_000_000)
    record_progress(actor=officer, task=task, year=2026, status="under_way")
    held_event(UNIT, "course", date(2026, 5, 3), (), task, officer)
    (shown,) = task_lines(officer, 2026, date(2026, 10, 1))
    assert (shown.planned_money, shown.spent_money, shown.outputs) == (80_000_000, None, {"training_courses": 1})
    assert [(why.code, why.gone, why.done) for why in shown.overlay.reasons] == [("outputs_behind", 75, 25)]


def test_an_enterprise_at_two_events_of_a_task_counts_once_in_its_year(task: PlanTask, officer: Actor) -> None:
    for month in (3, 6):
        held_event(UNIT, "course", date(2026, month, 3), [("Cty A", "", 2), (f"Cty {month}", "", 1)], task, officer)
    record_output(actor=officer, task=task, year=2026, measure="enterprises_trained", quantity=Decimal(5))
    (shown,) = task_lines(officer, 2026, date(2026, 10, 1))
    assert shown.outputs == {"training_courses": 2, "participants": 6, "enterprises_trained": 8}
    page = next(one for one in task_years(officer, task, date(2026, 10, 1)) if one.line.year == 2026)
    assert page.line.outputs == shown.outputs
    assert len(page.outputs) == 7


def test_what_is_overdue_is_told_to_those_who_keep_it(task: PlanTask, officer: Actor) -> None:
    party(task, "P63-04", "coordinating")
    today = timezone.localdate()
    set_dates(actor=officer, task=task, year=today.year, planned_from=None, planned_to=today - timedelta(days=3))
    (late,) = overdue_tasks(officer, today)
    assert (late.task, late.year, late.days, late.due) == (task, today.year, 3, today - timedelta(days=3))
    assert overdue_tasks(world.actor(Role.OFFICER, "P63-04"), today) == []
    party(task, "P63-06", "lead")
    assert [one.task for one in overdue_tasks(world.actor(Role.OFFICER, "P63-06"), today)] == [task]
    record_progress(actor=officer, task=task, year=today.year, status="done", base_version=1)
    assert [one.year for one in overdue_tasks(officer, today)] == [today.year - 1]


def test_lists_need_as_many_queries_for_many_tasks_as_for_few(
    task: PlanTask, officer: Actor, django_assert_max_num_queries
) -> None:
    for number in range(40):
        record_output(
            actor=officer,
            task=a_task(task.plan, f"Nhiệm vụ {number}"),
            year=2026,
            measure="workshops",
            quantity=Decimal(1),
        )
    with django_assert_max_num_queries(9):
        assert len(task_lines(officer, 2026, date(2026, 6, 1))) == 41
