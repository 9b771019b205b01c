"""The tracker of a round: who is how far, on time or not; whom to remind."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext

from sachhon.channels.office.review.choosing import status_options, tracker_lists
from sachhon.channels.office.review.finding import find_round
from sachhon.channels.office.review.matrix import heads_of, lines_of
from sachhon.channels.office.review.provinces import province_grid
from sachhon.channels.office.review.sheets import tracker_sheet
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.rollups.api import Counts, Filter, counted, progress_by_province, rows_of, tracked
from sachhon.domain.rounds.api import MINISTRY_PLACE, ROUND, Obligation, Refused, Round, remind
from sachhon.domain.submissions.api import Status

ON_A_PAGE = 50


class Counted(Paginator):  # type: ignore[type-arg]
    """A paginator that was told how many there are."""

    def __init__(self, rows: object, number: int) -> None:
        super().__init__(rows, ON_A_PAGE)
        self._number = number

    @cached_property
    def count(self) -> int:
        """Known from the counts that the page shows anyway."""
        return self._number


@guarded(ROUND, "view", find_round)
def tracker(request: OfficeRequest, round_: Round) -> HttpResponse:
    """Counts, the tile grid, and the matrix of units by section."""
    filtered = Filter.read(request.GET)
    counts = counted(round_, filtered)
    page = Counted(tracked(round_, filtered), counts.shown).get_page(request.GET.get("page"))
    definition = round_.definition
    base = f"{reverse('review:tracker', args=(round_.code,))}?"
    areas = progress_by_province(round_)
    geography = 34 if request.GET.get("geography") == "now" or all(area.geography == 34 for area in areas) else 63
    grid = province_grid(areas, geography, base)
    return render(
        request,
        "office/review/tracker.html",
        {
            "round": round_,
            "counts": counts,
            "filtered": filtered,
            "page": page,
            "heads": heads_of(definition),
            "lines": lines_of(definition, rows_of(page.object_list)),
            "statuses": status_options(counts, filtered),
            **tracker_lists(counts, filtered, areas),
            "grid": grid[0] if grid else None,
            "legend": grid[1] if grid else [],
            "geography": geography,
            "two_geographies": any(area.geography == 63 for area in areas),
            "query": filtered.query,
            "publishable": _publishable(request, round_, counts),
            "may_remind": ROUND.permits(request.actor, "remind", MINISTRY_PLACE, round_.status),
        },
    )


def _publishable(request: OfficeRequest, round_: Round, counts: Counts) -> int:
    """How many accepted reports this person could publish now."""
    may = not round_.is_test and ROUND.permits(request.actor, "publish_reports", MINISTRY_PLACE, round_.status)
    return counts.by_status[Status.ACCEPTED] if may else 0


@guarded(ROUND, "view", find_round)
def tracker_download(request: OfficeRequest, round_: Round, form: str) -> HttpResponse:
    """The units that the filter of the screen lets through."""
    filtered = Filter.read(request.GET)
    sheet = tracker_sheet(round_, rows_of(tracked(round_, filtered)), filtered)
    return send_sheet(request, sheet, form, f"theo-doi-{round_.code}")


@guarded(ROUND, "remind", find_round)
def remind_units(request: OfficeRequest, round_: Round) -> HttpResponse:
    """Those chosen in the matrix, or all that the filter lets through; asks once more, then queues the mails."""
    filtered = Filter.read(request.POST)
    wanted = tracked(round_, filtered).filter(waived_at=None, submission__first_submitted_at=None)
    if request.POST.get("all") != "1":
        chosen = [int(key) for key in request.POST.getlist("unit") if key.isdecimal()]
        wanted = wanted.filter(pk__in=chosen)
    rows = rows_of(wanted)
    back = f"{reverse('review:tracker', args=(round_.code,))}?{filtered.query}"
    if not rows:
        messages.warning(request, gettext("Chọn ít nhất một đơn vị chưa nộp báo cáo."))
        return redirect(back)
    if "confirmed" not in request.POST:
        told = {"round": round_, "rows": rows, "request_key": uuid.uuid4().hex, "back": back, "filtered": filtered}
        return render(request, "office/review/remind.html", told)
    obligations = list(Obligation.objects.filter(pk__in=[row.obligation for row in rows]))
    try:
        units, mails = remind(
            actor=request.actor,
            asking=round_,
            obligations=obligations,
            note=request.POST.get("note", ""),
            request_key=request.POST.get("request_key", "")[:64],
        )
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        words = ngettext("Đã nhắc %(n)s đơn vị, gửi %(mails)s thư.", "Đã nhắc %(n)s đơn vị, gửi %(mails)s thư.", units)
        messages.success(request, words % {"n": units, "mails": mails})
    return redirect(back)
