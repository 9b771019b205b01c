"""The order of the tasks, and the cut at a budget while it is typed."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy

from sachhon.channels.office.campaigns.fields import in_millions, in_millions_field
from sachhon.channels.office.campaigns.finding import find_campaign
from sachhon.channels.office.campaigns.rows import places_of
from sachhon.channels.office.campaigns.views.table import frame
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.forms import OfficeForm
from sachhon.domain.planning.api import (
    CAMPAIGN,
    Campaign,
    CampaignSettings,
    Refused,
    change_campaign,
    criteria_of,
    cut_at,
    in_the_run,
    may_see_scores,
    order_of,
    rank,
    room_in,
)


class CutForm(OfficeForm):
    """What is tried; the address keeps it."""

    budget = in_millions_field(label=gettext_lazy("Kinh phí (triệu đồng)"), required=False)
    rule = forms.ChoiceField(
        label=gettext_lazy("Khi không đủ tiền cho một nhiệm vụ"), choices=Campaign.CutRule.choices, required=False
    )
    partial = forms.BooleanField(label=gettext_lazy("Hỗ trợ theo mức thẩm định đề xuất"), required=False)


@guarded(CAMPAIGN, "view", find_campaign)
def ranking(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """The order as it stands and what a budget pays for. Its table alone is sent to a page that asks while typing."""
    told = {**frame(request, found), "hidden": not may_see_scores(request.actor, found)}
    if told["hidden"]:
        return render(request, "office/campaigns/ranking.html", told)
    tried = "budget" in request.GET
    own = {"budget": found.budget, "rule": found.cut_rule, "partial": found.partial}
    form = CutForm(request.GET if tried else None, initial=own)
    chosen = own
    if tried and form.is_valid():
        chosen = {**form.cleaned_data, "rule": form.cleaned_data["rule"] or found.cut_rule}
    order, room = order_of(in_the_run(found)), room_in(found.year)
    budget = chosen["budget"] or 0
    within = room.within(budget)
    cut = cut_at(found, order, within, rule=chosen["rule"], partial=chosen["partial"])
    told |= {
        "form": form,
        "ranks": places_of(order, cut),
        "unscored": sum(1 for one in order if one.standing.together.score is None),
        "waiting": sum(1 for one in order if one.standing.registration.newer),
        "budget": in_millions(budget),
        "known": chosen["budget"] is not None,
        "granted": in_millions(cut.granted),
        "rest": in_millions(cut.rest),
        "wanting": in_millions(cut.wanting),
        "supported": len(cut.supported),
        "all": len(order),
        "room": in_millions(room.left) if room.left is not None else "",
        "clipped": within < budget,
        "other_than_set": tried and form.is_valid() and chosen != own,
        "chosen": chosen,
    }
    if request.headers.get("HX-Request"):
        return render(request, "office/campaigns/_cut.html", told)
    return render(request, "office/campaigns/ranking.html", told)


@guarded(CAMPAIGN, "run", find_campaign)
def keep_cut(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """What was tried becomes the campaign's own."""
    form = CutForm(request.POST)
    if request.method == "POST" and form.is_valid():
        settings = CampaignSettings(
            form.cleaned_data["budget"],
            criteria_of(found),
            found.method,
            form.cleaned_data["rule"] or found.cut_rule,
            form.cleaned_data["partial"],
            found.pass_mark,
        )
        try:
            change_campaign(actor=request.actor, campaign=found, settings=settings, version=found.version)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, gettext("Đã lấy kinh phí và cách cắt này cho chương trình."))
    return redirect("campaigns:ranking", found.round.code)


@guarded(CAMPAIGN, "run", find_campaign)
def write_ranks(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """Places are written down; those without a score last, where that is confirmed."""
    if request.method == "POST":
        try:
            rank(actor=request.actor, campaign=found, leave_unscored=request.POST.get("leave_unscored") == "1")
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            messages.success(request, gettext("Đã xếp hạng. Lãnh đạo xem danh sách và quyết định."))
    return redirect("campaigns:ranking", found.round.code)
