"""A plan as a timeline and as a board."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from sachhon.channels.office.plans.calendar import money_by_year, rows_of, years_of
from sachhon.channels.office.plans.find import find_plan
from sachhon.channels.office.plans.heads import head_of, years_words
from sachhon.channels.office.plans.statuses import status_kind
from sachhon.channels.office.plans.words import money_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import PLAN, Plan, PlanTask, lines_of, money_of, tasks_of


@guarded(PLAN, "view", find_plan)
@require_GET
def timeline(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Years across, tasks down: when each runs, and its money of each year in the bar."""
    tasks = list(tasks_of(plan))
    money = money_by_year(lines_of(plan))
    years = years_of(plan, tasks, money)
    rows = rows_of(tasks, money, years)
    context = {
        **head_of(request, plan, "plans:timeline"),
        "year_columns": years,
        "rows": rows,
        "any": any(row.cells for row in rows),
        "any_money": bool(money),
        "doubtful": sum(row.doubtful for row in rows),
        "this_year": timezone.localdate().year,
    }
    return render(request, "office/plans/timeline.html", context)


@guarded(PLAN, "view", find_plan)
@require_GET
def board(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The tasks in columns by status."""
    tasks = [task for task in tasks_of(plan) if not task.is_heading]
    money = money_of(lines_of(plan))
    columns = [
        {
            "label": status.label,
            "kind": status_kind(status.value),
            "cards": [
                {
                    "task": task,
                    "years": years_words(task.from_year, task.to_year),
                    "money": money_words(money.get(task.pk)),
                }
                for task in tasks
                if task.status == status
            ],
        }
        for status in PlanTask.Status
    ]
    context = {**head_of(request, plan, "plans:board"), "columns": columns, "any": bool(tasks)}
    return render(request, "office/plans/board.html", context)
