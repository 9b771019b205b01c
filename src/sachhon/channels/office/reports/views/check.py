"""Checking all answers before they are sent for approval; reasons that answer warnings; asking for approval."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sachhon.channels.office.reports.find import find_report
from sachhon.channels.office.reports.finding_words import UNANSWERED, draw_findings, summary_words
from sachhon.channels.office.reports.heads import head_of, step_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.money_units import unit_of
from sachhon.channels.office.reports.pages import page_of_field
from sachhon.channels.office.reports.replays import answers_repeats
from sachhon.channels.office.reports.returning import back_to
from sachhon.channels.office.reports.sheets import page_url
from sachhon.channels.office.reports.summaries import all_answers
from sachhon.channels.office.reports.tasks import obstacles
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Refused,
    Submission,
    ask_approval,
    draft_values,
    findings_of,
    give_reason,
    last_round_values,
    may_approve,
    place_of_submission,
)


@guarded(SUBMISSION, "view", find_report)
@require_GET
def check(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Every answer, with the way to change it that leads back here; all findings in one place."""
    template, tongue = submission.obligation.round.definition, language()
    values, last, here = draft_values(submission), last_round_values(submission), request.path
    checked = findings_of(submission, values=values, previous=last)
    head = head_of(submission, request.actor)
    gathered = [
        {
            "html": draw_findings(submission, [one], editable=head.editable, back=here),
            "url": _field_url(submission, one.finding.fields[0], here) if one.finding.fields else "",
        }
        for one in checked
        if one.finding.code != UNANSWERED
    ]
    blank = [
        {"label": template.field(name).labels[tongue], "url": _field_url(submission, name, here)}
        for one in checked
        if one.finding.code == UNANSWERED
        for name in one.finding.fields[:1]
    ]
    context = {
        "report": head,
        "pages": all_answers(
            submission,
            template,
            values,
            last,
            tongue,
            unit=unit_of(request),
        ),
        "here": here,
        "findings": gathered,
        "blank": blank,
        "finding_words": summary_words(checked),
        "obstacles": obstacles(checked),
        "may_ask": SUBMISSION.permits(
            request.actor, "ask_approval", place_of_submission(submission), submission.status
        ),
        "request_key": uuid.uuid4().hex,
    }
    return render(request, "office/reports/check.html", context)


@guarded(SUBMISSION, "reason", find_report)
@require_http_methods(["GET", "POST"])
def reason(request: OfficeRequest, submission: Submission, fingerprint: str) -> HttpResponse:
    """Why a warning is right as it is; the reason travels with the figure."""
    one = next((one for one in findings_of(submission) if one.fingerprint == fingerprint), None)
    back = back_to(request, reverse("reports:check", args=(submission.code,)))
    if one is None:
        if request.method == "POST":
            messages.info(request, _("Số liệu đã thay đổi nên cảnh báo này không còn."))
            return redirect(back)
        raise Http404("no such finding")
    problem = ""
    if request.method == "POST":
        text = request.POST.get("text", "").strip()
        if text:
            try:
                give_reason(actor=request.actor, submission=submission, fingerprint=fingerprint, text=text)
            except Refused as refused:
                problem = refused.message
            else:
                messages.success(request, _("Đã ghi lý do. Lý do đi kèm số liệu khi nộp."))
                return redirect(back)
        problem = problem or _("Chưa ghi lý do. Hãy viết vì sao số liệu này đúng.")
    context = {
        "report": head_of(submission, request.actor),
        "finding": one,
        "text": request.POST.get("text", one.reason or ""),
        "problem": problem,
        "back": back,
    }
    return render(request, "office/reports/reason.html", context)


@answers_repeats
@guarded(SUBMISSION, "ask_approval", find_report)
@require_POST
def ask(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Send the answers to who approves them."""
    try:
        key = request.POST.get("request_key", "")[:64]
        ask_approval(actor=request.actor, submission=submission, request_key=key)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("reports:check", submission.code)
    return redirect("reports:asked", submission.code)


@guarded(SUBMISSION, "view", find_report)
@require_GET
def asked(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """It was sent for approval: who decides next, and what may be done meanwhile."""
    place = place_of_submission(submission)
    step = step_of(submission)
    context = {
        "report": head_of(submission, request.actor),
        "may_withdraw": SUBMISSION.permits(request.actor, "withdraw", place, submission.status),
        "may_decide": may_approve(request.actor, submission),
        "waiting_for": step.label if step else "",
    }
    return render(request, "office/reports/asked.html", context)


def _field_url(submission: Submission, field: str, back: str) -> str:
    page = page_of_field(submission.obligation.round.definition, field)
    return f"{page_url(submission, page)}?ve={back}#f-{field}"
