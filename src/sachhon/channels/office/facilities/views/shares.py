"""Shares counted from the register, by size and over every denominator; a report filled with them."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_GET, require_http_methods

from sachhon.channels.office.facilities.finding import find_report, find_unit
from sachhon.channels.office.facilities.listing import adding_at
from sachhon.channels.office.facilities.words import tongue
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import Refused as FillingRefused
from sachhon.domain.assessments.api import SharesFilling, fill_shares, shares_filling
from sachhon.domain.registry.api import (
    FACILITY,
    FACTS,
    Counted,
    Denominator,
    Share,
    Unit,
    facilities_at_work,
    share_by_province,
    share_measures,
    shares_of,
)
from sachhon.domain.submissions.api import SUBMISSION, Submission
from sachhon.domain.submissions.api import Refused as ReportRefused
from sachhon.formkit.fields import display
from sachhon.formkit.values import Answer, State
from sachhon.vietnamese import format_date
from sachhon.writing.sheet import Sheet


@signed_in
@require_GET
def home(request: OfficeRequest) -> HttpResponse:
    """To the shares of the person's own province, or of the country."""
    own = adding_at(request.actor) or list(
        Unit.objects.filter(code__in=request.actor.units, kind__in=(Unit.Kind.MINISTRY, Unit.Kind.PROVINCE))
    )
    if own:
        return redirect("facilities:shares", own[0].code)
    return render(request, "office/facilities/no_shares.html")


@guarded(FACILITY, "view", find_unit)
@require_GET
def shares(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """All shares of a province or of the country."""
    told = [one for one in shares_of(facilities_at_work(unit)).values() if one.measure.form != "count"]
    if request.GET.get("tai-ve"):
        return send_sheet(request, sheet_of(unit, told), request.GET["tai-ve"], f"ty-le-co-so-{unit.code.lower()}")
    codes = [one.measure.code for one in told]
    picked = request.GET.get("chi-tieu") if request.GET.get("chi-tieu") in codes else codes[0]
    country = unit.kind == Unit.Kind.MINISTRY
    fact = next(one.fact for one in share_measures() if one.code == picked)
    context = {
        "unit": unit,
        "adding": adding_at(request.actor),
        "today": timezone.localdate(),
        "shares": [_shown(one) for one in told],
        "facilities": told[0].total.all,
        "country": country,
        "by_province": share_by_province(facilities_at_work(unit), fact) if country else [],
        "picked": picked,
        "measures": [(one.measure.code, one.measure.labels[tongue()]) for one in told],
    }
    return render(request, "office/facilities/shares.html", context)


def sheet_of(unit: Unit, told: list[Share]) -> Sheet:
    """The shares by size as a table of their own."""
    columns = (
        *(pgettext("tỷ lệ", "Chỉ tiêu"), _("Quy mô"), _("Có"), _("Không"), _("Chưa rõ"), _("Tất cả")),
        *(_("% trên tất cả"), _("% trên số đã rõ")),
    )
    rows = [
        (one.measure.labels[tongue()], size, *(row.yes, row.no, row.unknown, row.all, row.of_all, row.of_known))
        for one in told
        for size, row in _by_size(one)
    ]
    day = format_date(timezone.localdate())
    notes = (_("Danh bạ cơ sở ngày {day}, cơ sở đang hoạt động.").format(day=day),)
    return Sheet(
        _("Tỷ lệ cơ sở: {unit}").format(unit=unit.name), columns, rows, notes, (36, 18, 10, 10, 10, 10, 14, 16)
    )


@guarded(SUBMISSION, "edit", find_report)
@require_http_methods(["GET", "POST"])
def fill(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """A report's shares from the register: the person chooses over which facilities, or leaves them."""
    if request.method == "POST":
        chosen = {name.removeprefix("take-"): value for name, value in request.POST.items() if name.startswith("take-")}
        try:
            saved = fill_shares(
                actor=request.actor,
                submission=submission,
                chosen=chosen,
                agreed=request.POST.get("agreed", ""),
                request_key=request.POST.get("request_key", "")[:64],
            )
        except (FillingRefused, ReportRefused) as refused:
            messages.error(request, refused.message)
            return redirect("facilities:fill", submission.code)
        messages.success(request, _("Đã lấy {count} số từ danh bạ cơ sở.").format(count=len(saved.saved)))
        if saved.conflicts:
            words = _("{count} ô vừa được người khác sửa nên chưa lấy. Xem lại ở dưới.")
            messages.warning(request, words.format(count=len(saved.conflicts)))
            return redirect("facilities:fill", submission.code)
        return redirect("reports:report", submission.code)
    filling = shares_filling(submission)
    context = {
        "submission": submission,
        "filling": filling,
        "rows": _offered(filling),
        "unit": submission.obligation.unit,
        "request_key": uuid.uuid4().hex,
    }
    return render(request, "office/facilities/fill.html", context)


def over_words(denominator: Denominator) -> str:
    """Over which facilities a share is taken."""
    return {
        Denominator.ALL: _("tất cả cơ sở đang hoạt động trong danh bạ"),
        Denominator.KNOWN: _("các cơ sở đã rõ thông tin"),
        Denominator.MEDIUM_AND_LARGE: _("các cơ sở quy mô vừa và lớn"),
    }[denominator]


def _by_size(share: Share) -> list[tuple[str, Counted]]:
    names = {one.id: one.labels[tongue()] for one in FACTS["size"].options}
    rows = [(names.get(size, _("Chưa rõ quy mô")), told) for size, told in share.by_size.items()]
    return [*rows, (_("Vừa và lớn"), share.large_and_medium), (_("Tất cả"), share.total)]


def _shown(share: Share) -> dict[str, Any]:
    rows = _by_size(share)
    return {"code": share.measure.code, "name": share.measure.labels[tongue()], "rows": rows, "total": share.total}


def _offered(filling: SharesFilling) -> list[dict[str, Any]]:
    return [
        {
            "field": one.field.id,
            "label": one.field.labels[tongue()],
            "before": _said(one.before, one.field),
            "count": one.measure.form == "count",
            "choices": [
                {"denominator": way.denominator.value, "over": over_words(way.denominator), "way": way}
                for way in one.choices
            ],
        }
        for one in filling.offered
    ]


def _said(answer: Answer, field: Any) -> str:
    if answer.state is State.VALUE:
        return display(answer.value, field, tongue())
    return {State.NIL: _("Không có"), State.UNKNOWN: _("Chưa có số liệu")}.get(answer.state, "")
