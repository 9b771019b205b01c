"""The accepted reports of a round made public in one act, asked once more."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from sachhon.channels.office.review.finding import find_round
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.rounds.api import ROUND, Round
from sachhon.domain.submissions.api import Refused, Status, Submission, publish_reports

MOST_SHOWN = 200


@guarded(ROUND, "publish_reports", find_round)
def publish_all(request: OfficeRequest, round_: Round) -> HttpResponse:
    """Which reports, what follows, how many stay behind; then the act."""
    wrong = ""
    if request.method == "POST":
        looked_at = request.POST.get("looked_at", "")
        try:
            count = publish_reports(
                actor=request.actor,
                asking=round_,
                looked_at=int(looked_at) if looked_at.isdecimal() and len(looked_at) < 8 else -1,
            )
        except Refused as refused:
            wrong = refused.message
        else:
            words = ngettext("Đã công bố %(n)s báo cáo.", "Đã công bố %(n)s báo cáo.", count) % {"n": count}
            messages.success(request, words)
            return redirect(f"{reverse('review:tracker', args=(round_.code,))}?status={Status.PUBLISHED}")
    reports = Submission.objects.filter(obligation__round=round_)
    counts = Counter(reports.values_list("status", flat=True))
    names = reports.filter(status=Status.ACCEPTED).order_by("obligation__unit__sort_name")
    told = {
        "round": round_,
        "wrong": wrong,
        "count": counts[Status.ACCEPTED],
        "already": counts[Status.PUBLISHED],
        "behind": round_.obligations.filter(waived_at=None).count()
        - counts[Status.ACCEPTED]
        - counts[Status.PUBLISHED],
        "names": names.values_list("obligation__unit_name", flat=True)[:MOST_SHOWN],
        "unnamed": max(0, counts[Status.ACCEPTED] - MOST_SHOWN),
    }
    return render(request, "office/review/publish.html", told)
