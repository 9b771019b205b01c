"""Data entry: a section's page, its ordinary form, autosave, and who else is here."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.reports.answers import clock
from sachhon.channels.office.reports.cell_ids import cell_id
from sachhon.channels.office.reports.find import find_report
from sachhon.channels.office.reports.finding_words import draw_findings, of_field, summary_words
from sachhon.channels.office.reports.grid import grid_of
from sachhon.channels.office.reports.heads import head_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.marks import drawn_mark
from sachhon.channels.office.reports.money_units import unit_of
from sachhon.channels.office.reports.pages import Page, page_at, pages_of
from sachhon.channels.office.reports.posted import BadForm, PostedForm, read_form
from sachhon.channels.office.reports.saving import Outcome, save_form
from sachhon.channels.office.reports.sheets import NOTHING, page_url, section_context, sheet_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Refused,
    Submission,
    draft_values,
    draft_versions,
    findings_of,
    open_section,
    others_editing,
)
from sachhon.formkit.values import Key


def _page(submission: Submission, item: str) -> Page:
    try:
        return page_at(submission.obligation.round.template.definition, item)
    except KeyError as error:
        raise Http404(str(error)) from error


@guarded(SUBMISSION, "view", find_report)
@require_GET
def section(request: OfficeRequest, submission: Submission, item: str) -> HttpResponse:
    """A section: to be filled in by who may, else to be read."""
    return _shown(request, submission, _page(submission, item))


@guarded(SUBMISSION, "edit", find_report)
@require_POST
def save(request: OfficeRequest, submission: Submission, item: str) -> HttpResponse:
    """The ordinary form, without any script: the same checks and the same conflicts as autosave."""
    page = _page(submission, item)
    try:
        form = read_form(submission.obligation.round.template.definition, request.POST)
        outcome = _save(request, submission, form)
    except BadForm:
        return HttpResponseBadRequest(_("Biểu mẫu gửi lên không đúng. Hãy tải lại trang rồi nhập lại."))
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect(page_url(submission, page))
    if outcome.wrong:
        states = {key: typed.state for key, typed in form.cells.items() if key in outcome.typed}
        return _shown(request, submission, page, outcome, states)
    if outcome.saved:
        messages.success(request, _("Đã lưu %(n)s câu trả lời.") % {"n": outcome.saved})
    return redirect(_next(request, submission, page))


@guarded(SUBMISSION, "edit", find_report)
@require_POST
def autosave(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """What changed on the page, as JSON: each answer's new version, or why it was not taken."""
    template = submission.obligation.round.template.definition
    try:
        page = _page(submission, request.POST.get("section", ""))
        outcome = _save(request, submission, read_form(template, request.POST))
    except BadForm:
        return JsonResponse({"problem": _("Biểu mẫu gửi lên không đúng. Hãy tải lại trang rồi nhập lại.")}, status=409)
    except Refused as refused:
        return JsonResponse({"problem": refused.message}, status=409)
    submission.refresh_from_db(fields=["version", "saved_at"])
    open_section(actor=request.actor, submission=submission, section=page.item)
    return JsonResponse(_answer(request, submission, page, outcome))


@guarded(SUBMISSION, "edit", find_report)
@require_POST
def presence(request: OfficeRequest, submission: Submission, item: str) -> HttpResponse:
    """Who else has the section open, and how many of its answers are newer than the page."""
    page = _page(submission, item)
    open_section(actor=request.actor, submission=submission, section=page.item)
    return render(request, "office/reports/_presence.html", _others(request, submission, page))


def _save(request: OfficeRequest, submission: Submission, form: PostedForm) -> Outcome:
    return save_form(
        actor=request.actor,
        submission=submission,
        template=submission.obligation.round.template.definition,
        form=form,
        unit=unit_of(request),
        language=language(),
    )


def _next(request: OfficeRequest, submission: Submission, page: Page) -> str:
    """Where to go after a save: as the button that was pressed says."""
    here, go = page_url(submission, page), request.POST.get("go", "")
    pages = pages_of(submission.obligation.round.template.definition)
    place = pages.index(page)
    if go == "next" and place + 1 < len(pages):
        return page_url(submission, pages[place + 1])
    if go in ("next", "check"):
        return reverse("reports:check", args=(submission.code,))
    if more := request.POST.get("rows"):
        return f"{here}?them={more}#f-{more}"
    touched = request.POST.get("carry") or next((name[2:] for name in request.POST if name.startswith("x:")), "")
    return f"{here}#f-{touched.partition('.')[0]}" if touched else here


def _shown(
    request: OfficeRequest,
    submission: Submission,
    page: Page,
    outcome: Outcome = NOTHING,
    states: Mapping[Key, str] | None = None,
) -> HttpResponse:
    head = head_of(submission, request.actor)
    locked = not head.editable
    if not locked:
        open_section(actor=request.actor, submission=submission, section=page.item)
    sheet = sheet_of(request, submission, page, locked=locked, outcome=outcome, states=states)
    context = section_context(request, sheet, head, page, outcome)
    others = {} if locked else {"others": others_editing(actor=request.actor, submission=submission, section=page.item)}
    return render(request, "office/reports/section.html", context | others)


def _others(request: OfficeRequest, submission: Submission, page: Page) -> dict[str, object]:
    try:
        shown = json.loads(request.POST.get("base", "{}"))
    except ValueError:
        shown = {}
    here = {field.id for field in page.fields}
    newer = sum(
        version > shown.get(cell_id(key), 0)
        for key, version in draft_versions(submission).items()
        if key.field in here and isinstance(shown, dict)
    )
    return {
        "others": others_editing(actor=request.actor, submission=submission, section=page.item),
        "newer": newer,
    }


def _answer(request: OfficeRequest, submission: Submission, page: Page, outcome: Outcome) -> dict[str, object]:
    """What the page's script needs to show what became of the changes."""
    cells = {}
    for key, mark in outcome.marks.items():
        name = cell_id(key)
        cells[name] = {
            "kind": "saved" if mark.kind == "taken" else mark.kind,
            "taken": mark.kind == "taken",
            "html": drawn_mark(name, mark),
            "inputs": dict(mark.inputs),
            "echo": mark.echo,
            "saved": _("Đã lưu %(time)s · %(name)s") % {"time": clock(submission.saved_at), "name": request.actor.name}
            if mark.kind in ("saved", "taken")
            else "",
            **({"version": mark.version} if mark.version else {}),
        }
    checked, values, unit = findings_of(submission), draft_values(submission), unit_of(request)
    here = page_url(submission, page)
    wrong, fields = outcome.wrong, {field.id for field in page.fields}
    found = [one for name in fields for one in of_field(checked, name)]
    note = _("Đã lưu %(time)s") % {"time": clock(submission.saved_at)}
    return {
        "cells": cells,
        "version": submission.version,
        "wrong": wrong,
        "note": _("%(n)s câu trả lời chưa lưu được, xem chỗ đánh dấu đỏ") % {"n": wrong} if wrong else note,
        "findings": {
            field.id: draw_findings(
                submission, of_field(checked, field.id), editable=True, back=f"{here}%23f-{field.id}"
            )
            for field in page.fields
        },
        "totals": {
            field.id: dict(grid_of(field, values, unit, language()).totals) for field in page.fields if field.columns
        },
        "summary": summary_words(found),
    }
