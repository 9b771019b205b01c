"""The blank to fill in elsewhere: Excel, Word or JSON, with what is answered already."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from sachhon.channels.office.reports.find import find_report
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.codecs.forms import SUFFIXES, write_blank
from sachhon.domain.submissions.api import SUBMISSION, Submission, draft_values, last_round_values
from sachhon.foundation.files import download

TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".json": "application/json",
}


@guarded(SUBMISSION, "view", find_report)
@require_GET
def blank(request: OfficeRequest, submission: Submission, kind: str) -> HttpResponse:
    """The form as a file, prefilled with the draft; last round's answers stand beside the questions."""
    suffix = f".{kind}"
    if suffix not in SUFFIXES:
        raise Http404(f"no blank of kind {kind}")
    data = write_blank(
        submission.obligation.round.definition,
        suffix,
        draft_values(submission),
        previous=last_round_values(submission),
        unit_name=submission.obligation.unit_name,
    )
    return download(request, data, f"{submission.code}{suffix}", TYPES[suffix])
