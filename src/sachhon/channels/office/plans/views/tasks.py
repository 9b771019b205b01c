"""The tasks of a plan as a table, and both their classifications confirmed many at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.plans.find import find_plan
from sachhon.channels.office.plans.heads import head_of, years_words
from sachhon.channels.office.plans.statuses import status_kind
from sachhon.channels.office.plans.words import money_words, said_columns
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import (
    COMPONENTS,
    GROUPS,
    PLAN,
    Plan,
    PlanTask,
    Proposal,
    Refused,
    TaskParty,
    classify_tasks,
    lines_of,
    money_of,
    tasks_of,
)


@guarded(PLAN, "view", find_plan)
@require_GET
def tasks(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The table: headings, tasks, who carries them out, when, with what money, how far they are."""
    found = list(tasks_of(plan))
    money = money_of(lines_of(plan))
    wanted = request.GET.get("de-an", "")
    rows = [_row(task, money.get(task.pk)) for task in found if _shown(task, wanted)]
    context = {
        **head_of(request, plan, "plans:tasks"),
        "rows": rows,
        "any": any(not task.is_heading for task in found),
        "components": list(COMPONENTS.items()),
        "groups": list(GROUPS.items()),
        "proposals": sum(task.classified_by_id is None for task in found if not task.is_heading),
        "wanted": wanted,
    }
    return render(request, "office/plans/tasks.html", context)


@guarded(PLAN, "arrange", find_plan)
@require_POST
def classify(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Confirms the classifications of the rows that were ticked, as they are chosen in the table."""
    chosen = {}
    for code in request.POST.getlist("task"):
        component = request.POST.get(f"component-{code}", "")
        chosen[code] = Proposal(int(component) if component.isdigit() else None, request.POST.get(f"group-{code}", ""))
    if not chosen:
        messages.error(request, _("Chọn ít nhất một nhiệm vụ rồi xác nhận phân loại."))
        return redirect("plans:tasks", plan.code)
    try:
        count = classify_tasks(actor=request.actor, plan=plan, chosen=chosen)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        words = ngettext("Đã xác nhận phân loại %(n)s nhiệm vụ.", "Đã xác nhận phân loại %(n)s nhiệm vụ.", count)
        messages.success(request, words % {"n": count})
    return redirect("plans:tasks", plan.code)


def _shown(task: PlanTask, wanted: str) -> bool:
    return not wanted or task.is_heading or str(task.component or "") == wanted


def _row(task: PlanTask, money: int | None) -> dict[str, Any]:
    """A row with its cells, each with its words."""
    parties = list(task.parties.all())
    return {
        "task": task,
        "said": said_columns(
            task.origins,
            title=task.title,
            lead=task.lead,
            coordinating=task.coordinating,
            outcome=task.outcome,
            purpose=task.purpose,
            from_year=years_words(task.from_year, task.to_year),
        ),
        "leads": [party.unit for party in parties if party.part == TaskParty.Part.LEAD],
        "helps": [party.unit for party in parties if party.part == TaskParty.Part.COORDINATING],
        "money": money_words(money),
        "status_kind": status_kind(task.status),
        "proposed": task.classified_by_id is None,
        "component": COMPONENTS.get(task.component or 0, ""),
        "group": GROUPS.get(task.group, ""),
    }
