"""The sealed revisions of a report, and what changed from one to another; reopening for a correction."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.reports.answers import answer_words, clock
from sachhon.channels.office.reports.find import find_report
from sachhon.channels.office.reports.heads import head_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.views.cell import cell_label
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Refused,
    Submission,
    draft_values,
    place_of_submission,
    reopen,
    revision_values,
    revisions_of,
)
from sachhon.formkit.values import MISSING, Values, diff, spec_of


@guarded(SUBMISSION, "view", find_report)
@require_GET
def revisions(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """All revisions, newest first; the one that counts is marked."""
    found = revisions_of(submission)
    place = place_of_submission(submission)
    context = {
        "report": head_of(submission, request.actor),
        "revisions": [
            {
                "number": one.number,
                "at": clock(one.sealed_at),
                "by": one.sealed_by.full_name,
                "reason": one.reason,
                "code": one.receipt.code,
                "standing": one.pk == submission.standing_id,
                "before": one.number - 1,
            }
            for one in found
        ],
        "may_reopen": SUBMISSION.permits(request.actor, "reopen", place, submission.status),
    }
    return render(request, "office/reports/revisions.html", context)


@guarded(SUBMISSION, "view", find_report)
@require_GET
def compare(request: OfficeRequest, submission: Submission, before: int, after: int) -> HttpResponse:
    """What changed between two revisions; 0 as the later one is the draft of now."""
    older, newer = _values(submission, before), draft_values(submission) if after == 0 else _values(submission, after)
    template, tongue = submission.obligation.round.definition, language()
    changes = [
        {
            "label": cell_label(submission, change.key, tongue),
            "old": answer_words(spec_of(template, change.key), change.old or MISSING, tongue),
            "new": answer_words(spec_of(template, change.key), change.new or MISSING, tongue),
        }
        for change in diff(older, newer)
        if template.has_field(change.key.field)
    ]
    context = {
        "report": head_of(submission, request.actor),
        "before": before,
        "after": after,
        "changes": changes,
    }
    return render(request, "office/reports/compare.html", context)


@guarded(SUBMISSION, "reopen", find_report)
@require_POST
def reopen_report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Open an accepted report for a correction, with the reason."""
    why = request.POST.get("reason", "").strip()
    if not why:
        messages.error(request, _("Hãy ghi lý do mở lại báo cáo."))
        return redirect("reports:revisions", submission.code)
    try:
        reopen(actor=request.actor, submission=submission, reason=why)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("reports:revisions", submission.code)
    messages.success(request, _("Đã mở lại báo cáo để đính chính. Bản đã duyệt vẫn còn nguyên."))
    return redirect("reports:report", submission.code)


def _values(submission: Submission, number: int) -> Values:
    revision = submission.revisions.select_related("template").filter(number=number).first()
    if revision is None:
        raise Http404(f"no revision {number}")
    return revision_values(revision)
