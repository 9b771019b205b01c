"""The meter log as a workbook: taken away, filled in, brought back; shown first, written after a yes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.performance.finding import YearAt, find_year
from sachhon.channels.office.performance.logbook import log_sheet, read_log, row_words
from sachhon.channels.office.performance.words import exact, unit_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import YEAR, LogRow, MonthRead, Refused, keep_log, overview_of
from sachhon.foundation import files

_SALT = "performance.logbook"
_GOOD_FOR = 3600


@guarded(YEAR, "export", find_year)
@require_GET
def take(request: OfficeRequest, at: YearAt) -> HttpResponse:
    """The log as it stands, to fill in."""
    overview = overview_of(request.actor, at.facility)
    sheet = log_sheet(at.facility.name, at.year, overview.facts.get(at.year))
    return send_sheet(request, sheet, "xlsx", f"so-cong-to-{at.facility.code}-{at.year}")


@guarded(YEAR, "edit", find_year)
@require_POST
def bring(request: OfficeRequest, at: YearAt) -> HttpResponse:
    """What a workbook would write; then, agreed to, written."""
    if "agreed" in request.POST:
        return _keep(request, at)
    sent = request.FILES.get("file")
    if sent is None:
        messages.error(request, _("Chọn tệp Excel để nhập."))
        return redirect("performance:meters", at.facility.code, at.year)
    data = sent.read()
    try:
        files.check_upload(sent.name or "so.xlsx", data)
        log = read_log(data)
    except files.RefusedUpload as refused:
        messages.error(request, refused.words)
        return redirect("performance:meters", at.facility.code, at.year)
    except ValueError as wrong:
        messages.error(request, str(wrong))
        return redirect("performance:meters", at.facility.code, at.year)
    context = {
        "facility": at.facility,
        "year": at.year,
        "file": sent.name,
        "errors": log.errors,
        "rows": [
            {
                "name": row_words(row),
                "unit": unit_words(row.unit),
                "months": [exact(held.get(month)) for month in range(1, 13)],
            }
            for row in log.rows
            for held in [{one.month: one.quantity for one in row.months}]
        ],
        "agreed": signing.dumps(
            {"file": (sent.name or "")[:100], "rows": [_packed(row) for row in log.rows]}, salt=_salt(at), compress=True
        ),
    }
    return render(request, "office/performance/logbook.html", context)


def _keep(request: OfficeRequest, at: YearAt) -> HttpResponse:
    try:
        told = signing.loads(request.POST["agreed"], salt=_salt(at), max_age=_GOOD_FOR)
    except signing.BadSignature:
        messages.error(request, _("Trang này đã để quá lâu. Chọn lại tệp."))
        return redirect("performance:meters", at.facility.code, at.year)
    rows = [_unpacked(row) for row in told["rows"]]
    try:
        done = keep_log(actor=request.actor, facility=at.facility, year=at.year, rows=rows, note=told["file"])
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        words = _("Đã ghi: %(new)s tháng mới, %(corrected)s tháng sửa.")
        messages.success(
            request,
            words % {"new": done.new, "corrected": done.corrected} if done.changed else _("Không có gì thay đổi."),
        )
    return redirect("performance:meters", at.facility.code, at.year)


def _salt(at: YearAt) -> str:
    """What was shown for one facility and year is not written for another."""
    return f"{_SALT}.{at.facility.code}.{at.year}"


def _packed(row: LogRow) -> list[Any]:
    return [row.stream, row.name, row.unit, [[one.month, str(one.quantity)] for one in row.months]]


def _unpacked(told: list[Any]) -> LogRow:
    stream, name, unit, months = told
    return LogRow(stream, name, unit, tuple(MonthRead(month, Decimal(value)) for month, value in months))
