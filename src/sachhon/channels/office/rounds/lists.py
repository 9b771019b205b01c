"""The list of rounds, and a round's page."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sachhon.channels.office.rounds.finding import find_round
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.domain.registry.api import Unit, units_visible
from sachhon.domain.rounds.api import (
    MINISTRY_PLACE,
    ROUND,
    Asked,
    Obligation,
    Round,
    in_working_days,
    obligations_visible,
    on_day,
    rounds_visible,
    units_asked,
    years_said,
)
from sachhon.domain.submissions.api import ACCEPTED_STATUSES, Status, Submission

UNANSWERED = frozenset({Status.DRAFT, Status.AWAITING, Status.RETURNED})


@signed_in
def rounds(request: OfficeRequest) -> HttpResponse:
    """Rounds by state, tests apart. A unit's people see those that ask them, with what they owe."""
    actor = request.actor
    of_ministry = ROUND.permits(actor, "view", MINISTRY_PLACE)
    visible = units_visible(actor)
    counted = Q() if of_ministry else Q(obligations__unit__in=visible)
    answered = ~Q(obligations__submission__status__in=UNANSWERED) & Q(obligations__submission__isnull=False)
    owing = Q(obligations__waived_at=None)
    rows = list(
        rounds_visible(actor).annotate(
            asked_count=Count("obligations", filter=counted & owing, distinct=True),
            answered_count=Count("obligations", filter=counted & owing & answered, distinct=True),
        )
    )
    own = {} if of_ministry else _own(request)
    today = timezone.localdate()
    for row in rows:
        row.own = own.get(row.pk, [])
        row.days_over = (today - row.deadline).days if row.deadline else None
        row.left = row.asked_count - row.answered_count
    return render(
        request,
        "office/rounds/list.html",
        {
            "groups": _groups(rows),
            "tests": [row for row in rows if row.is_test],
            "any": bool(rows),
            "may_create": ROUND.permits(actor, "create", MINISTRY_PLACE),
            "of_ministry": of_ministry,
        },
    )


@guarded(ROUND, "view", find_round)
def page(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The letter, the dates, who is asked, how far they are, what can be done."""
    if asking.status == Round.Status.DRAFT:
        if ROUND.permits(request.actor, "edit", MINISTRY_PLACE, asking.status):
            return redirect("rounds:edit", asking.code, "bieu-mau")
        return redirect("rounds:preview", asking.code)
    may = {
        verb: ROUND.permits(request.actor, verb, MINISTRY_PLACE, asking.status)
        for verb in ("extend", "waive", "remind", "close", "reopen")
    }
    since = asking.letter_date or timezone.localdate()
    explained = None
    if asking.deadline:
        explained = (
            in_working_days(since, asking.deadline_days) if asking.deadline_days else on_day(since, asking.deadline)
        )
    return render(
        request,
        "office/rounds/page.html",
        {
            "round": asking,
            "progress": progress(asking),
            "kinds": _kinds(asking),
            "asked": Asked.of(asking.asked),
            "explained": explained,
            "attachments": list(asking.attachments.all()),
            "may": may,
            "days_over": _days_over(asking.deadline),
            "years": years_said(asking),
        },
    )


def progress(asking: Round) -> dict[str, int]:
    """How many units of a round are where: asked, waived, answered, accepted, begun, not begun, overdue."""
    today = timezone.localdate()
    counts: Counter[str] = Counter()
    status_of = dict(Submission.objects.filter(obligation__round=asking).values_list("obligation_id", "status"))
    for pk, deadline, waived in Obligation.objects.filter(round=asking).values_list("pk", "deadline", "waived_at"):
        if waived:
            counts["waived"] += 1
            continue
        counts["asked"] += 1
        status = status_of.get(pk)
        if status is None:
            counts["not_begun"] += 1
        elif status in UNANSWERED:
            counts["begun"] += 1
        else:
            counts["answered"] += 1
            counts["accepted"] += status in ACCEPTED_STATUSES
        counts["overdue"] += (status is None or status in UNANSWERED) and deadline < today
    names = ("asked", "waived", "answered", "accepted", "begun", "not_begun", "overdue")
    return {name: counts[name] for name in names}


def _own(request: OfficeRequest) -> dict[int, list[Obligation]]:
    own: dict[int, list[Obligation]] = {}
    mine = set(request.actor.units)
    for owed in obligations_visible(request.actor).filter(waived_at=None):
        if owed.unit.code in mine or set(owed.unit.line[:2]) & mine:
            own.setdefault(owed.round_id, []).append(owed)
    return own


def _groups(rows: list[Round]) -> list[tuple[str, str, list[Round]]]:
    earnest = [row for row in rows if not row.is_test]
    return [
        (status.value, str(status.label), found)
        for status in (Round.Status.DRAFT, Round.Status.PUBLISHED, Round.Status.CLOSED)
        if (found := [row for row in earnest if row.status == status])
    ]


def _kinds(asking: Round) -> list[tuple[str, int]]:
    if asking.status == Round.Status.DRAFT:
        counts = Counter(unit.kind for unit in units_asked(asking))
    else:
        counts = Counter(asking.obligations.values_list("unit__kind", flat=True))
    return [(str(kind.label), counts[kind.value]) for kind in Unit.Kind if counts[kind.value]]


def _days_over(deadline: date | None) -> int | None:
    return (timezone.localdate() - deadline).days if deadline else None
