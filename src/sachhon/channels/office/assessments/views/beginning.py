"""Beginning an assessment, and correcting what it is about."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.assessments.finding import find_assessment, find_facility
from sachhon.channels.office.assessments.forms import BeginForm, ChangeForm
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    ChangedMeanwhile,
    Refused,
    begin_assessment,
    describe_assessment,
)
from sachhon.domain.registry.api import Facility, place_of_facility

_NAMES = (
    "title", "scope", "product", "product_unit", "output", "first_day", "last_day", "tolerance_pct",
    "discount_rate_pct", "version",
)  # fmt: skip


@guarded(ASSESSMENT, "begin", find_facility)
@require_http_methods(["GET", "POST"])
def begin(request: OfficeRequest, facility: Facility) -> HttpResponse:
    """A quick or a detailed one, with product and period."""
    title = _("Đánh giá SXSH tại %(facility)s") % {"facility": facility.name}
    initial = {"title": title[:300], "product": facility.products[:200]}
    form = BeginForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = begin_assessment(
                actor=request.actor,
                facility=facility,
                kind=form.cleaned_data["kind"],
                told=form.told(),
                request_key=form.cleaned_data["request_key"],
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã mở cuộc đánh giá. Việc đầu tiên: lập nhóm đánh giá."))
            return redirect("assessments:home", made.code)
    on_behalf = request.actor.who_for(place_of_facility(facility)).on_behalf
    context = {"form": form, "facility": facility, "on_behalf": on_behalf}
    return render(request, "office/assessments/begin.html", context)


@guarded(ASSESSMENT, "edit", find_assessment)
@require_http_methods(["GET", "POST"])
def describe(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Title, product, period, tolerance."""
    standing = {name: getattr(assessment, name) for name in _NAMES}
    form = ChangeForm(request.POST if request.method == "POST" else None, initial=standing)
    if request.method == "POST" and form.is_valid():
        try:
            describe_assessment(
                actor=request.actor,
                assessment=assessment,
                told=form.told(),
                base_version=form.cleaned_data["version"],
            )
        except ChangedMeanwhile as changed:
            assessment.refresh_from_db()
            form.keep_typed(changed, "version", assessment.version)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Đã lưu thông tin chung."))
            return redirect("assessments:home", assessment.code)
    context = {**head_of(request, assessment, "assessments:home"), "form": form}
    return render(request, "office/assessments/describe.html", context)
