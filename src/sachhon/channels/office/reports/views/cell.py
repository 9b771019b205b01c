"""One answer from all sides: where it came from, how it became what it is, what was said about it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.reports.answers import answer_words, clock
from sachhon.channels.office.reports.blocks import remarks_at
from sachhon.channels.office.reports.cell_ids import cell_id, key_of
from sachhon.channels.office.reports.find import find_report
from sachhon.channels.office.reports.heads import head_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.origins import source_of
from sachhon.channels.office.reports.pages import page_of_field
from sachhon.channels.office.reports.sheets import page_url
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.submissions.api import (
    SUBMISSION,
    Refused,
    Submission,
    answer_remark,
    draft_rows,
    draft_values,
    history,
    place_of_submission,
    remark,
    remarks_on,
    resolve_remark,
    undo,
    values_of_rows,
)
from sachhon.formkit.values import MISSING, Key, spec_of

MOST_CELLS = 200


def _key(submission: Submission, cell: str) -> Key:
    try:
        return key_of(submission.obligation.round.definition, cell)
    except KeyError as error:
        raise Http404(str(error)) from error


def cell_label(submission: Submission, key: Key, tongue: str) -> str:
    """What an answer is called: its field, of a cell also the row and the column."""
    template = submission.obligation.round.definition
    field = template.field(key.field)
    label: str = field.labels[tongue]
    if key.row is None or key.column is None:
        return label
    column = field.column(key.column)
    year = f" {key.column[:4]}" if column.repeat else ""
    return _("%(table)s, dòng %(row)s, cột %(column)s") % {
        "table": label,
        "row": key.row + 1,
        "column": f"{column.labels[tongue]}{year}",
    }


@guarded(SUBMISSION, "view", find_report)
@require_GET
def cell(request: OfficeRequest, submission: Submission, cell: str) -> HttpResponse:
    """The answer, its origin, its history, the remarks on it."""
    key, tongue = _key(submission, cell), language()
    template = submission.obligation.round.definition
    spec = spec_of(template, key)
    answer = draft_values(submission).get(key, MISSING)
    page = page_of_field(template, key.field)
    place = place_of_submission(submission)
    may = {verb: SUBMISSION.permits(request.actor, verb, place, submission.status) for verb in ("edit", "remark")}
    context: dict[str, Any] = {
        "report": head_of(submission, request.actor),
        "cell": {
            "id": cell,
            "label": cell_label(submission, key, tongue),
            "words": answer_words(spec, answer, tongue),
            "source": source_of(answer),
            "back": f"{page_url(submission, page)}#f-{key.field}",
            "page": page.number,
        },
        "history": [
            {
                "words": answer_words(spec, version.answer, tongue) or _("(để trống)"),
                "by": version.by_name,
                "on_behalf": version.on_behalf,
                "at": clock(version.at),
                "version": version.version,
                "source": source_of(version.answer),
            }
            for version in history(submission, key)
        ],
        "remarks": remarks_at(remarks_on(submission, request.actor), key.field),
        "may": may,
    }
    context["cells"] = _cells(submission, key, tongue) if key.row is None else []
    context["can_undo"] = may["edit"] and len(context["history"]) > 0
    return render(request, "office/reports/cell.html", context)


def _cells(submission: Submission, key: Key, tongue: str) -> list[dict[str, str]]:
    """The cells of a table, those written last first, each with the way to its own history."""
    template = submission.obligation.round.definition
    rows = {place: row for place, row in draft_rows(submission).items() if place.field == key.field and place.column}
    values = values_of_rows(submission, rows)
    newest = sorted(rows, key=lambda place: rows[place].edited_at, reverse=True)[:MOST_CELLS]
    return [
        {
            "label": cell_label(submission, place, tongue),
            "words": answer_words(spec_of(template, place), values.get(place, MISSING), tongue),
            "by": rows[place].edited_name or "",
            "at": clock(rows[place].edited_at),
            "url": reverse("reports:cell", args=(submission.code, cell_id(place))),
        }
        for place in newest
    ]


@guarded(SUBMISSION, "edit", find_report)
@require_POST
def undo_cell(request: OfficeRequest, submission: Submission, cell: str) -> HttpResponse:
    """Back to the version before."""
    key = _key(submission, cell)
    try:
        undo(actor=request.actor, submission=submission, key=key)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã lấy lại giá trị trước đó."))
    return redirect("reports:cell", submission.code, cell)


@guarded(SUBMISSION, "remark", find_report)
@require_POST
def add_remark(request: OfficeRequest, submission: Submission, cell: str) -> HttpResponse:
    """A remark on the answer, or a reply to one."""
    key, text = _key(submission, cell), request.POST.get("text", "").strip()
    if not text:
        messages.error(request, _("Chưa ghi nội dung ghi chú."))
        return redirect(reverse("reports:cell", args=(submission.code, cell_id(key))) + "#ghi-chu")
    answered = _remark(submission, request.POST.get("answers", ""))
    if answered is not None:
        answer_remark(actor=request.actor, remark=answered, text=text)
    else:
        remark(actor=request.actor, submission=submission, key=key, text=text)
    messages.success(request, _("Đã ghi chú."))
    return redirect(reverse("reports:cell", args=(submission.code, cell_id(key))) + "#ghi-chu")


@guarded(SUBMISSION, "remark", find_report)
@require_POST
def settle_remark(request: OfficeRequest, submission: Submission, cell: str) -> HttpResponse:
    """A remark is settled."""
    found = _remark(submission, request.POST.get("remark", ""))
    if found is None:
        raise Http404("no such remark")
    resolve_remark(actor=request.actor, remark=found)
    messages.success(request, _("Đã khép lại ghi chú."))
    return redirect("reports:cell", submission.code, cell)


def _remark(submission: Submission, pk: str):
    return submission.remarks.filter(pk=int(pk)).first() if pk.isascii() and pk.isdecimal() else None
