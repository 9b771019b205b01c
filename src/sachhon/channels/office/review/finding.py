"""The objects of this area's addresses."""

from __future__ import annotations

from django.http import Http404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.rounds.api import MINISTRY_PLACE, Round
from sachhon.domain.submissions.api import Remark, Submission, place_of_submission


def find_round(code: str) -> Found:
    """A round with its template; a draft without one has nothing to show yet."""
    found = Round.objects.select_related("template").filter(code=code).first()
    if found is None or found.template is None:
        raise Http404(code)
    return Found(found, MINISTRY_PLACE, found.status)


def find_reviewed(code: str) -> Found:
    """A report, to be looked at by the ministry: beside it stand the answers of other units."""
    found = _report(code)
    return Found(found, MINISTRY_PLACE, found.obligation.round.status)


def find_submission(code: str) -> Found:
    """A report, to be decided on."""
    found = _report(code)
    return Found(found, place_of_submission(found), found.status)


def find_remark(code: str, pk: int) -> Found:
    """A remark on a report."""
    found = Remark.objects.filter(pk=pk, submission__code=code, answers=None).select_related("submission").first()
    if found is None:
        raise Http404(f"{code} {pk}")
    report = _report(code)
    return Found(found, place_of_submission(report), report.status)


def _report(code: str) -> Submission:
    reports = Submission.objects.select_related(
        "obligation__round__template", "obligation__unit__territory", "standing"
    )
    found = reports.filter(code=code).first()
    if found is None:
        raise Http404(code)
    return found
