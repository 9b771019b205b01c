"""The appraiser's queue and the page on which a task is scored."""

from __future__ import annotations

from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from sachhon.channels.office.campaigns.fields import in_millions
from sachhon.channels.office.campaigns.finding import find_campaign, find_registration
from sachhon.channels.office.campaigns.forms import ScoreForm
from sachhon.channels.office.campaigns.rows import DASH, score_words
from sachhon.channels.office.campaigns.views.registration import said_of
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.channels.office.shell.forms import plain_number
from sachhon.domain.planning.api import (
    REGISTRATION,
    Appraisal,
    Campaign,
    Queued,
    Refused,
    Registration,
    appraise,
    criteria_of,
    is_named,
    near,
    own_units,
    queue_of,
    score_total,
    scores_of,
    units_of,
)
from sachhon.domain.registry.api import place_of


@signed_in
def queue(request: OfficeRequest, code: str) -> HttpResponse:
    """What those named have to score: first what they have not. Others are turned away."""
    campaign: Campaign = find_campaign(code).object
    if not is_named(request.actor, campaign):
        raise PermissionDenied("planning.registration.appraise")
    rows = queue_of(request.actor, campaign)
    todo = [one for one in rows if _to_do(one)]
    return render(
        request,
        "office/campaigns/queue.html",
        {
            "campaign": campaign,
            "lines": [_line(campaign, one) for one in rows],
            "first": todo[0].registration.code if todo else "",
            "to_do": len(todo),
            "done": sum(1 for one in rows if one.whole),
            "all": sum(1 for one in rows if not one.near),
            "running": campaign.status == Campaign.Status.APPRAISING,
        },
    )


def _to_do(one: Queued) -> bool:
    return not one.near and not one.whole


def _line(campaign: Campaign, one: Queued) -> dict[str, object]:
    total = score_total(criteria_of(campaign), scores_of(one.mine)) if one.mine else None
    state = (
        ("neutral", gettext("Không thẩm định: đơn vị của anh/chị"))
        if one.near
        else ("warning", gettext("Nội dung đã đổi, chấm lại"))
        if one.stale
        else ("success", gettext("Đã chấm"))
        if one.whole
        else ("info", gettext("Chấm dở"))
        if one.mine
        else ("waiting", gettext("Chưa chấm"))
    )
    told = one.registration
    return {
        "one": told,
        "near": one.near,
        "total": score_words(total),
        "kind": state[0],
        "state": state[1],
        "central": in_millions(told.central) or DASH,
        "counterpart": in_millions(told.counterpart) or DASH,
    }


@signed_in
def score(request: OfficeRequest, registration: str) -> HttpResponse:
    """The task at the left, the scores at the right; saving leads to the next that waits.

    For those named, and never for the unit's own people, nor those of a unit above or below it.
    """
    one: Registration = find_registration(registration).object
    campaign = one.campaign
    if not is_named(request.actor, campaign) or near(own_units(request.actor), units_of(one)) is not None:
        raise PermissionDenied("planning.registration.appraise")
    REGISTRATION.require(request.actor, "appraise", place_of(one.unit), one.status)
    rows = queue_of(request.actor, campaign)
    mine = next((row for row in rows if row.registration.pk == one.pk), None)
    criteria = criteria_of(campaign)
    form = ScoreForm(
        criteria, request.POST if request.method == "POST" else None, initial=_initial(one, mine.mine if mine else None)
    )
    if request.method == "POST" and form.is_valid():
        try:
            appraise(
                actor=request.actor,
                registration=one,
                scores=form.scores(),
                remarks=form.cleaned_data["remarks"],
                proposed=form.cleaned_data["proposed"],
                version=form.cleaned_data["version"],
                edition=form.cleaned_data["edition"],
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return _after(request, campaign, one, whole=all(value is not None for value in form.scores().values()))
    before, after = _beside(rows, one)
    return render(
        request,
        "office/campaigns/score.html",
        {
            "one": one,
            "campaign": campaign,
            "form": form,
            "said": said_of(one),
            "stale": bool(mine and mine.stale),
            "before": before,
            "after": after,
            "number": next((n for n, row in enumerate(rows, 1) if row.registration.pk == one.pk), 0),
            "all": len(rows),
            "running": campaign.status == Campaign.Status.APPRAISING,
            "in_the_run": mine is not None,
        },
    )


def _initial(one: Registration, mine: Appraisal | None) -> dict[str, object]:
    told: dict[str, object] = {"version": mine.version if mine else 0, "edition": one.edition}
    if mine is not None:
        told |= {f"score-{code}": plain_number(Decimal(value)) for code, value in mine.scores.items()}
        told |= {"remarks": mine.remarks, "proposed": mine.proposed}
    return told


def _after(request: OfficeRequest, campaign: Campaign, one: Registration, *, whole: bool) -> HttpResponse:
    """To the next one that waits, after this one first; to the queue where none does."""
    rows = queue_of(request.actor, campaign)
    place = next((number for number, row in enumerate(rows) if row.registration.pk == one.pk), 0)
    following = next((row for row in rows[place + 1 :] + rows[:place] if _to_do(row)), None)
    told = {"name": one.name[:80]}
    if whole:
        messages.success(request, gettext("Đã lưu điểm của “%(name)s”.") % told)
    else:
        messages.warning(request, gettext("Đã lưu “%(name)s”, còn tiêu chí chưa chấm nên chưa tính điểm.") % told)
    if "stay" in request.POST:
        return redirect("campaigns:score", one.code)
    if following is None:
        messages.success(request, gettext("Không còn nhiệm vụ nào chờ anh/chị chấm."))
        return redirect("campaigns:queue", campaign.round.code)
    return redirect("campaigns:score", following.registration.code)


def _beside(rows: list[Queued], one: Registration) -> tuple[str, str]:
    """Codes of those before and after it that the appraiser may score."""
    codes = [row.registration.code for row in rows if not row.near or row.registration.pk == one.pk]
    if one.code not in codes:
        return "", ""
    place = codes.index(one.code)
    return (codes[place - 1] if place else ""), (codes[place + 1] if place + 1 < len(codes) else "")
