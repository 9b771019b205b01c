"""What the addresses of plans name, for permissions."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.planning.api import BudgetLine, Plan, PlanEdition, PlanTask, Target, TaskParty
from sachhon.domain.registry.api import Unit, place_of


def find_plan(code: str) -> Found:
    """A plan by its code."""
    plan = get_object_or_404(Plan.objects.select_related("unit", "submission__obligation__round__template"), code=code)
    return Found(plan, place_of(plan.unit), plan.status)


def find_unit(unit: str) -> Found:
    """The unit that begins a plan."""
    found = get_object_or_404(Unit, code=unit)
    return Found(found, place_of(found), Plan.Status.DRAFT)


def find_edition(code: str, number: int) -> Found:
    """An edition of a plan."""
    edition = get_object_or_404(
        PlanEdition.objects.select_related("plan__unit", "adopted_by", "revision__submission").defer(
            "revision__content"
        ),
        plan__code=code,
        number=number,
    )
    return Found(edition, place_of(edition.plan.unit), edition.plan.status)


def find_task(code: str, serial: int) -> Found:
    """A task of a plan's document."""
    task = get_object_or_404(
        PlanTask.objects.select_related("plan__unit", "heading"), plan__code=code, serial=serial, is_heading=False
    )
    return Found(task, place_of(task.plan.unit), task.plan.status)


def find_party(code: str, pk: int) -> Found:
    """A unit's part in a task of a plan."""
    party = get_object_or_404(
        TaskParty.objects.select_related("task__plan__unit", "unit"), task__plan__code=code, pk=pk
    )
    return Found(party, place_of(party.task.plan.unit), party.task.plan.status)


def find_line(code: str, serial: int) -> Found:
    """A line of a plan's budget."""
    line = get_object_or_404(
        BudgetLine.objects.select_related("plan__unit", "task"), plan__code=code, serial=serial, serial__gt=0
    )
    return Found(line, place_of(line.plan.unit), line.plan.status)


def find_target(code: str, serial: int) -> Found:
    """A target of a plan."""
    target = get_object_or_404(
        Target.objects.select_related("plan__unit"), plan__code=code, serial=serial, serial__gt=0
    )
    return Found(target, place_of(target.plan.unit), target.plan.status)
