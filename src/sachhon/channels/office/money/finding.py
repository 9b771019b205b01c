"""What the addresses of this area name."""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.planning.api import BudgetLine, MoneyEntry, Plan, Stage, stage_named
from sachhon.domain.registry.api import Unit, place_of


class LineAt(NamedTuple):
    """A line with the stage that is to be recorded."""

    line: BudgetLine
    stage: Stage


class PlanAt(NamedTuple):
    """A plan with the stage that is to be recorded."""

    plan: Plan
    stage: Stage


def find_unit(code: str) -> Found:
    """A unit by its code."""
    unit = get_object_or_404(Unit, code=code)
    return Found(unit, place_of(unit))


def find_plan(code: str) -> Found:
    """A plan by its code."""
    plan = get_object_or_404(Plan.objects.select_related("unit"), code=code)
    return Found(plan, place_of(plan.unit))


def find_plan_to_open(code: str) -> Found:
    """A plan whose estimate is taken."""
    found = find_plan(code)
    return Found(found.object, found.place, Stage.ESTIMATED.value)


def find_line(line_id: int) -> Found:
    """A line of a plan's budget."""
    line = get_object_or_404(BudgetLine.objects.select_related("plan__unit", "task"), pk=line_id)
    return Found(line, place_of(line.plan.unit))


def find_line_to_split(line_id: int) -> Found:
    """A line whose estimate is split."""
    found = find_line(line_id)
    return Found(found.object, found.place, Stage.ESTIMATED.value)


def find_line_at(line_id: int, stage: str) -> Found:
    """A line, and the stage that is to be recorded."""
    found = find_line(line_id)
    return Found(LineAt(found.object, _stage(stage)), found.place, stage)


def find_plan_at(code: str, stage: str) -> Found:
    """A plan, and the stage that is to be recorded."""
    found = find_plan(code)
    return Found(PlanAt(found.object, _stage(stage)), found.place, stage)


def find_entry(entry_id: int) -> Found:
    """An entry of the ledger; its status is its stage."""
    entries = MoneyEntry.objects.select_related("line__plan__unit", "line__task", "evidence", "by")
    entry = get_object_or_404(entries, pk=entry_id)
    return Found(entry, place_of(entry.line.plan.unit), entry.stage)


def _stage(name: str) -> Stage:
    stage = stage_named(name)
    if stage is None:
        raise Http404(name)
    return stage
