"""The reports that wait to be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.rounds.api import ROUND, Round
from sachhon.domain.submissions.api import Status, Submission, submissions_visible

ON_A_PAGE = 50
TABS = (Status.SUBMITTED, Status.RECEIVED, Status.RETURNED, Status.ACCEPTED, Status.PUBLISHED)

_DONE = (Status.ACCEPTED, Status.PUBLISHED)
"""Nothing waits here: the newest stand first."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line of the queue; `days` since it was handed in."""

    submission: Submission
    days: int
    open_remarks: int
    again: bool
    overdue: int


@guarded(ROUND, "view")
def queue(request: OfficeRequest) -> HttpResponse:
    """Those handed in first, oldest first; by status and round."""
    practice = request.GET.get("practice") == "1"
    reports = submissions_visible(request.actor)
    if not practice:
        reports = reports.filter(obligation__round__is_test=False)
    code = request.GET.get("round", "")
    if code:
        reports = reports.filter(obligation__round__code=code)
    counts = reports.aggregate(**{status.value: Count("pk", filter=Q(status=status)) for status in TABS})
    shown = request.GET.get("status", Status.SUBMITTED)
    shown = shown if shown in {status.value for status in TABS} else Status.SUBMITTED
    order = ("-submitted_at", "pk") if shown in _DONE else ("submitted_at", "pk")
    listed = (
        reports.filter(status=shown)
        .annotate(
            newest=Max("revisions__number"),
            open_remarks=Count(
                "remarks",
                filter=Q(remarks__from_review=True, remarks__resolved_at=None, remarks__answers=None),
                distinct=True,
            ),
        )
        .order_by(*order)
    )
    page = Paginator(listed, ON_A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    rounds = Round.objects.exclude(status=Round.Status.DRAFT).exclude(template=None)
    return render(
        request,
        "office/review/queue.html",
        {
            "page": page,
            "lines": [_line(one, today) for one in page.object_list],
            "tabs": [(status.value, str(status.label), counts[status.value]) for status in TABS],
            "shown": str(shown),
            "rounds": rounds if practice else rounds.filter(is_test=False),
            "chosen": code,
        },
    )


def _line(one: Submission, today: date) -> Waiting:
    handed_in = timezone.localtime(one.submitted_at).date() if one.submitted_at else today
    overdue = (today - one.return_by).days if one.return_by and one.status == Status.RETURNED else 0
    return Waiting(one, (today - handed_in).days, one.open_remarks, (one.newest or 0) > 1, max(0, overdue))
