"""What the whole assessment brought: measured for the facility, verified options beside it, verification."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.assessments.finding import find_assessment
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.options.finding import find_whole_evidence, find_whole_measurement
from sachhon.channels.office.assessments.options.forms import EvidenceForm, MeasurementForm, VerifyForm, WhyForm
from sachhon.channels.office.assessments.options.rows import measurement_row, pair_row, whole_rows
from sachhon.channels.office.assessments.options.views.going_back import go_back, to_page
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.forms import OfficeForm
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    Evidence,
    Flow,
    Measurement,
    Refused,
    attach_whole_evidence,
    detach_whole_evidence,
    lacking_to_verify_whole,
    measure_whole,
    restore_whole_measurement,
    uses_of,
    verify_whole,
    whole_of,
    whole_pairs,
    withdraw_whole_measurement,
    withdraw_whole_verification,
)
from sachhon.foundation import files


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def page(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Each stream of the whole, what options say beside it, the measurements and files behind it."""
    told = whole_of(assessment)
    measurements = list(assessment.measurements.filter(option=None).select_related("evidence", "by"))
    used = {tuple(pair) for pair in assessment.verified_pairs}
    context = {
        **head_of(request, assessment, "assessments:results"),
        "savings": whole_rows(told),
        "later": [pair_row(one) for one in told.later],
        "measurements": [measurement_row(one, used) for one in measurements],
        "files": list(assessment.evidence.filter(option=None).select_related("by", "file")),
        "lacking": [] if assessment.verified_on else lacking_to_verify_whole(request.actor, assessment),
    }
    return render(request, "office/assessments/options/whole.html", context)


@guarded(ASSESSMENT, "carry_out", find_assessment)
@require_http_methods(["GET", "POST"])
def measure(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """A stream of the facility before or after; the baseline begins with what the assessment already knows."""
    sent = request.method == "POST"
    form = MeasurementForm(
        request.POST if sent else None, assessment=assessment, option=None, initial=_initial(request, assessment)
    )
    if sent and form.is_valid():
        try:
            measure_whole(actor=request.actor, assessment=assessment, facts=form.facts())
        except Refused as refused:
            form.refuse(refused)
        else:
            return go_back(request, assessment, _("Đã ghi số đo."), "so-do")
    context = {
        **head_of(request, assessment, "assessments:results"),
        "form": form,
        "title": _("Ghi số đo của toàn cơ sở"),
    }
    return render(request, "office/assessments/options/measure.html", context, status=422 if form.errors else 200)


@guarded(ASSESSMENT, "carry_out", find_whole_measurement)
@require_POST
def withdraw(request: OfficeRequest, measurement: Measurement) -> HttpResponse:
    """It counts no longer; "lấy lại" undoes it."""
    try:
        withdraw_whole_measurement(actor=request.actor, measurement=measurement)
    except Refused as refused:
        messages.error(request, refused.message)
        return to_page(measurement.assessment)
    return go_back(request, measurement.assessment, _("Đã bỏ số đo. Lấy lại được nếu bỏ nhầm."), "so-do")


@guarded(ASSESSMENT, "carry_out", find_whole_measurement)
@require_POST
def restore(request: OfficeRequest, measurement: Measurement) -> HttpResponse:
    """It counts again."""
    restore_whole_measurement(actor=request.actor, measurement=measurement)
    return go_back(request, measurement.assessment, _("Đã lấy lại số đo."), "so-do")


@guarded(ASSESSMENT, "carry_out", find_assessment)
@require_http_methods(["GET", "POST"])
def attach(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """A file that shows what the whole used."""
    form = EvidenceForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        sent, shows = form.cleaned_data["file"], form.cleaned_data["shows"]
        try:
            attach_whole_evidence(
                actor=request.actor, assessment=assessment, name=sent.name, data=sent.read(), shows=shows
            )
        except files.RefusedUpload as refused:
            form.add_error("file", refused.words)
        else:
            return go_back(request, assessment, _("Đã gửi bằng chứng."), "bang-chung")
    return _asked(request, assessment, form, _("Gửi bằng chứng của toàn cơ sở"), {"with_file": True})


@guarded(ASSESSMENT, "view", find_whole_evidence)
@require_GET
def file(request: OfficeRequest, evidence: Evidence) -> HttpResponse:
    """The file itself."""
    stored = evidence.file
    return files.download(request, files.read(stored), evidence.name, "application/octet-stream", digest=stored.digest)


@guarded(ASSESSMENT, "carry_out", find_whole_evidence)
@require_http_methods(["GET", "POST"])
def detach(request: OfficeRequest, evidence: Evidence) -> HttpResponse:
    """The file is taken off; asks once more."""
    assessment = evidence.assessment
    if request.method == "POST":
        try:
            detach_whole_evidence(actor=request.actor, evidence=evidence)
        except Refused as refused:
            messages.error(request, refused.message)
            return to_page(assessment)
        return go_back(request, assessment, _("Đã gỡ tệp."), "bang-chung")
    context = {**head_of(request, assessment, "assessments:results"), "evidence": evidence}
    return render(request, "office/assessments/options/detach.html", context)


@guarded(ASSESSMENT, "verify", find_assessment)
@require_http_methods(["GET", "POST"])
def verify(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The province or the ministry looks at measurements and evidence of the whole."""
    form = VerifyForm(request.POST if request.method == "POST" else None)
    pairs = whole_pairs(assessment)
    if request.method == "POST" and form.is_valid():
        try:
            verify_whole(
                actor=request.actor, assessment=assessment, note=form.cleaned_data["note"], seen=_seen(request)
            )
        except Refused as refused:
            form.refuse(refused)
        else:
            return go_back(request, assessment, _("Đã kiểm chứng kết quả của cả cuộc đánh giá."))
    telling = [one.measured for one in whole_of(assessment).savings if one.measured.told is not None]
    more = {
        "pairs": [pair_row(one) for one in telling],
        "files": [],
        "whole_files": list(assessment.evidence.filter(option=None).select_related("by")),
        "lacking": lacking_to_verify_whole(request.actor, assessment),
        "seen": json.dumps(pairs),
    }
    return _asked(request, assessment, form, _("Kiểm chứng kết quả của cả cuộc đánh giá"), more)


@guarded(ASSESSMENT, "verify", find_assessment)
@require_http_methods(["GET", "POST"])
def withdraw_verification(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Not verified after all, with the reason."""
    form = WhyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_whole_verification(actor=request.actor, assessment=assessment, why=form.cleaned_data["why"])
        except Refused as refused:
            form.refuse(refused)
        else:
            return go_back(request, assessment, _("Đã rút kiểm chứng. Kiểm chứng lại được."))
    return _asked(request, assessment, form, _("Rút kiểm chứng kết quả"), {"taking_back": True})


def _seen(request: OfficeRequest) -> list[list[int]]:
    try:
        return [[int(key) for key in pair] for pair in json.loads(request.POST.get("seen", ""))]
    except (ValueError, TypeError) as wrong:
        raise Http404("no such pairs") from wrong


def _asked(
    request: OfficeRequest, assessment: Assessment, form: OfficeForm, title: str, more: dict[str, object]
) -> HttpResponse:
    context = {
        **head_of(request, assessment, "assessments:results"),
        "form": form,
        "title": title,
        "whole": True,
        **more,
    }
    return render(request, "office/assessments/options/form.html", context, status=422 if form.errors else 200)


def _initial(request: OfficeRequest, assessment: Assessment) -> dict[str, Any]:
    """Before: the period, output and use that the assessment has; after: the units of what was measured before."""
    wanted, resource = request.GET.get("luc", ""), request.GET.get("dong", "")[:40]
    rows = assessment.measurements.filter(option=None, withdrawn_at=None).order_by("-pk")
    last = (rows.filter(resource=resource) if resource else rows).first()
    told: dict[str, Any] = {"when": wanted if wanted in Measurement.When.values else "", "resource": resource}
    if last is not None:
        return told | {"resource": last.resource, "unit": last.unit, "output_unit": last.output_unit}
    told["output_unit"] = assessment.product_unit
    if wanted == Measurement.When.BEFORE:
        told |= {
            "first_day": assessment.first_day,
            "last_day": assessment.last_day,
            "output": assessment.output,
        }
        use = uses_of(Flow.objects.filter(step__assessment=assessment)).get(resource)
        if use is not None:
            told |= {"consumption": use.quantity, "unit": use.unit}
    return told
