"""The decisions on a report: each asks once more, says what follows, and is made by its action."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from sachhon.channels.office.review.finding import find_submission
from sachhon.channels.office.review.forms import AcceptForm, ReopenForm, ReturnForm
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Refused,
    Remark,
    Submission,
    accept,
    receive,
    remarks_of,
    reopen,
    return_to_unit,
    template_of,
)
from sachhon.vietnamese.dates import format_date
from sachhon.vietnamese.workdays import add_working_days

USUAL_DAYS_TO_SUPPLEMENT = 10
"""Working days that a unit is offered; the ministry's officer may write another day."""


@guarded(SUBMISSION, "receive", find_submission)
def receive_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Take it in hand: the unit can no longer withdraw it."""
    if request.method == "POST":
        try:
            receive(actor=request.actor, submission=submission)
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, gettext("Đã tiếp nhận báo cáo. Đơn vị thấy báo cáo đang được xem xét."))
        return redirect("review:workspace", submission.code)
    return render(request, "office/review/receive.html", _told(submission))


@guarded(SUBMISSION, "accept", find_submission)
def accept_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """The newest revision counts in the national figures as accepted."""
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            accept(actor=request.actor, submission=submission, note=form.cleaned_data["note"])
        except Refused as refused:
            messages.error(request, refused.message)
            return redirect("review:workspace", submission.code)
        return redirect("review:decided", submission.code, "accept")
    told = {"form": form, "remarks": list(remarks_of(request.actor, submission, open_only=True))}
    return render(request, "office/review/accept.html", {**_told(submission), **told})


@guarded(SUBMISSION, "return", find_submission)
def return_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """What is to be corrected, and by when; open remarks go with it."""
    remarks = list(remarks_of(request.actor, submission, open_only=True))
    by = format_date(add_working_days(timezone.localdate(), USUAL_DAYS_TO_SUPPLEMENT))
    form = ReturnForm(request.POST or None, initial={"note": _note_from(submission, remarks), "by": by})
    if request.method == "POST" and form.is_valid():
        try:
            return_to_unit(
                actor=request.actor,
                submission=submission,
                note=form.cleaned_data["note"],
                by=form.cleaned_data["by"],
            )
        except Refused as refused:
            form.add_error("by" if refused.code == "by_missing" else None, refused.message)
        else:
            return redirect("review:decided", submission.code, "return")
    return render(request, "office/review/return.html", {**_told(submission), "form": form, "remarks": remarks})


@guarded(SUBMISSION, "reopen", find_submission)
def reopen_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Open an accepted report for a correction; the accepted revision counts until the next is accepted."""
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reopen(actor=request.actor, submission=submission, reason=form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect("review:decided", submission.code, "reopen")
    return render(request, "office/review/reopen.html", {**_told(submission), "form": form})


@guarded(SUBMISSION, "view", find_submission)
def decided(request: OfficeRequest, submission: Submission, verb: str) -> HttpResponse:
    """What was decided and what happens next."""
    return render(request, "office/review/decided.html", {**_told(submission), "verb": verb})


def _told(submission: Submission) -> dict[str, object]:
    owed = submission.obligation
    return {"submission": submission, "round": owed.round, "unit_name": owed.unit_name}


def _note_from(submission: Submission, remarks: list[Remark]) -> str:
    """The open remarks as a list, to begin the note with."""
    template = template_of(submission)
    lines = []
    for one in remarks:
        label = template.field(one.field).labels["vi"] if one.field and template.has_field(one.field) else ""
        lines.append(f"- {label}: {one.text}" if label else f"- {one.text}")
    return "\n".join(lines)
