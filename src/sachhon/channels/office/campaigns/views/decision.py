"""Deciding, the decision's list, and telling the units."""

from __future__ import annotations

import uuid
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from sachhon.channels.office.campaigns.documents import EXCEL, WORD, list_of
from sachhon.channels.office.campaigns.fields import in_millions
from sachhon.channels.office.campaigns.finding import find_campaign
from sachhon.channels.office.campaigns.forms import DecideForm
from sachhon.channels.office.campaigns.rows import DASH, places_of, score_words
from sachhon.channels.office.campaigns.views.table import frame
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import (
    CAMPAIGN,
    SUPPORTED,
    Campaign,
    Decision,
    Refused,
    Registration,
    decide,
    decision_content,
    decision_is_whole,
    letters_of,
    list_fingerprint,
    notify,
    outcome_words,
    the_list,
    without_mail,
)
from sachhon.domain.registry.api import Unit
from sachhon.foundation.files import download as send_file
from sachhon.writing.plan import decision_word, decision_workbook


@guarded(CAMPAIGN, "decide", find_campaign)
def decide_page(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """The list as it will stand; asks once more, then freezes it."""
    begins = {"looked_at": list_fingerprint(found), "request_key": uuid.uuid4().hex}
    form = DecideForm(request.POST if request.method == "POST" else None, initial=begins)
    if request.method == "POST" and form.is_valid():
        try:
            decide(
                actor=request.actor,
                campaign=found,
                request_key=form.cleaned_data["request_key"],
                looked_at=form.cleaned_data["looked_at"],
                number=form.cleaned_data["number"],
                date_=form.cleaned_data["date"],
            )
        except Refused as refused:
            form.add_error(None, refused.message)
            if refused.code == "figures_changed":
                form.data = {**form.data.dict(), **begins}  # type: ignore[union-attr]
        else:
            messages.success(
                request, gettext("Đã quyết định. Bước tiếp theo: xem trước và gửi thông báo cho các đơn vị.")
            )
            return redirect("campaigns:decision", found.round.code)
    order, cut, room = the_list(found)
    told = {
        "form": form,
        "ranks": places_of(order, cut),
        "budget": in_millions(found.budget),
        "granted": in_millions(cut.granted),
        "rest": in_millions(cut.rest),
        "supported": len(cut.supported),
        "all": len(order),
        "room": in_millions(room.left) if room.left is not None else "",
        "clipped": room.left is not None and found.budget is not None and found.budget > room.left,
        "unscored": sum(1 for one in order if one.standing.together.score is None),
    }
    return render(request, "office/campaigns/decide.html", {**frame(request, found), **told})


@guarded(CAMPAIGN, "view", find_campaign)
def decision(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """What was decided, word for word."""
    made = _decision_of(found)
    content = decision_content(made)["list"]
    lines = [
        {
            **line,
            "central": in_millions(line["central"]) or DASH,
            "counterpart": in_millions(line["counterpart"]) or DASH,
            "money": in_millions(line["granted"]) if line["granted"] else DASH,
            "points": score_words(Decimal(line["score"]) if line["score"] else None),
            "why": outcome_words(line["outcome"], line["excluded_why"]),
            "paid": line["outcome"] in SUPPORTED,
        }
        for line in content["lines"]
    ]
    told = {
        "decision": made,
        "whole": decision_is_whole(made),
        "lists": [
            (gettext("Nhiệm vụ được duyệt"), [line for line in lines if line["paid"]], True),
            (gettext("Nhiệm vụ không được duyệt"), [line for line in lines if not line["paid"]], False),
        ],
        "budget": in_millions(content["budget"]),
        "granted": in_millions(content["granted"]),
        "rest": in_millions(content["rest"]),
    }
    return render(request, "office/campaigns/decision.html", {**frame(request, found), **told})


@guarded(CAMPAIGN, "export", find_campaign)
def decision_download(request: OfficeRequest, found: Campaign, form: str) -> HttpResponse:
    """The list in the official layout; the same bytes for the same decision."""
    made, name = _decision_of(found), f"danh-muc-nhiem-vu-{found.year}"
    if form == "docx":
        return send_file(request, decision_word(list_of(made)), f"{name}.docx", WORD)
    if form == "xlsx":
        return send_file(request, decision_workbook(list_of(made)), f"{name}.xlsx", EXCEL)
    raise Http404(form)


@guarded(CAMPAIGN, "notify", find_campaign)
def notify_page(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """What each unit will read; sent once, with the tasks and their money made."""
    made = _decision_of(found)
    if request.method == "POST":
        try:
            done = notify(actor=request.actor, campaign=found)
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            told = {"mails": done.mails, "tasks": done.tasks}
            words = gettext("Đã gửi %(mails)s thư và đưa %(tasks)s nhiệm vụ được duyệt vào kế hoạch của các đơn vị.")
            messages.success(request, words % told)
            return redirect("campaigns:decision", found.round.code)
    letters = letters_of(made)
    units = Unit.objects.filter(registrations__campaign=found).exclude(
        registrations__status=Registration.Status.WITHDRAWN
    )
    told = {"decision": made, "letters": letters, "without": without_mail(letters, units.distinct())}
    return render(request, "office/campaigns/notify.html", {**frame(request, found), **told})


def _decision_of(found: Campaign) -> Decision:
    made = Decision.objects.select_related("campaign__round", "by").filter(campaign=found).first()
    if made is None:
        raise Http404(found.round.code)
    return made
