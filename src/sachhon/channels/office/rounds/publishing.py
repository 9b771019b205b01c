"""The last pages of the wizard: as a unit will see it, publishing, throwing the draft away."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.rounds.finding import find_round
from sachhon.channels.office.rounds.shown import FORMS, shown_request
from sachhon.channels.office.rounds.wizard import SLUG_OF, kinds_of, steps
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.domain.rounds.api import (
    MINISTRY_PLACE,
    ROUND,
    NotReady,
    Refused,
    Round,
    audience,
    discard_round,
    missing,
    publish_round,
    units_asked,
)


@guarded(ROUND, "view", find_round)
@require_GET
def preview(request: OfficeRequest, asking: Round) -> HttpResponse:
    """The request exactly as a unit will see it; any of the units can be chosen."""
    units = units_asked(asking)
    wanted = request.GET.get("unit", "")
    unit = next((one for one in units if one.code == wanted), units[0] if units else None)
    return render(
        request,
        "office/rounds/preview.html",
        {
            "round": asking,
            "units": units,
            "unit": unit,
            "shown": shown_request(asking, unit, asking.deadline, get_language() or "vi"),
            "attachments": list(asking.attachments.all()),
            "forms": FORMS,
            "lacks": [(words, SLUG_OF[name]) for name, words in missing(asking, units)],
            "may_publish": ROUND.permits(request.actor, "publish", MINISTRY_PLACE, asking.status),
            "may_edit": ROUND.permits(request.actor, "edit", MINISTRY_PLACE, asking.status),
            **steps(asking, None, units),
        },
    )


@guarded(ROUND, "publish", find_round)
def publish(request: OfficeRequest, asking: Round) -> HttpResponse:
    """Asks once more, with the numbers; then the units owe an answer."""
    units = units_asked(asking)
    wrong: NotReady | None = None
    if request.method == "POST":
        try:
            publish_round(actor=request.actor, asking=asking)
        except NotReady as not_ready:
            wrong = not_ready
        else:
            return redirect("rounds:published", asking.code)
    told = audience(units)
    mailboxes = {recipient for recipients in told.values() for recipient in recipients}
    lacks = wrong.missing if wrong else missing(asking, units)
    return render(
        request,
        "office/rounds/publish.html",
        {
            "round": asking,
            "count": len(units),
            "kinds": kinds_of(units),
            "mails": 1 if asking.is_test else len(mailboxes),
            "unreached": [unit for unit in units if not told[unit.code]],
            "lacks": [(words, SLUG_OF[name]) for name, words in lacks],
        },
    )


@guarded(ROUND, "view", find_round)
@require_GET
def published(request: OfficeRequest, asking: Round) -> HttpResponse:
    """That it is done, and what comes next."""
    if asking.status == Round.Status.DRAFT:
        return redirect("rounds:page", asking.code)
    return render(request, "office/rounds/published.html", {"round": asking, "count": asking.obligations.count()})


@guarded(ROUND, "discard", find_round)
def discard(request: OfficeRequest, asking: Round) -> HttpResponse:
    """Asks once more; a draft that is thrown away does not come back."""
    return ask(
        request,
        Question(
            asks=_("Xóa bản nháp này?"),
            about=asking.title or asking.code,
            happens=(_("Chưa đơn vị nào nhận được yêu cầu của đợt này."),),
            undo=_("Bản nháp bị xóa sẽ không lấy lại được."),
            yes=_("Xóa bản nháp"),
            no=_("Giữ lại"),
            back=reverse("rounds:page", args=(asking.code,)),
        ),
        lambda told: discard_round(actor=request.actor, asking=asking),
        refused=Refused,
        done=_("Đã xóa bản nháp {code}.").format(code=asking.code),
        to="rounds:list",
    )
