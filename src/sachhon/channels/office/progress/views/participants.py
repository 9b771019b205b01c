"""Who came: a list pasted from Excel or sent as a file, shown as understood, kept after a yes; rows changed by hand."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from python_calamine import CalamineError, CalamineWorkbook

from sachhon.channels.office.progress.finding import find_event
from sachhon.channels.office.progress.words import finding_words
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.planning.api import (
    RECORD,
    Event,
    Participant,
    ParticipantList,
    Refused,
    change_participant,
    keep_participants,
    met_before,
    read_participants,
    remove_participant,
    table_of,
)
from sachhon.foundation import files
from sachhon.writing.sheet import Sheet

MOST_SHOWN = 300
MOST_ROWS = 6000
_KIND = {True: "Doanh nghiệp", False: "Cơ quan"}


@guarded(RECORD, "edit", find_event)
@require_http_methods(["GET", "POST"])
def paste(request: OfficeRequest, event: Event) -> HttpResponse:
    """A box to paste into or a file to send; the preview; its application."""
    context: dict[str, Any] = {"event": event, "text": request.POST.get("text", ""), "problem": ""}
    if request.method == "GET":
        return render(request, "office/progress/paste.html", context)
    try:
        grid = _grid(request)
    except files.RefusedUpload as refused:
        return render(request, "office/progress/paste.html", {**context, "problem": refused.words}, status=422)
    except (CalamineError, OSError, ValueError):
        words = _("Không đọc được tệp này. Gửi tệp Excel, hoặc chép các ô rồi dán vào ô trên.")
        return render(request, "office/progress/paste.html", {**context, "problem": words}, status=422)
    if not any(str(cell).strip() for row in grid for cell in row):
        words = _("Chưa có danh sách. Dán các ô chép từ Excel hoặc chọn tệp Excel.")
        return render(request, "office/progress/paste.html", {**context, "problem": words}, status=422)
    told = read_participants(grid)
    replace = request.POST.get("way") == "replace"
    if request.POST.get("apply"):
        return _apply(request, event, told, replace)
    return render(request, "office/progress/paste.html", {**context, **_preview(request, event, told, grid, replace)})


@guarded(RECORD, "edit", find_event)
@require_http_methods(["GET", "POST"])
def change(request: OfficeRequest, event: Event, pk: int) -> HttpResponse:
    """One row of the list."""
    one = event.participants.filter(pk=pk).first()
    if one is None:
        messages.info(request, _("Dòng này vừa được bỏ khỏi danh sách."))
        return redirect("progress:event", event.code)
    typed = _typed(request) if request.method == "POST" else _as_typed(one)
    problems: list[str] = []
    if request.method == "POST" and request.POST.get("remove"):
        remove_participant(actor=request.actor, event=event, participant_id=pk)
        messages.success(request, _("Đã bỏ %(name)s khỏi danh sách.") % {"name": one.enterprise})
        return redirect("progress:event", event.code)
    if request.method == "POST":
        told = read_participants([_HEAD, [typed[name] for name in _NAMES]], first_line=0)
        problems = [finding_words(_placeless(found)) for found in told.errors]
        if told.rows and not problems:
            version = request.POST.get("version", "")
            try:
                change_participant(
                    actor=request.actor,
                    event=event,
                    participant_id=pk,
                    row=told.rows[0],
                    base_version=int(version) if version.isascii() and version.isdecimal() else -1,
                )
            except Refused as refused:
                problems = [refused.message]
            else:
                messages.success(request, _("Đã lưu."))
                return redirect("progress:event", event.code)
    context = {"event": event, "one": one, "typed": typed, "problems": problems}
    return render(request, "office/progress/participant.html", context, status=422 if problems else 200)


@guarded(RECORD, "export", find_event)
@require_GET
def download(request: OfficeRequest, event: Event) -> HttpResponse:
    """The list as Excel, in the columns that it is read in again."""
    return send_sheet(request, _sheet(event, event.participants.order_by("pk")), "xlsx", f"nguoi-du-{event.code}")


@guarded(RECORD, "edit", find_event)
@require_GET
def blank(request: OfficeRequest, event: Event) -> HttpResponse:
    """The empty list, to fill in."""
    return send_sheet(request, _sheet(event, ()), "xlsx", "mau-danh-sach-nguoi-du")


_NAMES = ("enterprise", "tax_code", "people", "industry", "address", "contact", "kind")
_HEAD = ["Tên doanh nghiệp", "Mã số thuế", "Số người", "Mã ngành", "Địa chỉ", "Liên hệ", "Loại"]
"""Vietnamese whatever the reader's language: the list is read by these words again."""


def _grid(request: OfficeRequest) -> list[list[object]]:
    """The cells that were sent: as they were shown in the preview, as a file, or pasted."""
    kept = request.POST.get("grid", "")
    if kept:
        rows = json.loads(kept)
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise ValueError("not a table")
        return [[cell if isinstance(cell, str | int | float) else "" for cell in row] for row in rows]
    sent = request.FILES.get("file")
    if sent is None:
        return [list(row) for row in table_of(request.POST.get("text", ""))]
    data = sent.read()
    files.check_upload(sent.name or "danh-sach.xlsx", data)
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False, nrows=MOST_ROWS)]


def _preview(
    request: OfficeRequest, event: Event, told: ParticipantList, grid: Sequence[Sequence[object]], replace: bool
) -> dict[str, Any]:
    before = met_before(request.actor, event, [(row.folded, row.tax_code) for row in told.rows[:MOST_SHOWN]])
    rows = [
        {"row": row, "before": before.get(f"mst:{row.tax_code}", 0) or before.get(f"ten:{row.folded}", 0)}
        for row in told.rows[:MOST_SHOWN]
    ]
    plain = [[cell if isinstance(cell, str | int | float) else str(cell or "") for cell in row] for row in grid]
    return {
        "told": told,
        "rows": rows,
        "hidden": max(0, len(told.rows) - MOST_SHOWN),
        "enterprises": sum(row.is_enterprise for row in told.rows),
        "errors": [finding_words(one) for one in told.errors][:MOST_SHOWN],
        "others": [finding_words(one) for one in told.findings if one not in told.errors][:MOST_SHOWN],
        "grid": json.dumps(plain, ensure_ascii=False),
        "replace": replace,
        "standing": event.participants.count(),
    }


def _apply(request: OfficeRequest, event: Event, told: ParticipantList, replace: bool) -> HttpResponse:
    version = request.POST.get("version", "")
    try:
        done = keep_participants(
            actor=request.actor,
            event=event,
            rows=told.rows,
            base_version=int(version) if version.isascii() and version.isdecimal() else -1,
            replace=replace,
        )
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("progress:event", event.code)
    words = _("Danh sách người dự: thêm %(added)s, sửa %(updated)s, bỏ %(removed)s dòng.")
    messages.success(request, words % {"added": done.added, "updated": done.updated, "removed": done.removed})
    if told.errors:
        messages.warning(request, _("%(n)s dòng có lỗi nên chưa được ghi.") % {"n": len(told.errors)})
    return redirect("progress:event", event.code)


def _typed(request: OfficeRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "")[:400] for name in _NAMES}


def _as_typed(one: Participant) -> dict[str, str]:
    told = {name: str(getattr(one, name)) for name in _NAMES if name != "kind"}
    return {**told, "kind": "enterprise" if one.is_enterprise else "body"}


def _placeless(found: Any) -> Any:
    return type(found)(found.code, found.severity, found.params)


def _sheet(event: Event, rows: Any) -> Sheet:
    told = [
        (one.enterprise, one.tax_code, one.people, one.industry, one.address, one.contact, _KIND[one.is_enterprise])
        for one in rows
    ]
    note = f"{event.get_kind_display()}: {event.topic}"
    return Sheet("Danh sách người dự", _HEAD, told, notes=(note,), widths=(44, 16, 10, 10, 40, 28, 14))
