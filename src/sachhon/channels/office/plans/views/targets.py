"""The targets of a plan, and what each of them measures."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.plans.find import find_plan, find_target
from sachhon.channels.office.plans.heads import head_of
from sachhon.channels.office.plans.words import said, target_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import PLAN, Plan, Refused, Target, measures, set_measure, targets_of


@guarded(PLAN, "view", find_plan)
@require_GET
def targets(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Each target with its value (a range as a range), its year, and what it measures."""
    column = "name_en" if (get_language() or "vi").startswith("en") else "name_vi"
    names = {code: row[column] for code, row in measures().items()}
    rows = [
        {
            "target": target,
            "indicator": said(target.indicator, target.origins.get("indicator")),
            "value": said(target_words(target), target.origins.get("low")),
            "measure": names.get(target.measure, ""),
            "proposed": target.origins.get("measure", {}).get("kind") == "computed",
        }
        for target in targets_of(plan)
    ]
    context = {**head_of(request, plan, "plans:targets"), "rows": rows, "measures": list(names.items())}
    return render(request, "office/plans/targets.html", context)


@guarded(PLAN, "arrange", find_target)
@require_POST
def measure(request: OfficeRequest, target: Target) -> HttpResponse:
    """Says what a target measures."""
    try:
        set_measure(actor=request.actor, target=target, measure=request.POST.get("measure", ""))
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã lưu chỉ số đo của mục tiêu."))
    return redirect("plans:targets", target.plan.code)
