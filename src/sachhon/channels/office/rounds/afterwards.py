"""After publishing: units chosen from a list, then more time, a waiver, a reminder; closing and opening again.

Each act asks once more on a page of its own, which carries the chosen units along.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET

from sachhon.channels.office.rounds.finding import find_round
from sachhon.channels.office.rounds.forms import ExtensionForm, ReasonForm, ReminderForm
from sachhon.channels.office.rounds.lists import UNANSWERED
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.registry.api import Unit, search_units
from sachhon.domain.rounds.api import (
    MINISTRY_PLACE,
    ROUND,
    Obligation,
    Refused,
    Round,
    audience,
    close_round,
    extend,
    obligations_of,
    remind,
    reopen_round,
    unwaive,
    waive,
)
from sachhon.domain.submissions.api import Submission

PAGE = 100
HEADINGS = {
    "extend": gettext_lazy("Gia hạn"),
    "waive": gettext_lazy("Miễn báo cáo"),
    "unwaive": gettext_lazy("Bỏ miễn báo cáo"),
    "remind": gettext_lazy("Nhắc nộp báo cáo"),
    "close": gettext_lazy("Đóng đợt báo cáo"),
    "reopen": gettext_lazy("Mở lại đợt báo cáo"),
}
_STATES = ("", "owing", "overdue", "answered", "waived", "extended")


@guarded(ROUND, "view", find_round)
@require_GET
def units(request: OfficeRequest, asking: Round) -> HttpResponse:
    """Who is asked, where each is, with boxes to choose units by."""
    words, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    owed = obligations_of(asking)
    if words:
        owed = owed.filter(unit__in=search_units(Unit.objects.all(), words))
    today = timezone.localdate()
    answered = Submission.objects.filter(obligation__round=asking).exclude(status__in=UNANSWERED).values("obligation")
    if state == "owing":
        owed = owed.filter(waived_at=None).exclude(pk__in=answered)
    elif state == "overdue":
        owed = owed.filter(waived_at=None, deadline__lt=today).exclude(pk__in=answered)
    elif state == "answered":
        owed = owed.filter(pk__in=answered)
    elif state == "waived":
        owed = owed.filter(waived_at__isnull=False)
    elif state == "extended":
        owed = owed.filter(deadline__gt=asking.deadline)
    shown = Paginator(owed, PAGE).get_page(request.GET.get("page"))
    status_of = dict(
        Submission.objects.filter(obligation__in=[one.pk for one in shown]).values_list("obligation_id", "status")
    )
    for one in shown:
        one.answer = status_of.get(one.pk, "")
        open_still = one.waived_at is None and (not one.answer or one.answer in UNANSWERED)
        one.days_over = (today - one.deadline).days if open_still else None
        one.extended = one.deadline != asking.deadline
    return render(
        request,
        "office/rounds/units.html",
        {
            "round": asking,
            "page": shown,
            "words": words,
            "state": state if state in _STATES else "",
            "may": {verb: _may(request, verb, asking) for verb in ("extend", "waive", "remind")},
        },
    )


@guarded(ROUND, "extend", find_round)
def extension(request: OfficeRequest, asking: Round) -> HttpResponse:
    """More time for the chosen units; "all" gives it to every unit that has not answered, as after an outage."""
    chosen = _chosen(request, asking)
    form = ExtensionForm(request.POST if "reason" in request.POST else None)

    def done() -> str:
        count = extend(
            actor=request.actor,
            asking=asking,
            obligations=chosen,
            until=form.cleaned_data["until"],
            reason=form.cleaned_data["reason"],
        )
        return ngettext("Đã gia hạn cho {count} đơn vị.", "Đã gia hạn cho {count} đơn vị.", count).format(count=count)

    return _asked_once_more(request, asking, chosen, form, done, "extend")


@guarded(ROUND, "waive", find_round)
def waiver(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The chosen units need not answer."""
    chosen = _chosen(request, asking)
    form = ReasonForm(request.POST if "reason" in request.POST else None)

    def done() -> str:
        count = waive(actor=request.actor, asking=asking, obligations=chosen, reason=form.cleaned_data["reason"])
        return ngettext("Đã miễn báo cáo cho {count} đơn vị.", "Đã miễn báo cáo cho {count} đơn vị.", count).format(
            count=count
        )

    return _asked_once_more(request, asking, chosen, form, done, "waive")


@guarded(ROUND, "waive", find_round)
def waiver_back(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The chosen units owe their answer again."""
    chosen = _chosen(request, asking)
    form = ReasonForm(request.POST if "reason" in request.POST else None)

    def done() -> str:
        count = unwaive(actor=request.actor, asking=asking, obligations=chosen, reason=form.cleaned_data["reason"])
        return ngettext("Đã bỏ miễn cho {count} đơn vị.", "Đã bỏ miễn cho {count} đơn vị.", count).format(count=count)

    return _asked_once_more(request, asking, chosen, form, done, "unwaive")


@guarded(ROUND, "remind", find_round)
def reminder(request: OfficeRequest, asking: Round) -> HttpResponse:
    """A mail to those of the chosen units that have not answered; says beforehand how many."""
    answered = set(
        Submission.objects.filter(obligation__round=asking)
        .exclude(status__in=UNANSWERED)
        .values_list("obligation_id", flat=True)
    )
    chosen = [one for one in _chosen(request, asking) if one.waived_at is None and one.pk not in answered]
    form = ReminderForm(request.POST if "request_key" in request.POST else None, initial={"request_key": uuid.uuid4()})

    def done() -> str:
        count, mails = remind(
            actor=request.actor,
            asking=asking,
            obligations=chosen,
            note=form.cleaned_data["note"],
            request_key=form.cleaned_data["request_key"],
        )
        return _("Đã xếp hàng {mails} thư nhắc cho {count} đơn vị.").format(mails=mails, count=count)

    told = audience([one.unit for one in chosen])
    mailboxes = {recipient for recipients in told.values() for recipient in recipients}
    more = {
        "mails": 1 if asking.is_test else len(mailboxes),
        "unreached": [one for one in chosen if not told[one.unit.code]],
    }
    return _asked_once_more(request, asking, chosen, form, done, "remind", **more)


@guarded(ROUND, "close", find_round)
def closing(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The round takes no more answers; it can be opened again."""
    return _closed_or_opened(request, asking, close_round, "close", _("Đã đóng đợt báo cáo."))


@guarded(ROUND, "reopen", find_round)
def reopening(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The round takes answers again."""
    return _closed_or_opened(request, asking, reopen_round, "reopen", _("Đã mở lại đợt báo cáo."))


def _closed_or_opened(
    request: OfficeRequest, asking: Round, act: Callable[..., Round], verb: str, words: str
) -> HttpResponse:
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        act(actor=request.actor, asking=asking, reason=form.cleaned_data["reason"])
        messages.success(request, words)
        return redirect("rounds:page", asking.code)
    open_still = asking.obligations.filter(waived_at=None)
    answered = Submission.objects.filter(obligation__round=asking).exclude(status__in=UNANSWERED)
    owing = open_still.exclude(pk__in=answered.values("obligation")).count()
    return render(
        request,
        f"office/rounds/{verb}.html",
        {"round": asking, "form": form, "owing": owing, "heading": HEADINGS[verb]},
    )


def _asked_once_more(
    request: OfficeRequest,
    asking: Round,
    chosen: list[Obligation],
    form: Any,
    done: Callable[[], str],
    verb: str,
    **more: Any,
) -> HttpResponse:
    if not chosen:
        messages.error(request, _("Chọn ít nhất một đơn vị trong danh sách."))
        return redirect("rounds:units", asking.code)
    if form.is_bound and form.is_valid():
        try:
            messages.success(request, done())
        except Refused as refused:
            form.add_error(None, refused.message)
        else:
            return redirect("rounds:units", asking.code)
    context = {"round": asking, "form": form, "chosen": chosen, "heading": HEADINGS[verb], **more}
    return render(request, f"office/rounds/{verb}.html", context)


def _chosen(request: OfficeRequest, asking: Round) -> list[Obligation]:
    sent = request.POST if request.method == "POST" else request.GET
    owed = obligations_of(asking)
    if sent.get("all"):
        answered = Submission.objects.filter(obligation__round=asking).exclude(status__in=UNANSWERED)
        return list(owed.filter(waived_at=None).exclude(pk__in=answered.values("obligation")))
    ids = [int(value) for value in sent.getlist("unit") if value.isdecimal() and len(value) < 15]
    return list(owed.filter(pk__in=ids)) if ids else []


def _may(request: OfficeRequest, verb: str, asking: Round) -> bool:
    return ROUND.permits(request.actor, verb, MINISTRY_PLACE, asking.status)
