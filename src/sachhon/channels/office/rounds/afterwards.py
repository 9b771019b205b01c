"""After publishing: units chosen from a list, then more time, a waiver, a reminder; closing and opening again.

Each act asks once more on a page of its own, which carries the chosen units along.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from sachhon.channels.office.rounds.finding import find_round
from sachhon.channels.office.rounds.forms import ExtensionForm, ReasonForm, ReminderForm
from sachhon.channels.office.rounds.lists import UNANSWERED
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.channels.office.shell.forms import OfficeForm, sent
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
    return _of_chosen(
        request,
        _question(
            asking,
            asks=_("Gia hạn"),
            happens=(_("Hạn mới rơi vào ngày nghỉ sẽ chuyển sang ngày làm việc kế tiếp. Đơn vị được báo qua thư."),),
            undo=_("Muốn rút lại, đặt hạn về ngày cũ."),
            yes=_("Gia hạn"),
            danger=False,
        ),
        lambda told: extend(
            actor=request.actor, asking=asking, obligations=chosen, until=told["until"], reason=told["reason"]
        ),
        ExtensionForm(_answered(request, "reason")),
        asking,
        chosen,
        lambda n: ngettext("Đã gia hạn cho {count} đơn vị.", "Đã gia hạn cho {count} đơn vị.", n).format(count=n),
    )


@guarded(ROUND, "waive", find_round)
def waiver(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The chosen units need not answer."""
    chosen = _chosen(request, asking)
    return _of_chosen(
        request,
        _question(
            asking,
            asks=_("Miễn báo cáo"),
            happens=(
                _("Đơn vị được miễn không còn bị nhắc và không tính vào tỷ lệ đã báo cáo. Những gì đã nhập vẫn giữ."),
            ),
            undo=_("Có thể bỏ miễn sau."),
            yes=_("Miễn báo cáo"),
            danger=False,
        ),
        lambda told: waive(actor=request.actor, asking=asking, obligations=chosen, reason=told["reason"]),
        ReasonForm(_answered(request, "reason")),
        asking,
        chosen,
        lambda n: ngettext("Đã miễn báo cáo cho {count} đơn vị.", "Đã miễn báo cáo cho {count} đơn vị.", n).format(
            count=n
        ),
    )


@guarded(ROUND, "waive", find_round)
def waiver_back(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The chosen units owe their answer again."""
    chosen = _chosen(request, asking)
    return _of_chosen(
        request,
        _question(
            asking,
            asks=_("Bỏ miễn báo cáo"),
            happens=(_("Đơn vị lại có nghĩa vụ báo cáo, với hạn nộp như trước khi được miễn."),),
            yes=_("Bỏ miễn"),
            page=_("Bỏ miễn báo cáo"),
            danger=False,
        ),
        lambda told: unwaive(actor=request.actor, asking=asking, obligations=chosen, reason=told["reason"]),
        ReasonForm(_answered(request, "reason")),
        asking,
        chosen,
        lambda n: ngettext("Đã bỏ miễn cho {count} đơn vị.", "Đã bỏ miễn cho {count} đơn vị.", n).format(count=n),
    )


@guarded(ROUND, "remind", find_round)
def reminder(request: OfficeRequest, asking: Round) -> HttpResponse:
    """A mail to those of the chosen units that have not answered; says beforehand how many."""
    answered = set(
        Submission.objects.filter(obligation__round=asking)
        .exclude(status__in=UNANSWERED)
        .values_list("obligation_id", flat=True)
    )
    chosen = [one for one in _chosen(request, asking) if one.waived_at is None and one.pk not in answered]
    told = audience([one.unit for one in chosen])
    mailboxes = {recipient for recipients in told.values() for recipient in recipients}
    return _of_chosen(
        request,
        _question(asking, asks=_("Nhắc nộp báo cáo"), yes=_("Gửi thư nhắc"), page=_("Nhắc nộp báo cáo"), danger=False),
        lambda told: remind(
            actor=request.actor,
            asking=asking,
            obligations=chosen,
            note=told["note"],
            request_key=told["request_key"],
        ),
        ReminderForm(_answered(request, "request_key")),
        asking,
        chosen,
        lambda sent: _("Đã xếp hàng {mails} thư nhắc cho {count} đơn vị.").format(count=sent[0], mails=sent[1]),
        template="office/rounds/remind.html",
        mails=1 if asking.is_test else len(mailboxes),
        unreached=[one for one in chosen if not told[one.unit.code]],
    )


@guarded(ROUND, "close", find_round)
def closing(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The round takes no more answers; it can be opened again."""
    open_still = asking.obligations.filter(waived_at=None)
    answered = Submission.objects.filter(obligation__round=asking).exclude(status__in=UNANSWERED)
    owing = open_still.exclude(pk__in=answered.values("obligation")).count()
    words = ngettext("{n} đơn vị chưa nộp báo cáo.", "{n} đơn vị chưa nộp báo cáo.", owing).format(n=owing)
    return ask(
        request,
        _question(
            asking,
            asks=_("Đóng đợt báo cáo"),
            happens=(words, _("Sau khi đóng, không đơn vị nào nộp được nữa và không gửi thư nhắc.")),
            undo=_("Có thể mở lại."),
            yes=_("Đóng đợt báo cáo"),
        ),
        lambda told: close_round(actor=request.actor, asking=asking, reason=told["reason"]),
        refused=Refused,
        done=_("Đã đóng đợt báo cáo."),
        to=reverse("rounds:page", args=(asking.code,)),
        form=ReasonForm(sent(request)),
        owing=owing,
    )


@guarded(ROUND, "reopen", find_round)
def reopening(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The round takes answers again."""
    return ask(
        request,
        _question(
            asking,
            asks=_("Mở lại đợt báo cáo"),
            happens=(_("Các đơn vị lại nộp được báo cáo theo hạn của mình."),),
            yes=_("Mở lại"),
            page=_("Mở lại đợt báo cáo"),
            danger=False,
        ),
        lambda told: reopen_round(actor=request.actor, asking=asking, reason=told["reason"]),
        refused=Refused,
        done=_("Đã mở lại đợt báo cáo."),
        to=reverse("rounds:page", args=(asking.code,)),
        form=ReasonForm(sent(request)),
    )


def _question(asking: Round, **told: Any) -> Question:
    back = reverse("rounds:units", args=(asking.code,))
    crumbs = ((_("Đợt báo cáo"), reverse("rounds:list")), (asking.code, back))
    return Question(about=asking.title, back=back, crumbs=crumbs, **told)


def _answered(request: OfficeRequest, field: str) -> QueryDict | None:
    """What was typed on the page that asks; the list that leads to it sends the units alone."""
    return request.POST if field in request.POST else None


def _of_chosen(
    request: OfficeRequest,
    question: Question,
    act: Callable[[dict[str, Any]], Any],
    form: OfficeForm,
    asking: Round,
    chosen: list[Obligation],
    done: Callable[[Any], str],
    template: str = "office/rounds/_act.html",
    **more: Any,
) -> HttpResponse:
    if not chosen:
        messages.error(request, _("Chọn ít nhất một đơn vị trong danh sách."))
        return redirect("rounds:units", asking.code)
    return ask(request, question, act, refused=Refused, done=done, form=form, template=template, chosen=chosen, **more)


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
