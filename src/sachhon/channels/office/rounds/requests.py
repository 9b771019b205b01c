"""The request as a unit sees it: its letter, what is asked, blanks to fill in, by when."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from sachhon.channels.office.rounds.downloads import attached_file, blank_file, letter_file
from sachhon.channels.office.rounds.finding import find_obligation
from sachhon.channels.office.rounds.shown import FORMS, shown_request
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.rounds.api import OBLIGATION, Obligation
from sachhon.domain.submissions.api import Submission


@guarded(OBLIGATION, "view", find_obligation)
@require_GET
def page(request: OfficeRequest, owed: Obligation) -> HttpResponse:
    """All that a unit needs to know of a request, and the way to its answer."""
    asking = owed.round
    return render(
        request,
        "office/rounds/request.html",
        {
            "owed": owed,
            "round": asking,
            "unit": owed.unit,
            "shown": shown_request(asking, owed.unit, owed.deadline, get_language() or "vi", unit_name=owed.unit_name),
            "attachments": list(asking.attachments.all()),
            "forms": FORMS,
            "may_answer": not request.actor.of_ministry,
            "submission": Submission.objects.filter(obligation=owed).first(),
            "changes": list(owed.deadline_changes.order_by("at")),
            "days_over": (timezone.localdate() - owed.deadline).days,
        },
    )


@guarded(OBLIGATION, "view", find_obligation)
@require_GET
def letter(request: OfficeRequest, owed: Obligation, suffix: str) -> HttpResponse:
    """The letter as Word or PDF."""
    return letter_file(request, owed.round, suffix)


@guarded(OBLIGATION, "view", find_obligation)
@require_GET
def blank(request: OfficeRequest, owed: Obligation, suffix: str) -> HttpResponse:
    """The form to fill in, with the unit's name on it."""
    return blank_file(
        request,
        owed.round.definition,
        suffix,
        f"bieu-mau-{owed.round.code}-{owed.unit.code}",
        owed.unit_name,
    )


@guarded(OBLIGATION, "view", find_obligation)
@require_GET
def attachment(request: OfficeRequest, owed: Obligation, attachment: int) -> HttpResponse:
    """A file that came with the request."""
    return attached_file(request, owed.round, attachment)
