"""What the registers count: what a count is made of, a report filled from it, enterprises, a unit's year."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sachhon.channels.office.progress.finding import find_report, find_unit
from sachhon.channels.office.progress.listing import counts_of, shown
from sachhon.channels.office.progress.words import measure_name, quantity_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.planning.api import (
    RECORD,
    Filling,
    Recorded,
    Refused,
    all_measures,
    awards_visible,
    enterprises_of,
    events_visible,
    fill_from_records,
    filling_of,
    overlapping,
    recorded_seen,
    surveys_visible,
    task_lines,
    tasks_visible,
)
from sachhon.domain.registry.api import Unit, units_under, units_visible
from sachhon.domain.submissions.api import SUBMISSION, Submission
from sachhon.domain.submissions.api import Refused as ReportRefused
from sachhon.formkit.fields import display
from sachhon.formkit.values import Answer, State
from sachhon.vietnamese import NotADate, parse_date
from sachhon.writing.sheet import Sheet

A_PAGE = 100


@guarded(RECORD, "view", find_unit)
@require_GET
def counted(request: OfficeRequest, unit: Unit, measure: str) -> HttpResponse:
    """The records that a count rests on: where a value that was taken from the registers leads."""
    if measure not in all_measures():
        raise Http404(measure)
    first, last = _days(request)
    found = recorded_seen(request.actor, unit, first, last).get(measure)
    context = {
        "unit": unit,
        "measure": measure,
        "name": measure_name(measure),
        "first": first,
        "last": last,
        "recorded": found,
        "total": quantity_words(measure, found.count) if found else "",
        "parts": [{"part": part, "words": quantity_words(measure, part.quantity)} for part in found.parts]
        if found
        else [],
        "overlapping": overlapping(found) if found else False,
    }
    return render(request, "office/progress/counted.html", context)


@guarded(SUBMISSION, "edit", find_report)
@require_http_methods(["GET", "POST"])
def fill(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """A report filled from the registers: every change is shown, those that are ticked are saved."""
    if request.method == "POST":
        try:
            saved = fill_from_records(
                actor=request.actor,
                submission=submission,
                fields=frozenset(request.POST.getlist("take")),
                agreed=request.POST.get("agreed", ""),
                request_key=request.POST.get("request_key", "")[:64],
            )
        except (Refused, ReportRefused) as refused:
            messages.error(request, refused.message)
            return redirect("progress:fill", submission.code)
        messages.success(request, _("Đã lấy %(n)s số từ sổ ghi chép.") % {"n": len(saved.saved)})
        if saved.conflicts:
            words = _("%(n)s ô vừa được người khác sửa nên chưa lấy. Xem lại ở dưới.")
            messages.warning(request, words % {"n": len(saved.conflicts)})
            return redirect("progress:fill", submission.code)
        return redirect("reports:report", submission.code)
    filling = filling_of(submission)
    context = {
        "submission": submission,
        "filling": filling,
        "changes": _changes(submission, filling),
        "same": sum(one.kind == "same" for one in filling.cells),
        "request_key": uuid.uuid4().hex,
    }
    return render(request, "office/progress/fill.html", context)


@guarded(RECORD, "view", find_unit)
@require_GET
def enterprises(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """The distinct enterprises that came to a unit's events."""
    first, last = _days(request)
    found = enterprises_of(request.actor, unit, first, last)
    if request.GET.get("tai-ve"):
        columns = (_("Doanh nghiệp"), _("Mã số thuế"), _("Số lần dự"), _("Số lượt người"), _("Tên khác trong sổ"))
        rows = [(one.name, one.tax_code, len(one.events), one.people, "; ".join(one.names[1:])) for one in found]
        sheet = Sheet(_("Doanh nghiệp đã tham gia"), columns, rows, widths=(50, 16, 12, 14, 60))
        return send_sheet(request, sheet, request.GET["tai-ve"], "doanh-nghiep-tham-gia")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"unit": unit, "page": page, "first": first, "last": last, "count": len(found)}
    return render(request, "office/progress/enterprises.html", context)


@signed_in
@require_GET
def summaries(request: OfficeRequest) -> HttpResponse:
    """The units whose year can be summed up."""
    if not request.actor.of_ministry and len(request.actor.units) == 1:
        return redirect("progress:summary", request.actor.units[0], timezone.localdate().year)
    units = units_visible(request.actor).filter(kind__in=_SUMMED, dissolved=None).order_by("sort_name")
    own = Unit.objects.filter(code__in=request.actor.units)
    context = {"units": units, "own": own, "year": timezone.localdate().year}
    return render(request, "office/progress/summaries.html", context)


_SUMMED = (Unit.Kind.PROVINCE, Unit.Kind.MINISTRY)


@guarded(RECORD, "view", find_unit)
@require_GET
def summary(request: OfficeRequest, unit: Unit, year: int) -> HttpResponse:
    """A unit's year on one page, to print: tasks, what was recorded, events, surveys, awards."""
    today = timezone.localdate()
    first, last = date(year, 1, 1), date(year, 12, 31)
    under = units_under((unit.code,))
    lines = task_lines(request.actor, year, today, tasks_visible(request.actor).filter(plan__unit__in=under))
    events = list(
        events_visible(request.actor).filter(unit__in=under, first_day__year=year).order_by("first_day", "pk")
    )
    context = {
        "unit": unit,
        "year": year,
        "years": [year - 1, year + 1],
        "counts": counts_of(lines),
        "rows": [shown(line) for line in lines],
        "measures": _measures(recorded_seen(request.actor, unit, first, last), unit),
        "events": events,
        "surveys": list(surveys_visible(request.actor).filter(unit__in=under, first_day__year=year)),
        "awards": list(awards_visible(request.actor).filter(unit__in=under, year=year)),
        "cost": sum(one.cost for one in events if one.cost is not None) if any(one.cost for one in events) else None,
        "made_at": timezone.now(),
    }
    return render(request, "office/progress/summary.html", context)


def _measures(found: dict[str, Recorded], unit: Unit) -> list[dict[str, Any]]:
    return [
        {"code": code, "name": measure_name(code), "words": quantity_words(code, one.count), "parts": len(one.parts)}
        for code, one in found.items()
    ]


def _changes(submission: Submission, filling: Filling) -> list[dict[str, Any]]:
    """The fields that would change, each with its cells."""
    template = submission.obligation.round.template
    assert template is not None
    tongue = (get_language() or "vi")[:2]
    found = []
    for name in filling.fields:
        field = template.definition.field(name)
        cells = [
            {
                "label": _label(cell, tongue),
                "before": _said(cell.place.spec, cell.before, tongue) if cell.key.column != "year" else "",
                "after": _said(cell.place.spec, cell.after, tongue),
                "kind": cell.kind,
                "measure": cell.place.measure.code,
                "first": _first(filling, cell.place.year),
                "last": _last(filling, cell.place.year),
            }
            for cell in sorted(filling.cells, key=lambda one: one.place.year or 0)
            if cell.key.field == name and cell.kind != "same" and cell.key.column in (None, _column(cell))
        ]
        found.append({"field": name, "label": field.labels[tongue], "cells": cells})
    return found


def _column(cell: Any) -> str | None:
    """The measured column: the year that a new row is given is not shown as a change of its own."""
    return cell.place.column.id if cell.place.column else None


def _label(cell: Any, tongue: str) -> str:
    if cell.place.column is None:
        return ""
    return _("năm %(year)s, %(column)s") % {"year": cell.place.year, "column": cell.place.column.labels[tongue]}


def _said(spec: Any, answer: Answer, tongue: str) -> str:
    if answer.state is State.VALUE:
        return display(answer.value, spec, tongue)
    return {State.NIL: _("Không có"), State.UNKNOWN: _("Chưa có số liệu")}.get(answer.state, "")


def _first(filling: Filling, year: int | None) -> date:
    assert filling.days is not None
    return filling.days[0] if year is None else max(filling.days[0], date(year, 1, 1))


def _last(filling: Filling, year: int | None) -> date:
    assert filling.days is not None
    return filling.days[1] if year is None else min(filling.days[1], date(year, 12, 31))


def _days(request: OfficeRequest) -> tuple[date, date]:
    """The days asked for; this year where none are."""
    today = timezone.localdate()
    return _day(request, "tu", date(today.year, 1, 1)), _day(request, "den", date(today.year, 12, 31))


def _day(request: OfficeRequest, name: str, otherwise: date) -> date:
    text = request.GET.get(name, "").strip()
    try:
        return parse_date(text) if text else otherwise
    except NotADate:
        return otherwise
