"""The turn of a year: what is unfinished goes on in the next year, with a link back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.models import Plan, PlanTask, TaskYear
from sachhon.domain.planning.policies import TASK
from sachhon.domain.planning.progress.states import UNFINISHED, TaskState
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


@dataclass(frozen=True, slots=True)
class RolledOver:
    """What went on: the years that were made or linked; those of an earlier call are not among them."""

    carried: tuple[TaskYear, ...]
    beyond_plan: tuple[TaskYear, ...] = ()
    """Of these, those of tasks that were to end with the year."""


def roll_over(*, actor: Actor, plan: Plan, year: int) -> RolledOver:
    """Every unfinished task of the year goes on in the year after; a second call changes nothing.

    A task that the plan names for the year and of which nobody spoke counts as not started. Raises PermissionDenied.
    """
    place = place_of(plan.unit)
    TASK.require(actor, "roll_over", place, PlanTask.Status.NOT_STARTED)
    with transaction.atomic():
        tasks = {one.pk: one for one in _open_tasks(plan, year).select_for_update(of=("self",))}
        rows = {row.task_id: row for row in TaskYear.objects.filter(task__in=tasks, year=year)}
        following = {row.task_id: row for row in TaskYear.objects.filter(task__in=tasks, year=year + 1)}
        carried = []
        for pk, task in tasks.items():
            row = rows.get(pk) or TaskYear.objects.create(task=task, year=year)
            if TaskState(row.status) not in UNFINISHED:
                continue
            into = following.get(pk)
            if into is None:
                into = TaskYear.objects.create(
                    task=task, year=year + 1, status=row.status, started=row.started, rolled_from=row
                )
            elif into.rolled_from_id is None:
                into.rolled_from = row
                if into.status == TaskState.NOT_STARTED:
                    into.status, into.started = row.status, row.started
                into.version += 1
                into.save()
            else:
                continue
            carried.append(into)
        if carried:
            audit.record(
                who=actor.who_for(place),
                verb="task.roll_over",
                object_type="plan",
                object_id=plan.code,
                unit_code=plan.unit.code,
                detail={"from": year, "to": year + 1, "tasks": [tasks[row.task_id].code for row in carried]},
            )
    beyond = tuple(row for row in carried if (tasks[row.task_id].to_year or row.year) < row.year)
    return RolledOver(tuple(carried), beyond)


def to_roll_over(plan: Plan, year: int) -> list[PlanTask]:
    """The tasks that rolling over would carry on, in the plan's order."""
    states = {row.task_id: row for row in TaskYear.objects.filter(task__plan=plan, year=year).only("task_id", "status")}
    linked = set(
        TaskYear.objects.filter(task__plan=plan, year=year + 1, rolled_from__isnull=False).values_list(
            "task_id", flat=True
        )
    )
    return [
        task
        for task in _open_tasks(plan, year)
        if task.pk not in linked and (task.pk not in states or TaskState(states[task.pk].status) in UNFINISHED)
    ]


def _open_tasks(plan: Plan, year: int) -> QuerySet[PlanTask]:
    """The plan's tasks that stand in a year: named for it by the plan, or recorded in it."""
    named = Q(from_year__lte=year) & (Q(to_year__gte=year) | Q(to_year=None, from_year=year))
    recorded = Q(pk__in=TaskYear.objects.filter(year=year).values("task"))
    return PlanTask.objects.filter(plan=plan, is_heading=False, removed_in=None).filter(named | recorded)
