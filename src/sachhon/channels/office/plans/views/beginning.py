"""Beginning a plan, and correcting what it is called."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.plans.find import find_plan, find_unit
from sachhon.channels.office.plans.forms import Described, Describing
from sachhon.channels.office.plans.heads import head_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import PLAN, Plan, Refused, begin_plan, describe_plan, plans_to_begin
from sachhon.domain.registry.api import Unit
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import Refused as SubmissionRefused

_USUAL_YEARS = 5


@guarded(PLAN, "begin", find_unit)
@require_http_methods(["GET", "POST"])
def begin(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A plan of the unit: its title and years; for the ministry's round where the address names one (?dot=)."""
    owed = _asked(request, unit)
    form = Describing(request.POST if request.method == "POST" else None, initial=_initial(unit, owed))
    if request.method == "POST" and form.is_valid():
        try:
            plan = begin_plan(actor=request.actor, unit=unit, obligation=owed, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        except SubmissionRefused as refused:
            form.add_error(None, refused.message)
        else:
            messages.success(request, _("Đã lập kế hoạch. Soạn nội dung bằng một trong các cách dưới đây."))
            return redirect("plans:page", plan.code)
    return render(request, "office/plans/begin.html", {"form": form, "unit": unit, "owed": owed})


@guarded(PLAN, "edit", find_plan)
@require_http_methods(["GET", "POST"])
def describe(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Title, years, number and date of the document."""
    names = ("title", "first_year", "last_year", "document_number", "document_date")
    form = Described(
        request.POST if request.method == "POST" else None,
        initial={name: getattr(plan, name) for name in names},
    )
    if request.method == "POST" and form.is_valid():
        try:
            describe_plan(actor=request.actor, plan=plan, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã lưu thông tin kế hoạch."))
            return redirect("plans:page", plan.code)
    return render(request, "office/plans/describe.html", {**head_of(request, plan, "plans:page"), "form": form})


def _asked(request: OfficeRequest, unit: Unit) -> Obligation | None:
    """What the address says that the plan answers. Raises Http404 where it is not the unit's to plan."""
    told = request.GET.get("dot", "")
    if not told:
        return None
    owed = plans_to_begin(request.actor).filter(unit=unit, pk=int(told)).first() if told.isdigit() else None
    if owed is None:
        raise Http404("no such request")
    return owed


def _initial(unit: Unit, owed: Obligation | None) -> dict[str, Any]:
    first = timezone.localdate().year + 1
    years = {"first_year": first, "last_year": first + _USUAL_YEARS - 1}
    if owed is not None and owed.round.first_year is not None:
        years = {"first_year": owed.round.first_year, "last_year": owed.round.last_year}
    title = _("Kế hoạch hành động sản xuất sạch hơn trong công nghiệp của %(unit)s") % {"unit": unit.name}
    return {"title": owed.round.title if owed is not None else title, **years}
