"""The budget's page, its saves, and the annexes as files."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.plans.budget import rearranging
from sachhon.channels.office.plans.budget.annexes import annex_file
from sachhon.channels.office.plans.budget.drawing import Drawing
from sachhon.channels.office.plans.budget.hints import hints_of
from sachhon.channels.office.plans.budget.saving import BadForm, Outcome, read_form, save_form, told
from sachhon.channels.office.plans.budget.script_data import base_of, script_data
from sachhon.channels.office.plans.budget.sheet import Sheet, sheet_of
from sachhon.channels.office.plans.budget.units import LABELS, UNITS, unit_of
from sachhon.channels.office.plans.find import find_plan
from sachhon.channels.office.plans.heads import head_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.planning.api import PLAN, Plan, plan_findings
from sachhon.domain.submissions.api import SUBMISSION, Refused, place_of_submission
from sachhon.formkit.findings import say
from sachhon.foundation.files import download

_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_REMOVED = "budget_row_removed"
_BAD_FORM = gettext_lazy("Biểu mẫu gửi lên không đúng. Hãy tải lại trang rồi nhập lại.")


@guarded(PLAN, "view", find_plan)
@require_GET
def budget(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The matrix: to be edited by who may, else to be read."""
    if plan.submission is None:
        return render(request, "office/plans/budget.html", head_of(request, plan, "plans:budget"))
    return _shown(request, plan, _sheet(request, plan), Outcome())


@guarded(PLAN, "edit", find_plan)
@require_POST
def save(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """The ordinary form, and every button on it."""
    sheet = _sheet(request, plan)
    try:
        outcome = save_form(request.actor, sheet, read_form(sheet, request.POST), _language())
        if outcome.wrong:
            return _shown(request, plan, _sheet(request, plan), outcome)
        if not _acted(request, plan) and outcome.saved:
            words = ngettext("Đã lưu %(n)s ô.", "Đã lưu %(n)s ô.", outcome.saved)
            messages.success(request, words % {"n": outcome.saved})
    except BadForm:
        return HttpResponseBadRequest(_BAD_FORM)
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("plans:budget", plan.code)


@guarded(PLAN, "edit", find_plan)
@require_POST
def autosave(request: OfficeRequest, plan: Plan) -> JsonResponse:
    """What changed on the page: each cell's new version, or why it was not taken; the prices that titles state now."""
    sheet = _sheet(request, plan)
    try:
        outcome = save_form(request.actor, sheet, read_form(sheet, request.POST), _language())
    except BadForm:
        return JsonResponse({"problem": str(_BAD_FORM)}, status=409)
    except Refused as refused:
        return JsonResponse({"problem": refused.message}, status=409)
    after = _sheet(request, plan)
    lines = zip(after.budget.rows, after.budget.matrix.lines, strict=True)
    wrong = outcome.wrong
    note = _("Đã lưu %(time)s") % {"time": f"{timezone.localtime():%H:%M}"}
    return JsonResponse(
        {
            "cells": told(sheet, outcome),
            "prices": {str(row): line.price for row, line in lines},
            "note": _("%(n)s ô chưa lưu được, xem chỗ đánh dấu đỏ") % {"n": wrong} if wrong else note,
            "wrong": wrong,
        }
    )


@guarded(PLAN, "export", find_plan)
@require_GET
def annexes(request: OfficeRequest, plan: Plan, form: str) -> HttpResponse:
    """Annexes I and II in Word or Excel, in the unit that the page is switched to."""
    if plan.submission is None or form not in _MEDIA:
        raise Http404(form)
    sheet = _sheet(request, plan)
    return download(request, annex_file(sheet, form), f"phu-luc-{plan.code}.{form}", _MEDIA[form])


def _sheet(request: OfficeRequest, plan: Plan) -> Sheet:
    submission = plan.submission
    if submission is None:
        raise Http404(plan.code)
    if not SUBMISSION.permits(request.actor, "view", place_of_submission(submission), submission.status):
        raise PermissionDenied("submissions.submission.view")
    unit = unit_of(request)
    return sheet_of(plan, submission, UNITS[unit], unit, _editable(request, plan))


def _editable(request: OfficeRequest, plan: Plan) -> bool:
    submission = plan.submission
    assert submission is not None
    place = place_of_submission(submission)
    own = SUBMISSION.permits(request.actor, "edit", place, submission.status)
    return own and PLAN.permits(request.actor, "edit", place, plan.status)


def _shown(request: OfficeRequest, plan: Plan, sheet: Sheet, outcome: Outcome) -> HttpResponse:
    editable = _editable(request, plan)
    drawing = Drawing(sheet, editable, outcome.marks, outcome.texts)
    findings = [
        say(one.finding, _language())
        for one in plan_findings(sheet.budget.matrix)
        if not one.finding.code.startswith("budget_sum")
    ]
    context: dict[str, Any] = {
        **head_of(request, plan, "plans:budget"),
        "sheet": sheet,
        "drawing": drawing,
        "editable": editable,
        "hints": hints_of(sheet),
        "findings": findings,
        "proved": len(sheet.found.proved),
        "units": [(unit_id, label, unit_id == sheet.unit_id) for unit_id, label in LABELS.items()],
        "unit_label": LABELS[sheet.unit_id],
        "problems": [
            {"cell": f"o-{key.row}.{key.column}", "words": mark.words}
            for key, mark in outcome.marks.items()
            if mark.wrong
        ],
        "data": script_data(sheet) if editable else None,
        "base": base_of(sheet),
        "request_key": uuid.uuid4().hex,
        "removed": request.session.get(_REMOVED, {}).get("plan") == plan.code,
        "is_blank": not sheet.budget.rows,
    }
    return render(request, "office/plans/budget.html", context)


def _acted(request: OfficeRequest, plan: Plan) -> bool:
    """What the button asks for beyond saving; whether it told of itself."""
    sheet = _sheet(request, plan)
    if (row := request.POST.get("add", "")).isdecimal():
        rearranging.add_row(request.actor, sheet, int(row))
        messages.success(request, _("Đã thêm một dòng."))
    elif (row := request.POST.get("remove", "")).isdecimal():
        kept = rearranging.take_out(request.actor, sheet, int(row))
        request.session[_REMOVED] = {"plan": plan.code, **kept}
        messages.success(request, _("Đã xóa dòng. Có thể hoàn tác ở đầu bảng."))
    elif "put_back" in request.POST and request.session.get(_REMOVED, {}).get("plan") == plan.code:
        rearranging.put_back(request.actor, sheet, request.session.pop(_REMOVED))
        messages.success(request, _("Đã đưa dòng vừa xóa trở lại."))
    elif "from_tasks" in request.POST and not sheet.budget.rows:
        rearranging.fill_from_tasks(request.actor, sheet)
        messages.success(request, _("Đã lập các dòng từ danh mục nhiệm vụ."))
    elif "fill" in request.POST:
        done = rearranging.fill_sums(request.actor, sheet)
        words = ngettext("Đã điền %(n)s ô tổng.", "Đã điền %(n)s ô tổng.", len(done.saved))
        messages.success(request, words % {"n": len(done.saved)})
    else:
        return False
    return True


def _language() -> str:
    return "en" if (get_language() or "vi").startswith("en") else "vi"
