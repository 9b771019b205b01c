"""Deciding on a report inside its unit: the head, then the leader. Big, short, good on a telephone."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.reports.answers import clock
from sachhon.channels.office.reports.find import find_report
from sachhon.channels.office.reports.finding_words import UNANSWERED, draw_findings, summary_words
from sachhon.channels.office.reports.heads import head_of, step_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.replays import answers_repeats
from sachhon.channels.office.reports.summaries import main_figures
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Refused,
    Submission,
    approve,
    chain_of,
    draft_values,
    findings_of,
    last_round_values,
    may_approve,
    place_of_submission,
    send_back,
    withdraw,
)

DECISIONS = {
    "asked": gettext_lazy("Trình duyệt"),
    "approved": gettext_lazy("Đồng ý"),
    "sent_back": gettext_lazy("Trả lại để sửa"),
    "withdrawn": gettext_lazy("Rút lại"),
}


@guarded(SUBMISSION, "view", find_report)
@require_GET
def decide(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """The main figures, what changed since last round, findings with their reasons, and the decision."""
    template, tongue = submission.obligation.round.definition, language()
    values, last = draft_values(submission), last_round_values(submission)
    checked = [one for one in findings_of(submission, values=values, previous=last) if one.finding.code != UNANSWERED]
    place, status = place_of_submission(submission), submission.status
    step, chain = step_of(submission), chain_of(submission.obligation.unit.kind)
    context = {
        "report": head_of(submission, request.actor),
        "figures": main_figures(template, values, last, tongue),
        "findings": draw_findings(submission, checked, editable=False, back=""),
        "finding_words": summary_words(checked),
        "step_words": step.label if step else "",
        "seals": submission.step == len(chain),
        "standing": submission.standing,
        "filled": submission.filled,
        "fillable": submission.fillable,
        "may_decide": may_approve(request.actor, submission),
        "may_send_back": SUBMISSION.permits(request.actor, "send_back", place, status),
        "approve_url": reverse(f"reports:{step.verb}", args=(submission.code,)) if step else "",
        "chain": [
            {
                "words": DECISIONS[one.decision],
                "by": one.by.full_name,
                "on_behalf": one.on_behalf,
                "note": one.note,
                "at": clock(one.at),
            }
            for one in submission.approvals.select_related("by").order_by("pk")
        ],
        "request_key": uuid.uuid4().hex,
    }
    return render(request, "office/reports/decide.html", context)


@answers_repeats
@guarded(SUBMISSION, "approve_head", find_report)
@require_POST
def approve_head(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """The head agrees."""
    return _approve(request, submission)


@answers_repeats
@guarded(SUBMISSION, "approve_leader", find_report)
@require_POST
def approve_leader(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """The leader agrees, which seals the answer."""
    return _approve(request, submission)


def _approve(request: OfficeRequest, submission: Submission) -> HttpResponse:
    try:
        revision = approve(
            actor=request.actor,
            submission=submission,
            note=request.POST.get("note", "").strip(),
            request_key=request.POST.get("request_key", "")[:64],
        )
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("reports:decide", submission.code)
    if revision is not None:
        return redirect("reports:receipt", submission.code, revision.number)
    messages.success(request, _("Đã đồng ý và chuyển cho lãnh đạo phê duyệt."))
    return redirect("reports:asked", submission.code)


@guarded(SUBMISSION, "send_back", find_report)
@require_POST
def send_back_draft(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Back to the officer, with what is to be changed."""
    note = request.POST.get("note", "").strip()
    if not note:
        messages.error(request, _("Hãy ghi rõ cần sửa gì rồi trả lại."))
        return redirect("reports:decide", submission.code)
    try:
        send_back(actor=request.actor, submission=submission, note=note)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("reports:decide", submission.code)
    messages.success(request, _("Đã trả lại để sửa. Người lập báo cáo thấy lời nhắn của anh/chị."))
    return redirect("reports:report", submission.code)


@guarded(SUBMISSION, "withdraw", find_report)
@require_POST
def withdraw_draft(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Take the report back to correct it."""
    try:
        withdraw(actor=request.actor, submission=submission, note=request.POST.get("note", "").strip())
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã rút báo cáo về để sửa. Sửa xong hãy trình duyệt lại."))
    return redirect("reports:report", submission.code)
