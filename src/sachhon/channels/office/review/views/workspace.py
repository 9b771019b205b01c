"""One report beside last year's: looked through, remarked on."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from sachhon.channels.office.review.decisions import decisions_on
from sachhon.channels.office.review.finding import find_remark, find_reviewed, find_submission
from sachhon.channels.office.review.gathering import workspace_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.rounds.api import ROUND
from sachhon.domain.submissions.api import (
    SUBMISSION,
    BadValue,
    Refused,
    Remark,
    Submission,
    answer_remark,
    place_of_submission,
    remark,
    resolve_remark,
)
from sachhon.formkit.values import Key

DECISIONS = ("receive", "accept", "return", "reopen")


@guarded(ROUND, "view", find_reviewed)
def workspace(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Answers side by side, findings, outliers, documents, remarks, the decisions that are possible now."""
    shown = workspace_of(request.actor, submission)
    only = request.GET.get("show") == "flagged"
    place = place_of_submission(submission)
    may = {verb: SUBMISSION.permits(request.actor, verb, place, submission.status) for verb in (*DECISIONS, "remark")}
    return render(
        request,
        "office/review/workspace.html",
        {
            "submission": submission,
            "round": submission.obligation.round,
            "unit_name": submission.obligation.unit_name,
            "shown": shown,
            "only": only,
            "parts": [part for part in shown.parts if part.flagged or not only],
            "may": may,
            "may_decide": any(may[verb] for verb in DECISIONS),
            "decisions": decisions_on(submission),
        },
    )


@guarded(SUBMISSION, "remark", find_submission)
@require_POST
def add_remark(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """A remark on a field, or on the whole report."""
    field = request.POST.get("field", "")
    try:
        remark(
            actor=request.actor,
            submission=submission,
            key=Key(field) if field else None,
            text=request.POST.get("text", ""),
        )
    except (Refused, BadValue) as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, gettext("Đã ghi nhận xét."))
    return _back(submission.code, field)


@guarded(SUBMISSION, "remark", find_remark)
@require_POST
def answer(request: OfficeRequest, found: Remark) -> HttpResponse:
    """A reply under a remark."""
    try:
        answer_remark(actor=request.actor, remark=found, text=request.POST.get("text", ""))
    except Refused as refused:
        messages.error(request, str(refused))
    return _back(found.submission.code, found.field)


@guarded(SUBMISSION, "remark", find_remark)
@require_POST
def resolve(request: OfficeRequest, found: Remark) -> HttpResponse:
    """The remark is dealt with."""
    resolve_remark(actor=request.actor, remark=found)
    return _back(found.submission.code, found.field)


def _back(code: str, field: str) -> HttpResponse:
    return redirect(f"{reverse('review:workspace', args=(code,))}#f-{field or 'general'}")
