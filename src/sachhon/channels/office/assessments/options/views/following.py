"""Looks back after 6, 12 and 24 months."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.assessments.finding import find_assessment
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.options.finding import find_look_back
from sachhon.channels.office.assessments.options.forms import LookBackForm
from sachhon.channels.office.assessments.options.rows import columns, option_row
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    FollowUp,
    Option,
    Refused,
    look_backs,
    record_look_back,
    reopen_look_back,
)


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def page(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """When they are due, what was seen, and the options that are to be looked at."""
    today = timezone.localdate()
    carried_out = (Option.Stage.IMPLEMENTED, Option.Stage.VERIFIED)
    found = assessment.options.filter(stage__in=carried_out).prefetch_related("effects")
    context = {
        **head_of(request, assessment, "assessments:follow_ups"),
        "looks": [
            {"it": one, "days": None if one.done else (today - one.due).days}
            for one in look_backs(assessment, assessment.follow_ups.select_related("by"))
        ],
        "columns": [one for one in columns(option_row(each, assessment) for each in found) if one.rows],
        "at": "follow_ups",
    }
    return render(request, "office/assessments/options/follow_ups.html", context)


@guarded(ASSESSMENT, "carry_out", find_assessment)
@require_http_methods(["GET", "POST"])
def record(request: OfficeRequest, assessment: Assessment, months: int) -> HttpResponse:
    """A look back is written down, or corrected."""
    look = next((one for one in look_backs(assessment, assessment.follow_ups.all()) if one.months == months), None)
    if look is None:
        raise Http404(f"no look back after {months} months")
    initial = {"done_on": look.made.done_on, "notes": look.made.notes} if look.made else {}
    form = LookBackForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            record_look_back(actor=request.actor, assessment=assessment, months=months, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã ghi lần theo dõi sau %(months)s tháng.") % {"months": months})
            return redirect("assessments:follow_ups", assessment.code)
    title = _("Theo dõi sau %(months)s tháng") % {"months": months}
    context = {**head_of(request, assessment, "assessments:follow_ups"), "form": form, "title": title, "look": look}
    return render(request, "office/assessments/options/form.html", context, status=422 if form.errors else 200)


@guarded(ASSESSMENT, "carry_out", find_look_back)
@require_POST
def reopen(request: OfficeRequest, look_back: FollowUp) -> HttpResponse:
    """It was not made after all."""
    reopen_look_back(actor=request.actor, follow_up=look_back)
    messages.success(request, _("Đã ghi là chưa theo dõi. Nội dung cũ vẫn giữ."))
    return redirect("assessments:follow_ups", look_back.assessment.code)
