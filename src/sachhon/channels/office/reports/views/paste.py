"""Pasting a table from Excel or Word: shown as understood, cell by cell; nothing is applied before a yes."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.reports.cell_ids import cell_id
from sachhon.channels.office.reports.desks import Desk
from sachhon.channels.office.reports.find import find_part, find_report
from sachhon.channels.office.reports.grid import grid_columns
from sachhon.channels.office.reports.heads import head_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.money_units import UNITS, unit_of
from sachhon.channels.office.reports.pasting import Pasted, PastedCell, read_pasted, table_of
from sachhon.channels.office.reports.posted import read_versions
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Part,
    Refused,
    Submission,
    ValueChange,
    draft_values,
    draft_versions,
    save_values,
)
from sachhon.formkit.definition import Field
from sachhon.formkit.values import MISSING, Key, State, Values, rows_of


@guarded(SUBMISSION, "edit", find_report)
@require_http_methods(["GET", "POST"])
def paste(request: OfficeRequest, submission: Submission, field: str) -> HttpResponse:
    """A box to paste into, the preview, and its application."""
    return _pasting(request, Desk(submission), field)


@guarded(SUBMISSION, "part", find_part)
@require_http_methods(["GET", "POST"])
def part_paste(request: OfficeRequest, part: Part, field: str) -> HttpResponse:
    """The same in a department's part."""
    return _pasting(request, Desk(part.submission, part), field)


def _pasting(request: OfficeRequest, desk: Desk, field: str) -> HttpResponse:
    desk.page_of(field)
    one = desk.template.field(field)
    if not one.columns:
        raise Http404(f"no table {field}")
    context = _context(request, desk, one)
    if request.method == "GET":
        return render(request, "office/reports/paste.html", context)
    try:
        table = table_of(request.POST.get("table", ""))
    except ValueError:
        table = []
    if not table:
        context["problem"] = _("Chưa có bảng nào. Hãy chép các ô trong Excel hoặc Word rồi dán vào đây.")
        return render(request, "office/reports/paste.html", context)
    unit, tongue = unit_of(request), language()
    columns = grid_columns(one, draft_values(desk.submission), unit, tongue)
    pasted = read_pasted(table, columns, request.POST.get("column", ""), unit, tongue)
    if request.POST.get("apply"):
        return _apply(request, desk, one, pasted)
    context |= _preview(desk.submission, one, pasted, request)
    scripted = request.headers.get("X-Requested-With") == "fetch"
    return render(request, "office/reports/_pasted.html" if scripted else "office/reports/paste.html", context)


def _context(request: OfficeRequest, desk: Desk, one: Field) -> dict[str, Any]:
    return {
        "report": head_of(desk.submission, request.actor),
        "home": desk.home,
        "address": desk.address("paste", one.id),
        "table": {"id": one.id, "label": one.labels[language()]},
        "back": desk.section(desk.page_of(one.id), one.id),
        "money_unit": unit_of(request),
        "money_units": UNITS,
        "text": request.POST.get("table", ""),
        "has_money": any(column.type == "money" for column in one.columns),
    }


def _preview(submission: Submission, one: Field, pasted: Pasted, request: OfficeRequest) -> dict[str, Any]:
    values = draft_values(submission)
    first = _first(request, values, one)
    standing = {cell_id(key): version for key, version in draft_versions(submission).items() if key.field == one.id}
    replaced = sum(
        values.get(key, MISSING).state is not State.MISSING for key, cell in _places(one, pasted, first) if cell.taken
    )
    return {
        "pasted": pasted,
        "first": first,
        "replaced": replaced,
        "column": request.POST.get("column", ""),
        "base": json.dumps(standing),
        "request_key": uuid.uuid4().hex,
        "table_json": json.dumps(table_of(request.POST.get("table", "")), ensure_ascii=False),
    }


def _first(request: OfficeRequest, values: Values, one: Field) -> int:
    """The row that the first pasted row goes to: where it was pasted, else below the last."""
    asked, filled = request.POST.get("row", ""), rows_of(values, one)
    if asked.isascii() and asked.isdecimal():
        return int(asked)
    return filled[-1].number + 1 if filled else 0


def _places(one: Field, pasted: Pasted, first: int) -> Iterator[tuple[Key, PastedCell]]:
    for place, row in enumerate(pasted.rows):
        for column, cell in zip(pasted.columns, row, strict=True):
            yield Key(one.id, first + place, column.id), cell


def _apply(request: OfficeRequest, desk: Desk, one: Field, pasted: Pasted) -> HttpResponse:
    submission = desk.submission
    first = _first(request, draft_values(submission), one)
    base = read_versions(request.POST.get("base", ""))
    changes = [
        ValueChange(key=key, answer=cell.answer, base_version=base.get(cell_id(key), 0))
        for key, cell in _places(one, pasted, first)
        if cell.answer is not None and cell.taken
    ]
    back = desk.section(desk.page_of(one.id), one.id)
    key = request.POST.get("request_key", "")[:64]
    try:
        saved = save_values(actor=request.actor, submission=submission, changes=tuple(changes), request_key=key)
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect(back)
    messages.success(request, _("Đã dán %(n)s ô.") % {"n": len(saved.saved)})
    if pasted.wrong:
        messages.warning(request, _("%(n)s ô không hiểu được nên bỏ qua, hãy nhập tay.") % {"n": pasted.wrong})
    if saved.conflicts:
        words = _("%(n)s ô vừa được người khác sửa nên chưa dán. Hãy xem lại các ô đó.")
        messages.warning(request, words % {"n": len(saved.conflicts)})
    return redirect(back)
