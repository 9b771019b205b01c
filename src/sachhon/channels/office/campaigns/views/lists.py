"""The first page: campaigns, what a unit registered, what somebody is to appraise; and opening a campaign."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from sachhon.channels.office.campaigns.fields import in_millions
from sachhon.channels.office.campaigns.finding import find_new
from sachhon.channels.office.campaigns.forms import OpenForm
from sachhon.channels.office.campaigns.rows import DASH, KINDS
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.domain.planning.api import (
    CAMPAIGN,
    Campaign,
    Refused,
    Registration,
    appraises_in,
    campaigns_visible,
    open_campaign,
    outcome_words,
    own_registrations,
    rounds_to_open,
)
from sachhon.domain.rounds.api import MINISTRY_PLACE

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Own:
    """What a unit sees of a task that it registered. What was decided is told once it is notified."""

    one: Registration
    central: str
    counterpart: str
    granted: str
    status: str
    kind: str
    result: str


@signed_in
def campaigns(request: OfficeRequest) -> HttpResponse:
    """Everybody's own: the ministry's list, the units' registrations, the appraisers' queues."""
    actor = request.actor
    runs = CAMPAIGN.permits(actor, "run", MINISTRY_PLACE, Campaign.Status.OPEN)
    reads = CAMPAIGN.permits(actor, "view", MINISTRY_PLACE, Campaign.Status.OPEN)
    told: dict[str, object] = {"runs": runs, "reads": reads, "queues": list(appraises_in(actor))}
    if reads:
        told["campaigns"] = [(one, in_millions(one.budget) or DASH) for one in campaigns_visible(actor)]
    if not actor.of_ministry:
        page = Paginator(own_registrations(actor), ON_A_PAGE).get_page(request.GET.get("page"))
        told |= {"of_unit": True, "page": page, "own": [own(one) for one in page.object_list]}
    return render(request, "office/campaigns/list.html", told)


def own(one: Registration) -> Own:
    """A registration as its unit may see it."""
    told = one.campaign.status == Campaign.Status.NOTIFIED
    status = Registration.Status(one.status)
    if not told and status in (Registration.Status.APPROVED, Registration.Status.REFUSED):
        status = Registration.Status.APPRAISED
    result = ""
    if told and status is not Registration.Status.MERGED:
        result = outcome_words(one.outcome, one.decision_note)
    elif status is Registration.Status.MERGED and one.merged_into:
        result = gettext("Đã gộp với nhiệm vụ cùng nội dung của %(unit)s") % {"unit": one.merged_into.unit.name}
    return Own(
        one,
        in_millions(one.central) or DASH,
        in_millions(one.counterpart) or DASH,
        (in_millions(one.granted) if one.granted is not None else DASH) if told else "",
        str(status.label),
        KINDS[status],
        result,
    )


@guarded(CAMPAIGN, "run", find_new)
def open_new(request: OfficeRequest, _: None) -> HttpResponse:
    """A campaign on a round of annex 2."""
    rounds = rounds_to_open(request.actor)
    form = OpenForm(rounds, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_campaign(
                actor=request.actor,
                round_=form.cleaned_data["round"],
                year=form.cleaned_data["year"],
                budget=form.cleaned_data["budget"],
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return redirect("campaigns:campaign", made.round.code)
    return render(request, "office/campaigns/open.html", {"form": form, "rounds": rounds})
