"""Worksheets in Excel, out and in: what would change is shown before anything is applied; and forms to print."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from sachhon.channels.office.assessments.finding import find_assessment
from sachhon.channels.office.assessments.forms import WorkbookForm
from sachhon.channels.office.assessments.heads import head_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.assessments.api import (
    ASSESSMENT,
    Assessment,
    Flow,
    Refused,
    apply_worksheets,
    plan_worksheets,
    steps_of_process,
    write_worksheets,
)
from sachhon.foundation import files
from sachhon.foundation.models import StoredFile

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SENT = "assessment-worksheets"
MOST_SHOWN = 200
_LINES = 10


@guarded(ASSESSMENT, "export", find_assessment)
@require_GET
def download(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """The workbook, with what stands."""
    return files.download(request, write_worksheets(assessment), f"bang-tinh-{assessment.code}.xlsx".lower(), _XLSX)


@guarded(ASSESSMENT, "edit", find_assessment)
@require_http_methods(["GET", "POST"])
def send(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """A filled workbook is sent; nothing changes yet."""
    sent = request.method == "POST"
    form = WorkbookForm(request.POST if sent else None, request.FILES if sent else None)
    if sent and form.is_valid():
        file = form.cleaned_data["file"]
        data = file.read()
        try:
            files.check_upload(file.name, data)
            plan_worksheets(assessment, data)
        except files.RefusedUpload as refused:
            form.add_error("file", str(refused))
        except Refused as refused:
            form.refuse(refused)
        else:
            kept = files.store(data, _XLSX)
            held = {**request.session.get(_SENT, {}), kept.digest: [assessment.code, file.name]}
            request.session[_SENT] = held
            return redirect("assessments:review_worksheets", assessment.code, kept.digest)
    context = {**head_of(request, assessment, "assessments:home"), "form": form}
    return render(request, "office/assessments/worksheets.html", context)


@guarded(ASSESSMENT, "edit", find_assessment)
@require_http_methods(["GET", "POST"])
def review(request: OfficeRequest, assessment: Assessment, digest: str) -> HttpResponse:
    """What the workbook changes, and which cells are wrong; a yes applies all of it."""
    code, name = request.session.get(_SENT, {}).get(digest, ("", ""))
    kept = StoredFile.objects.filter(digest=digest).first() if code == assessment.code else None
    if kept is None:
        raise Http404
    data = files.read(kept)
    if request.method == "POST":
        try:
            done = apply_worksheets(
                actor=request.actor, assessment=assessment, data=data, agreed=request.POST.get("agreed", ""), file=name
            )
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            count = len(done.changes)
            words = ngettext("Đã áp dụng %(n)s thay đổi.", "Đã áp dụng %(n)s thay đổi.", count)
            messages.success(request, words % {"n": count})
            return redirect("assessments:home", assessment.code)
    try:
        plan = plan_worksheets(assessment, data)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("assessments:send_worksheets", assessment.code)
    verbs = Counter(one.verb for one in plan.changes)
    context = {
        **head_of(request, assessment, "assessments:home"),
        "plan": plan,
        "name": name,
        "changes": plan.changes[:MOST_SHOWN],
        "notes": plan.notes[:MOST_SHOWN],
        "more": max(0, len(plan.changes) - MOST_SHOWN),
        "errors": plan.errors[:MOST_SHOWN],
        "more_errors": max(0, len(plan.errors) - MOST_SHOWN),
        "added": verbs["add"],
        "changed": verbs["change"],
        "removed": verbs["remove"],
    }
    return render(request, "office/assessments/worksheets_review.html", context)


@guarded(ASSESSMENT, "view", find_assessment)
@require_GET
def printed(request: OfficeRequest, assessment: Assessment) -> HttpResponse:
    """Ruled sheets to write on by hand, one a step."""
    sheets = [
        {
            "title": f"{step.number}. {step.name}",
            "sides": [
                {
                    "label": side.label,
                    "flows": (own := [flow for flow in step.flows.all() if flow.direction == side]),
                    "blank": range(max(3, _LINES - len(own))),
                }
                for side in Flow.Direction
            ],
        }
        for step in steps_of_process(assessment)
    ]
    if not sheets:
        sides = [{"label": side.label, "flows": [], "blank": range(_LINES)} for side in Flow.Direction]
        sheets = [{"title": _("Công đoạn: ………………………………"), "sides": sides}]
    context = {**head_of(request, assessment, "assessments:home"), "sheets": sheets}
    return render(request, "office/assessments/printed.html", context)
