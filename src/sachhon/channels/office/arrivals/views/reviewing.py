"""A list: how far it is, what its rows are, and what a person says of them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.arrivals.finding import find_arriving
from sachhon.channels.office.arrivals.shown import Shower
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.registry.api import (
    ARRIVING,
    FACTS,
    ArrivedRow,
    Arriving,
    Refused,
    RowVerdict,
    arrived_rows,
    bad_rows,
    judge_arrived,
    place_of_arriving,
)
from sachhon.foundation import files
from sachhon.foundation.models import Job

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAGE = 20
Decision = ArrivedRow.Decision
_TABS = (Decision.UNSURE, Decision.CHANGED, Decision.NEW, Decision.BAD, Decision.SKIPPED)
_RUNNING = (Arriving.Status.READING, Arriving.Status.APPLYING)


@guarded(ARRIVING, "view", find_arriving)
@require_GET
def page(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """The list with its rows of one decision."""
    context = head_of(request, arriving)
    if arriving.status in _RUNNING or arriving.status == Arriving.Status.FAILED:
        return render(request, "office/arrivals/page.html", context)
    counts = arriving.counts
    tabs = [(value, value.label, counts.get(value.value, 0)) for value in _TABS]
    chosen = request.GET.get("loai", "")
    if chosen not in set(_TABS):
        chosen = next((value for value, _label, count in tabs if count), Decision.NEW).value
    rows = Paginator(arrived_rows(arriving, chosen), PAGE).get_page(request.GET.get("page"))
    review = ARRIVING.permits(request.actor, "review", place_of_arriving(arriving), arriving.status)
    context |= {
        "tabs": [(value.value, label, count, value.value == chosen) for value, label, count in tabs],
        "decision": chosen,
        "page": rows,
        "rows": Shower(request.actor, arriving, list(rows)).rows,
        "may_review": review and chosen != Decision.BAD,
        "same": counts.get(Decision.SAME.value, 0),
        "ready": counts.get("new", 0) + counts.get("changed", 0) - arriving.done,
    }
    return render(request, "office/arrivals/page.html", context)


def head_of(request: OfficeRequest, arriving: Arriving) -> dict[str, Any]:
    """What every page of a list shows above."""
    place = place_of_arriving(arriving)
    may = {
        verb: ARRIVING.permits(request.actor, verb, place, arriving.status) for verb in ("apply", "withdraw", "undo")
    }
    language = request.LANGUAGE_CODE[:2] if hasattr(request, "LANGUAGE_CODE") else "vi"
    columns = [
        (one["column"], one["heading"], FACTS[one["fact"]].labels[language] if one["fact"] in FACTS else "")
        for one in arriving.columns
    ]
    report, _mark, revision = arriving.source.partition("#")
    return {
        "arriving": arriving,
        "report": (report, revision) if arriving.kind == Arriving.Kind.REPORT else None,
        "job": Job.objects.filter(pk=arriving.job_id).first() if arriving.job_id else None,
        "running": arriving.status in _RUNNING,
        "may": may,
        "columns": columns,
        "unread": [heading for _column, heading, fact in columns if not fact],
    }


@guarded(ARRIVING, "view", find_arriving)
@require_GET
def progress_box(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """How far it is; the whole page anew once it is done."""
    context = head_of(request, arriving)
    if not context["running"]:
        answer = HttpResponse(status=204)
        answer["HX-Redirect"] = reverse("arrivals:page", args=(arriving.code,))
        return answer
    return render(request, "office/arrivals/_progress.html", context)


@guarded(ARRIVING, "view", find_arriving)
@require_GET
def original(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """The workbook as it came."""
    if arriving.file is None:
        raise Http404
    data = files.read(arriving.file)
    return files.download(request, data, arriving.file_name, "application/octet-stream", digest=arriving.file.digest)


@guarded(ARRIVING, "view", find_arriving)
@require_GET
def wrong_rows(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """The rows to correct."""
    return files.download(request, bad_rows(arriving), f"dong-loi-{arriving.code}.xlsx", XLSX)


@guarded(ARRIVING, "review", find_arriving)
@require_POST
def judge(request: OfficeRequest, arriving: Arriving) -> HttpResponse:
    """Say what one row is, or the chosen rows of the page. A button says "verdict:facility:row"."""
    verdict, _colon, rest = request.POST.get("verdict", "").partition(":")
    facility, _colon, number = rest.partition(":")
    numbers = [number] if number else request.POST.getlist("row")
    try:
        if not numbers:
            raise Refused("nothing_chosen", _("Chưa chọn dòng nào. Đánh dấu các dòng rồi bấm lại."))
        rows = judge_arrived(
            actor=request.actor,
            arriving=arriving,
            numbers=[int(one) for one in numbers if one.isdecimal()],
            verdict=verdict,
            facility_code=facility,
        )
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _told(verdict, rows))
    back = {"loai": request.POST.get("loai", ""), "page": request.POST.get("page", "")}
    query = "&".join(f"{key}={value}" for key, value in back.items() if value.isalnum())
    return redirect(f"{reverse('arrivals:page', args=(arriving.code,))}?{query}")


def _told(verdict: str, rows: list[ArrivedRow]) -> str:
    if len(rows) == 1:
        told = {"n": rows[0].number, "what": rows[0].get_decision_display()}
        if verdict == RowVerdict.BACK:
            return _("Dòng %(n)s trở lại: %(what)s.") % told
        return _("Dòng %(n)s: %(what)s. Có thể hoàn tác trước khi đưa vào danh bạ.") % told
    return ngettext("Đã ghi kết luận cho %(n)s dòng.", "Đã ghi kết luận cho %(n)s dòng.", len(rows)) % {"n": len(rows)}
