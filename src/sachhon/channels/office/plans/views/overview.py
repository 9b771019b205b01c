"""A plan's own page: where it stands, its numbers, document, editions, and what is doubtful about it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sachhon.channels.office.plans.find import find_plan
from sachhon.channels.office.plans.findings import findings_about
from sachhon.channels.office.plans.heads import head_of
from sachhon.channels.office.plans.sums import sums_of
from sachhon.channels.office.plans.words import money_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import (
    COMPONENTS,
    PLAN,
    BudgetLine,
    Plan,
    PlanEdition,
    PlanTask,
    editions_of,
    files_read_for,
    lines_of,
    money_of,
    revision_to_adopt,
    targets_of,
    tasks_of,
)
from sachhon.domain.registry.api import place_of
from sachhon.domain.submissions.api import SUBMISSION, may_approve


@guarded(PLAN, "view", find_plan)
@require_GET
def page(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The overview."""
    tasks = [task for task in tasks_of(plan) if not task.is_heading]
    editions = [_edition(one) for one in editions_of(plan)]
    lines = list(lines_of(plan))
    context: dict[str, Any] = {
        **head_of(request, plan, "plans:page"),
        "stats": _stats(plan, tasks, lines) if editions else [],
        "sums": sums_of(lines),
        "components": _components(tasks, money_of(lines)),
        "editions": editions,
        "in_force": editions[0]["edition"] if editions else None,
        "findings": findings_about(plan),
        "files": files_read_for(plan),
        "to_adopt": revision_to_adopt(plan),
        "answer": _answer(request, plan),
        "unclassified": sum(task.classified_by_id is None for task in tasks),
    }
    return render(request, "office/plans/page.html", context)


def _stats(plan: Plan, tasks: list[PlanTask], lines: list[BudgetLine]) -> list[dict[str, object]]:
    total = _total(lines)
    return [
        {"name": "targets", "value": targets_of(plan).count()},
        {"name": "tasks", "value": len(tasks)},
        {"name": "done", "value": sum(task.status == PlanTask.Status.DONE for task in tasks)},
        {"name": "money", "value": money_words(total)},
    ]


def _total(lines: list[BudgetLine]) -> int | None:
    """What the plan says that it costs: its row of totals, else the sum of its lines."""
    stated = [line.total for line in lines if line.is_total and line.total is not None]
    if stated:
        return max(stated)
    sums = [line.total for line in lines if not line.is_heading and not line.is_total and line.total is not None]
    return sum(sums) if sums else None


def _components(tasks: list[PlanTask], money: dict[int, int]) -> list[dict[str, object]]:
    """Tasks and money by the strategy's component projects."""
    rows: list[dict[str, object]] = []
    for component, label in (*COMPONENTS.items(), (None, None)):
        own = [task for task in tasks if task.component == component]
        if own:
            sums = [money[task.pk] for task in own if task.pk in money]
            rows.append({"label": label, "tasks": len(own), "money": money_words(sum(sums)) if sums else ""})
    return rows


def _edition(edition: PlanEdition) -> dict[str, object]:
    kinds = [change["kind"] for change in edition.changes]
    return {
        "edition": edition,
        "added": kinds.count("added"),
        "changed": kinds.count("changed"),
        "removed": kinds.count("removed"),
    }


def _answer(request: OfficeRequest, plan: Plan) -> dict[str, object] | None:
    """The submission in which the plan is drafted, and what the person may do with it."""
    submission = plan.submission
    if submission is None:
        return None
    place = place_of(plan.unit)
    return {
        "submission": submission,
        "may_view": SUBMISSION.permits(request.actor, "view", place, submission.status),
        "may_edit": SUBMISSION.permits(request.actor, "edit", place, submission.status),
        "may_decide": may_approve(request.actor, submission),
        "url": reverse("reports:report", args=(submission.code,)),
        "drop_url": reverse("intake:of_report", args=(submission.code,)),
    }
