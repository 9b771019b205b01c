"""Adopting a sealed revision, what an edition changed, and ending a plan."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from sachhon.channels.office.plans.changes import changes_of, preview_of
from sachhon.channels.office.plans.find import find_edition, find_plan
from sachhon.channels.office.plans.forms import Adopting
from sachhon.channels.office.plans.heads import head_of
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.channels.office.shell.asking import Question, ask
from sachhon.domain.planning.api import (
    PLAN,
    Plan,
    PlanEdition,
    Refused,
    adopt_plan,
    editions_of,
    end_plan,
    files_read_for,
    revision_to_adopt,
)
from sachhon.domain.submissions.api import Revision
from sachhon.vietnamese.dates import NotADate, parse_date


@guarded(PLAN, "adopt", find_plan)
@require_http_methods(["GET", "POST"])
def adopt(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """What adopting the newest sealed revision would do, and the button that does it."""
    form = Adopting(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        revision = Revision.objects.filter(submission=plan.submission_id, number=told["revision"]).first()
        if revision is None:
            form.add_error(None, _("Bản này không còn. Tải lại trang."))
        else:
            try:
                edition = adopt_plan(
                    actor=request.actor,
                    plan=plan,
                    revision=revision,
                    document_number=told["document_number"],
                    document_date=told["document_date"],
                    request_key=told["request_key"],
                )
            except Refused as refused:
                form.add_error(None, refused.message)
            else:
                messages.success(request, _("Đã ban hành. Sổ mục tiêu, nhiệm vụ và kinh phí đã theo bản này."))
                return redirect("plans:changes", plan.code, edition.number)
    revision = revision_to_adopt(plan)
    if not form.is_bound and revision is not None:
        form = Adopting(initial=_initial(plan, revision))
    context = {
        **head_of(request, plan, "plans:page"),
        "form": form,
        "revision": revision,
        "changes": preview_of(plan, revision, _language()) if revision is not None else None,
        "first": not plan.editions.exists(),
    }
    return render(request, "office/plans/adopt.html", context)


@guarded(PLAN, "view", find_edition)
@require_GET
def changes(request: OfficeRequest, edition: PlanEdition) -> HttpResponse:
    """What an edition added, changed and took out."""
    plan = edition.plan
    context = {
        **head_of(request, plan, "plans:page"),
        "edition": edition,
        "editions": editions_of(plan),
        "changes": changes_of(edition.changes, _language()),
    }
    return render(request, "office/plans/changes.html", context)


@guarded(PLAN, "end", find_plan)
@require_http_methods(["GET", "POST"])
def end(request: OfficeRequest, plan: Plan) -> HttpResponse:
    """Asks, then ends the plan."""
    back = reverse("plans:page", args=(plan.code,))
    return ask(
        request,
        Question(
            asks=_("Kết thúc kế hoạch này?"),
            about=plan.title,
            happens=(
                _("Sổ mục tiêu, nhiệm vụ và kinh phí vẫn xem được."),
                _("Không ban hành bản mới và không sắp xếp lại được nữa."),
            ),
            undo=_("Việc này không hoàn tác được."),
            yes=_("Kết thúc kế hoạch"),
            back=back,
            crumbs=((_("Kế hoạch"), reverse("plans:list")), (plan.code, back)),
        ),
        lambda told: end_plan(actor=request.actor, plan=plan),
        refused=Refused,
        done=_("Đã kết thúc kế hoạch. Sổ nhiệm vụ và kinh phí vẫn xem được."),
    )


def _initial(plan: Plan, revision: Revision) -> dict[str, Any]:
    """Number and date as the plan has them, else as its letter was read."""
    told: dict[str, Any] = {"document_number": plan.document_number, "document_date": plan.document_date}
    for received in files_read_for(plan):
        document = received.reading.get("document") or {}
        number, day = document.get("number"), document.get("date")
        if not told["document_number"] and number:
            told["document_number"] = number.get("value", "")
        if not told["document_date"] and day:
            told["document_date"] = _day(day.get("value", ""))
    return {**told, "request_key": uuid.uuid4().hex, "revision": revision.number}


def _day(text: str) -> object:
    try:
        return parse_date(text)
    except NotADate:
        return None


def _language() -> str:
    return (get_language() or "vi")[:2]
