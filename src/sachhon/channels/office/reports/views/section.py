"""Data entry: a section's page, its ordinary form, autosave, and who else is here; of a report or of a part of it."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.reports.answers import clock
from sachhon.channels.office.reports.cell_ids import cell_id
from sachhon.channels.office.reports.desks import Desk
from sachhon.channels.office.reports.find import find_part, find_report
from sachhon.channels.office.reports.finding_words import draw_findings, of_field, summary_words
from sachhon.channels.office.reports.grid import grid_of
from sachhon.channels.office.reports.heads import head_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.marks import Mark, drawn_mark
from sachhon.channels.office.reports.money_units import unit_of
from sachhon.channels.office.reports.origins import draw_source, source_of
from sachhon.channels.office.reports.pages import Page
from sachhon.channels.office.reports.posted import BadForm, PostedForm, read_form
from sachhon.channels.office.reports.returning import back_to
from sachhon.channels.office.reports.saving import Outcome, save_form
from sachhon.channels.office.reports.sheets import NOTHING, section_context, sheet_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Part,
    Refused,
    Submission,
    draft_values,
    draft_versions,
    findings_of,
    open_section,
    others_editing,
)
from sachhon.formkit.values import MISSING, Key, Values


@guarded(SUBMISSION, "view", find_report)
@require_GET
def section(request: OfficeRequest, submission: Submission, item: str) -> HttpResponse:
    """A section: to be filled in by who may, else to be read."""
    desk = Desk(submission)
    return _shown(request, desk, desk.page(item))


@guarded(SUBMISSION, "edit", find_report)
@require_POST
def save(request: OfficeRequest, submission: Submission, item: str) -> HttpResponse:
    """The ordinary form, without any script: the same checks and the same conflicts as autosave."""
    return _saved(request, Desk(submission), item)


@guarded(SUBMISSION, "edit", find_report)
@require_POST
def autosave(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """What changed on the page, as JSON: each answer's new version, or why it was not taken."""
    return _autosaved(request, Desk(submission))


@guarded(SUBMISSION, "edit", find_report)
@require_POST
def presence(request: OfficeRequest, submission: Submission, item: str) -> HttpResponse:
    """Who else has the section open, and how many of its answers are newer than the page."""
    return _present(request, Desk(submission), item)


@guarded(SUBMISSION, "part", find_part)
@require_GET
def part_section(request: OfficeRequest, part: Part, item: str) -> HttpResponse:
    """A section that a department answers."""
    desk = Desk(part.submission, part)
    return _shown(request, desk, desk.page(item))


@guarded(SUBMISSION, "part", find_part)
@require_POST
def part_save(request: OfficeRequest, part: Part, item: str) -> HttpResponse:
    """The ordinary form of a department's section."""
    return _saved(request, Desk(part.submission, part), item)


@guarded(SUBMISSION, "part", find_part)
@require_POST
def part_autosave(request: OfficeRequest, part: Part) -> HttpResponse:
    """What changed on a department's page."""
    return _autosaved(request, Desk(part.submission, part))


@guarded(SUBMISSION, "part", find_part)
@require_POST
def part_presence(request: OfficeRequest, part: Part, item: str) -> HttpResponse:
    """Who else has a department's section open."""
    return _present(request, Desk(part.submission, part), item)


def _shown(
    request: OfficeRequest,
    desk: Desk,
    page: Page,
    outcome: Outcome = NOTHING,
    states: Mapping[Key, str] | None = None,
) -> HttpResponse:
    head = head_of(desk.submission, request.actor)
    locked = not head.editable if desk.part is None else desk.part.status != Part.Status.ASSIGNED
    sheet = sheet_of(request, desk, page, locked=locked, outcome=outcome, states=states)
    context = section_context(request, sheet, head, page, outcome)
    if not locked:
        context["others"] = others_editing(actor=request.actor, submission=desk.submission, section=page.item)
    return render(request, "office/reports/section.html", context | {"is_part": desk.part is not None})


def _saved(request: OfficeRequest, desk: Desk, item: str) -> HttpResponse:
    page = desk.page(item)
    try:
        form = read_form(desk.template, request.POST)
        outcome = _save(request, desk, form)
    except BadForm:
        return HttpResponseBadRequest(_("Biểu mẫu gửi lên không đúng. Hãy tải lại trang rồi nhập lại."))
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect(desk.section(page))
    if outcome.wrong:
        states = {key: typed.state for key, typed in form.cells.items() if key in outcome.typed}
        return _shown(request, desk, page, outcome, states)
    if outcome.saved:
        messages.success(request, _("Đã lưu %(n)s câu trả lời.") % {"n": outcome.saved})
    return redirect(_next(request, desk, page))


def _autosaved(request: OfficeRequest, desk: Desk) -> HttpResponse:
    page = desk.page(request.POST.get("section", ""))
    try:
        outcome = _save(request, desk, read_form(desk.template, request.POST))
    except BadForm:
        return JsonResponse({"problem": _("Biểu mẫu gửi lên không đúng. Hãy tải lại trang rồi nhập lại.")}, status=409)
    except Refused as refused:
        return JsonResponse({"problem": refused.message}, status=409)
    return JsonResponse(_answer(request, desk, page, outcome))


def _save(request: OfficeRequest, desk: Desk, form: PostedForm) -> Outcome:
    return save_form(
        actor=request.actor,
        submission=desk.submission,
        template=desk.template,
        form=form,
        unit=unit_of(request),
        language=language(),
    )


def _next(request: OfficeRequest, desk: Desk, page: Page) -> str:
    """Where to go after a save: as the button that was pressed says."""
    here, go, after = desk.section(page), request.POST.get("go", ""), desk.after(page)
    if go == "next" and after is not None:
        return desk.section(after)
    if go == "back":
        return back_to(request, here)
    if go in ("next", "end"):
        return desk.home if desk.part else reverse("reports:check", args=(desk.submission.code,))
    if more := request.POST.get("rows"):
        return f"{here}?them={more}#f-{more}"
    touched = request.POST.get("carry") or next((name[2:] for name in request.POST if name.startswith("x:")), "")
    return f"{here}#f-{touched.partition('.')[0]}" if touched else here


def _present(request: OfficeRequest, desk: Desk, item: str) -> HttpResponse:
    page = desk.page(item)
    open_section(actor=request.actor, submission=desk.submission, section=page.item)
    try:
        shown = json.loads(request.POST.get("base", "{}"))
    except ValueError:
        shown = {}
    here = {field.id for field in page.fields}
    newer = sum(
        version > shown.get(cell_id(key), 0)
        for key, version in draft_versions(desk.submission).items()
        if key.field in here and isinstance(shown, dict)
    )
    others = others_editing(actor=request.actor, submission=desk.submission, section=page.item)
    return render(request, "office/reports/_presence.html", {"others": others, "newer": newer})


def _answer(request: OfficeRequest, desk: Desk, page: Page, outcome: Outcome) -> dict[str, object]:
    """What the page's script needs to show what became of the changes."""
    submission = desk.submission
    time = clock(submission.saved_at)
    values, unit = draft_values(submission), unit_of(request)
    cells = {}
    for key, mark in outcome.marks.items():
        name = cell_id(key)
        cells[name] = {
            "kind": "saved" if mark.kind == "taken" else mark.kind,
            "taken": mark.kind == "taken",
            "html": drawn_mark(name, mark),
            "inputs": dict(mark.inputs),
            "echo": mark.echo,
            "saved": _("Đã lưu %(time)s · %(name)s") % {"time": time, "name": request.actor.name}
            if mark.kind in ("saved", "taken")
            else "",
            **({"version": mark.version} if mark.version else {}),
            **_origin(desk, key, mark, values),
        }
    checked = findings_of(submission, values=values)
    wrong, here = outcome.wrong, desk.section(page)
    note = _("Đã lưu %(time)s") % {"time": time}
    return {
        "cells": cells,
        "version": submission.version,
        "wrong": wrong,
        "note": _("%(n)s câu trả lời chưa lưu được, xem chỗ đánh dấu đỏ") % {"n": wrong} if wrong else note,
        "findings": {
            field.id: draw_findings(
                submission, of_field(checked, field.id), editable=desk.part is None, back=f"{here}%23f-{field.id}"
            )
            for field in page.fields
        },
        "totals": {
            field.id: dict(grid_of(field, values, unit, language()).totals) for field in page.fields if field.columns
        },
        "summary": summary_words([one for field in page.fields for one in of_field(checked, field.id)]),
    }


def _origin(desk: Desk, key: Key, mark: Mark, values: Values) -> dict[str, str]:
    """Where the answer comes from by now, as it stands beside it; a table's cells say it on pages of their own."""
    if mark.wrong or key.row is not None:
        return {}
    label = desk.template.field(key.field).labels[language()]
    return {"origin": draw_source(source_of(values.get(key, MISSING)), label)}
