"""Likely repeats of a campaign: looking for them, the list, two texts side by side, a person's word."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext

from sachhon.channels.office.campaigns.finding import find_campaign
from sachhon.channels.office.campaigns.repeats.finding import find_flag
from sachhon.channels.office.campaigns.repeats.rows import line_of, parts_of
from sachhon.channels.office.campaigns.views.table import frame
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import (
    CAMPAIGN,
    Campaign,
    Refused,
    RepeatFlag,
    ask_to_look,
    judge_repeat,
    last_look,
    look_for_repeats,
    repeat_counts,
    repeat_flags,
    repeat_ground,
    side_by_side,
)
from sachhon.domain.rounds.api import MINISTRY_PLACE
from sachhon.foundation.jobs import Job

ON_A_PAGE = 100
AT_ONCE = 1500
"""So many texts are compared in about a second; more are left to a job."""


class VerdictForm(forms.Form):
    """A person's word on a likely repeat."""

    verdict = forms.ChoiceField(choices=RepeatFlag.Verdict.choices)
    note = forms.CharField(max_length=500, required=False)


@guarded(CAMPAIGN, "view", find_campaign)
def repeats(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """The flags of a campaign, those that wait for a word first."""
    verdict = request.GET.get("verdict", "")
    flags = repeat_flags(request.actor, found)
    if verdict in RepeatFlag.Verdict.values:
        flags = flags.filter(verdict=verdict)
    counts = repeat_counts(request.actor, found)
    page = Paginator(flags, ON_A_PAGE).get_page(request.GET.get("page"))
    job = last_look(found)
    by_script = "HX-Request" in request.headers
    context = {
        **frame(request, found),
        "counts": counts,
        "verdict": verdict,
        "page": page,
        "lines": [line_of(flag) for flag in page.object_list],
        "first": next((flag.pk for flag in page.object_list if flag.verdict == RepeatFlag.Verdict.OPEN), None),
        "job": job if job is not None and job.state not in (Job.State.DONE,) else None,
        "tabs": [
            ("", gettext("Tất cả"), counts.all),
            (RepeatFlag.Verdict.OPEN.value, gettext("Chưa xem"), counts.open),
            (RepeatFlag.Verdict.REPEAT.value, gettext("Trùng lặp"), counts.repeat),
            (RepeatFlag.Verdict.DIFFERENT.value, gettext("Không trùng"), counts.different),
        ],
    }
    if by_script and job is not None and job.state == Job.State.DONE:
        return HttpResponse(headers={"HX-Refresh": "true"})
    template = "office/campaigns/repeats/job.html" if by_script else "office/campaigns/repeats/list.html"
    return render(request, template, context)


@guarded(CAMPAIGN, "run", find_campaign)
def look(request: OfficeRequest, found: Campaign) -> HttpResponse:
    """Now, where it takes no time to speak of; by a job where it does."""
    if request.method != "POST":
        return redirect("campaigns:repeats", found.round.code)
    if repeat_ground(found).size > AT_ONCE:
        ask_to_look(found, request.actor)
        return redirect("campaigns:repeats", found.round.code)
    try:
        looked = look_for_repeats(actor=request.actor, campaign=found)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("campaigns:repeats", found.round.code)
    if not looked.found:
        messages.success(
            request,
            gettext("Đã đối chiếu %(n)s nhiệm vụ: không thấy nhiệm vụ nào có thể trùng lặp.") % {"n": looked.compared},
        )
    else:
        words = ngettext(
            "Đã đối chiếu %(n)s nhiệm vụ: %(found)s cặp có thể trùng lặp, %(new)s cặp mới.",
            "Đã đối chiếu %(n)s nhiệm vụ: %(found)s cặp có thể trùng lặp, %(new)s cặp mới.",
            looked.found,
        )
        messages.success(request, words % {"n": looked.compared, "found": looked.found, "new": looked.new})
    return redirect("campaigns:repeats", found.round.code)


@guarded(CAMPAIGN, "view", find_flag)
def repeat(request: OfficeRequest, flag: RepeatFlag) -> HttpResponse:
    """Both texts, what they share, what speaks against, and the word."""
    return _page(request, flag, VerdictForm(initial={"note": flag.note}))


@guarded(CAMPAIGN, "run", find_flag)
def judge(request: OfficeRequest, flag: RepeatFlag) -> HttpResponse:
    """Takes a word down and goes to the next pair that waits."""
    if request.method != "POST":
        return redirect("campaigns:repeat", flag.pk)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return _page(request, flag, form)
    said = form.cleaned_data["verdict"]
    try:
        judged = judge_repeat(actor=request.actor, flag=flag, verdict=said, note=form.cleaned_data["note"])
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("campaigns:repeat", flag.pk)
    done = {
        RepeatFlag.Verdict.REPEAT: gettext("Đã ghi: trùng lặp. Nhiệm vụ không được xét hỗ trợ, lý do gửi cho đơn vị."),
        RepeatFlag.Verdict.DIFFERENT: gettext("Đã ghi: không trùng."),
        RepeatFlag.Verdict.OPEN: gettext("Đã bỏ kết luận."),
    }[RepeatFlag.Verdict(said)]
    if said == RepeatFlag.Verdict.REPEAT and not judged.reason:
        done = gettext("Đã ghi: trùng lặp. Nhiệm vụ đã ở ngoài diện xét từ trước hoặc chương trình đã qua bước này.")
    messages.success(request, done)
    if said == RepeatFlag.Verdict.OPEN:
        return redirect("campaigns:repeat", flag.pk)
    waiting = repeat_flags(request.actor, flag.registration.campaign).filter(verdict=RepeatFlag.Verdict.OPEN).first()
    if waiting is None:
        return redirect("campaigns:repeats", flag.registration.campaign.round.code)
    return redirect("campaigns:repeat", waiting.pk)


def _page(request: OfficeRequest, flag: RepeatFlag, form: VerdictForm) -> HttpResponse:
    campaign = flag.registration.campaign
    order = list(repeat_flags(request.actor, campaign).values_list("pk", flat=True))
    at = order.index(flag.pk)
    return render(
        request,
        "office/campaigns/repeats/repeat.html",
        {
            "campaign": campaign,
            "line": line_of(flag),
            "flag": flag,
            "parts": parts_of(side_by_side(flag)),
            "form": form,
            "may_judge": CAMPAIGN.permits(request.actor, "run", MINISTRY_PLACE, campaign.status),
            "before": order[at - 1] if at else None,
            "after": order[at + 1] if at + 1 < len(order) else None,
            "number": at + 1,
            "all": len(order),
        },
        status=422 if form.errors else 200,
    )
