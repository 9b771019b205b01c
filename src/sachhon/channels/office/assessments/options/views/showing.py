"""Evidence and measurements of an option."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.assessments.options.finding import find_evidence, find_measurement, find_option
from sachhon.channels.office.assessments.options.forms import EvidenceForm, MeasurementForm
from sachhon.channels.office.assessments.options.views.going_back import go_back, to_page
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Evidence,
    Measurement,
    Option,
    Refused,
    attach_evidence,
    detach_evidence,
    record_measurement,
    restore_measurement,
    withdraw_measurement,
)
from sachhon.foundation import files


@guarded(ASSESSMENT, "carry_out", find_option)
@require_http_methods(["GET", "POST"])
def attach(request: OfficeRequest, option: Option) -> HttpResponse:
    """A file that shows something."""
    form = EvidenceForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            attach_evidence(
                actor=request.actor, option=option, name=sent.name, data=sent.read(), shows=form.cleaned_data["shows"]
            )
        except files.RefusedUpload as refused:
            form.add_error("file", refused.words)
        except Refused as refused:
            form.refuse(refused)
        else:
            return go_back(request, option, _("Đã gửi bằng chứng."), "bang-chung")
    context = {
        **head_of(request, option.assessment, "assessments:options"),
        "option": option,
        "form": form,
        "title": _("Gửi bằng chứng"),
        "with_file": True,
    }
    return render(request, "office/assessments/options/form.html", context, status=422 if form.errors else 200)


@guarded(ASSESSMENT, "view", find_evidence)
@require_GET
def file(request: OfficeRequest, evidence: Evidence) -> HttpResponse:
    """The file itself."""
    stored = evidence.file
    return files.download(request, files.read(stored), evidence.name, "application/octet-stream", digest=stored.digest)


@guarded(ASSESSMENT, "carry_out", find_evidence)
@require_http_methods(["GET", "POST"])
def detach(request: OfficeRequest, evidence: Evidence) -> HttpResponse:
    """The file is taken off; asks once more."""
    option = evidence.option
    assert option is not None
    if request.method == "POST":
        try:
            detach_evidence(actor=request.actor, evidence=evidence)
        except Refused as refused:
            messages.error(request, refused.message)
            return to_page(option)
        return go_back(request, option, _("Đã gỡ tệp."), "bang-chung")
    context = {**head_of(request, option.assessment, "assessments:options"), "option": option, "evidence": evidence}
    return render(request, "office/assessments/options/detach.html", context)


@guarded(ASSESSMENT, "carry_out", find_option)
@require_http_methods(["GET", "POST"])
def measure(request: OfficeRequest, option: Option) -> HttpResponse:
    """A measurement before or after."""
    sent = request.method == "POST"
    initial = _initial(request, option)
    form = MeasurementForm(request.POST if sent else None, assessment=option.assessment, option=option, initial=initial)
    if sent and form.is_valid():
        try:
            record_measurement(actor=request.actor, option=option, facts=form.facts())
        except Refused as refused:
            form.refuse(refused)
        else:
            return go_back(request, option, _("Đã ghi số đo."), "so-do")
    context = {
        **head_of(request, option.assessment, "assessments:options"),
        "option": option,
        "form": form,
        "title": _("Ghi số đo"),
    }
    return render(request, "office/assessments/options/measure.html", context, status=422 if form.errors else 200)


@guarded(ASSESSMENT, "carry_out", find_measurement)
@require_POST
def withdraw(request: OfficeRequest, measurement: Measurement) -> HttpResponse:
    """It counts no longer; "lấy lại" undoes it."""
    return _switch(request, measurement, withdraw_measurement, _("Đã bỏ số đo. Lấy lại được nếu bỏ nhầm."))


@guarded(ASSESSMENT, "carry_out", find_measurement)
@require_POST
def restore(request: OfficeRequest, measurement: Measurement) -> HttpResponse:
    """It counts again."""
    return _switch(request, measurement, restore_measurement, _("Đã lấy lại số đo."))


def _switch(request: OfficeRequest, measurement: Measurement, act: Any, done: str) -> HttpResponse:
    option = measurement.option
    assert option is not None
    try:
        act(actor=request.actor, measurement=measurement)
    except Refused as refused:
        messages.error(request, refused.message)
        return to_page(option)
    return go_back(request, option, done, "so-do")


def _initial(request: OfficeRequest, option: Option) -> dict[str, Any]:
    """Units and resource of the last measurement, so that both sides are told alike."""
    wanted = request.GET.get("luc", "")
    last = option.measurements.order_by("-pk").first()
    told: dict[str, Any] = {"when": wanted if wanted in Measurement.When.values else ""}
    if last is not None:
        told |= {"resource": last.resource, "unit": last.unit, "output_unit": last.output_unit}
    return told
