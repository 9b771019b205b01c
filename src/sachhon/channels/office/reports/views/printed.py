"""The whole report on paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sachhon.channels.office.reports.find import find_report
from sachhon.channels.office.reports.heads import head_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.money_units import unit_of
from sachhon.channels.office.reports.summaries import all_answers
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.submissions.api import SUBMISSION, Submission, draft_values, last_round_values


@guarded(SUBMISSION, "view", find_report)
@require_GET
def printed(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """Every question with its answer, blank ones with room to write."""
    context = {
        "report": head_of(submission, request.actor),
        "pages": all_answers(
            submission,
            submission.obligation.round.definition,
            draft_values(submission),
            last_round_values(submission),
            language(),
            unit=unit_of(request),
        ),
    }
    return render(request, "office/reports/printed.html", context)
