"""The reports of one's units, the start of one, and its task list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from sachhon.channels.office.reports.answers import day
from sachhon.channels.office.reports.find import find_obligation, find_report
from sachhon.channels.office.reports.finding_words import summary_words
from sachhon.channels.office.reports.heads import head_of, step_of
from sachhon.channels.office.reports.languages import language
from sachhon.channels.office.reports.pages import pages_of
from sachhon.channels.office.reports.sheets import page_url
from sachhon.channels.office.reports.tasks import obstacles, tasks_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.domain.assessments.api import asks_for_shares, tells_of_a_year
from sachhon.domain.planning.api import fills
from sachhon.domain.rounds.api import OBLIGATION, Obligation, obligations_visible
from sachhon.domain.submissions.api import (
    EDITABLE,
    SUBMISSION,
    DraftRow,
    Part,
    Refused,
    Submission,
    draft_rows,
    editing_now,
    findings_of,
    may_approve,
    parts_visible,
    place_of_submission,
    remarks_on,
    start,
    values_of_rows,
)
from sachhon.formkit.values import Key

PAGE = 30


@signed_in
@require_GET
def reports(request: OfficeRequest) -> HttpResponse:
    """What the person's units owe and answered, newest round first; at the ministry those of all units."""
    owed = (
        obligations_visible(request.actor)
        .select_related("submission")
        .order_by("-round__published_at", "-round__pk", "unit__sort_name")
    )
    if not request.actor.of_ministry:
        owed = owed.filter(unit__code__in=request.actor.units)
    page = Paginator(owed, PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    rows = [
        {
            "round": one.round.title,
            "unit": one.unit_name,
            "is_test": one.round.is_test,
            "waived": one.waived_at is not None,
            "deadline": day(one.deadline),
            "days": (today - one.deadline).days,
            "report": getattr(one, "submission", None),
            "start_url": reverse("reports:start", args=(one.pk,)),
        }
        for one in page
    ]
    parts = parts_visible(request.actor).exclude(status=Part.Status.MERGED).order_by("due", "pk")
    given = [{"part": part, "due": day(part.due)} for part in parts if part.submission.status in EDITABLE]
    return render(request, "office/reports/list.html", {"rows": rows, "page": page, "parts": given})


@guarded(OBLIGATION, "view", find_obligation)
@require_http_methods(["GET", "POST"])
def begin(request: OfficeRequest, obligation: Obligation) -> HttpResponse:
    """What is asked, and the button that begins the answer."""
    begun = Submission.objects.filter(obligation=obligation).first()
    if begun is not None:
        return redirect("reports:report", begun.code)
    if request.method == "POST":
        try:
            report = start(actor=request.actor, obligation=obligation)
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            return redirect("reports:report", report.code)
    template, tongue = obligation.round.definition, language()
    context = {
        "obligation": obligation,
        "round": obligation.round,
        "letter_date": day(obligation.round.letter_date),
        "data_until": day(obligation.round.data_until),
        "deadline": day(obligation.deadline),
        "days": (timezone.localdate() - obligation.deadline).days,
        "pages": [
            {"number": page.number, "title": page.section.titles[tongue], "count": len(page.fields)}
            for page in pages_of(template)
        ],
        "count": len(template.fields),
        "attachments": obligation.round.attachments.all(),
    }
    return render(request, "office/reports/start.html", context)


@guarded(SUBMISSION, "view", find_report)
@require_GET
def report(request: OfficeRequest, submission: Submission) -> HttpResponse:
    """The task list."""
    template, tongue = submission.obligation.round.definition, language()
    head, place = head_of(submission, request.actor), place_of_submission(submission)
    rows = draft_rows(submission)
    values = values_of_rows(submission, rows)
    checked, remarks = findings_of(submission, values=values), remarks_on(submission, request.actor)
    parts = list(submission.parts.select_related("unit"))
    tasks = tasks_of(
        template,
        values,
        checked,
        remarks,
        editing_now(actor=request.actor, submission=submission),
        _saved(rows),
        parts,
        {page.item: page_url(submission, page) for page in pages_of(template)},
        tongue,
    )
    may = {verb: SUBMISSION.permits(request.actor, verb, place, submission.status) for verb in SUBMISSION.rules}
    context: dict[str, Any] = {
        "report": head,
        "round": submission.obligation.round,
        "tasks": tasks,
        "done": sum(task.state == "filled" for task in tasks),
        "filled": sum(task.filled for task in tasks),
        "fields": sum(task.fields for task in tasks),
        "obstacles": obstacles(checked),
        "finding_words": summary_words(checked),
        "general_remarks": [one for one in remarks if not one.field and one.resolved_at is None],
        "may": may,
        "has_parts": bool(parts),
        "drop_url": reverse("intake:of_report", args=(submission.code,)),
        "shares_url": reverse("facilities:fill", args=(submission.code,))
        if asks_for_shares(template, submission.obligation.unit)
        else "",
        "fill_url": reverse("progress:fill", args=(submission.code,)) if fills(template) else "",
        "year_fill_url": reverse("performance:fill", args=(submission.code,)) if tells_of_a_year(template.id) else "",
        "standing": submission.standing,
        "may_decide": may_approve(request.actor, submission),
        "waiting_for": step.label if (step := step_of(submission)) else "",
    }
    return render(request, "office/reports/report.html", context)


def _saved(rows: Mapping[Key, DraftRow]) -> dict[str, datetime]:
    """When each field was edited last."""
    times: dict[str, datetime] = {}
    for key, row in rows.items():
        times[key.field] = max(row.edited_at, times.get(key.field, row.edited_at))
    return times
