"""Experts and trainers: the list, its download, a person's page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sachhon.channels.office.network.filters import expert_filter
from sachhon.channels.office.network.finding import find_expert
from sachhon.channels.office.network.rows import change_rows, expert_rows
from sachhon.channels.office.network.sheets import experts_sheet
from sachhon.channels.office.network.words import industries_of, industry_choices, parts_of, works_at
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import (
    NETWORK,
    Expert,
    NetworkChange,
    assessments_visible,
    changes_of,
    experts_visible,
    may_call,
    place_of_expert,
    provinces_of_today,
    provinces_to_keep,
)
from sachhon.domain.registry.api import REGISTRY_PLACE

ON_A_PAGE = 50
MOST_ASSESSMENTS = 50
MOST_CHANGES = 30


@signed_in
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """Those that the actor may see, by name, part, province and industry."""
    chosen = expert_filter(request.GET)
    page = Paginator(chosen.experts(request.actor), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "office/network/experts.html",
        {
            "page": page,
            "rows": expert_rows(page.object_list),
            "chosen": chosen,
            "provinces": provinces_of_today(),
            "industries": industry_choices(),
            "may_call": may_call(request.actor),
            "may_add": NETWORK.permits(request.actor, "edit", REGISTRY_PLACE),
            "own": [] if request.actor.of_ministry else provinces_to_keep(request.actor),
        },
    )


@signed_in
@require_GET
def download(request: OfficeRequest, form: str) -> HttpResponse:
    """The experts on the screen."""
    chosen = expert_filter(request.GET)
    sheet = experts_sheet(chosen.experts(request.actor), may_call=may_call(request.actor))
    return send_sheet(request, sheet, form, "chuyen-gia-giang-vien")


@guarded(NETWORK, "view", find_expert)
@require_GET
def page(request: OfficeRequest, expert: Expert) -> HttpResponse:
    """What a person can do, learnt and did; how to call them for whom it is."""
    shown = experts_visible(request.actor).filter(pk=expert.pk).first()
    if shown is None:
        raise Http404
    place = place_of_expert(expert)
    may_edit = NETWORK.permits(request.actor, "edit", place)
    taken_part = assessments_visible(request.actor).filter(team__expert=expert).distinct()
    changes = changes_of(NetworkChange.Subject.EXPERT, expert.code)[:MOST_CHANGES] if may_edit else ()
    return render(
        request,
        "office/network/expert.html",
        {
            "expert": shown,
            "parts": parts_of(shown),
            "works_at": works_at(shown),
            "industries": industries_of(shown.industries),
            "trainings": shown.trainings.all(),
            "assessments": taken_part[:MOST_ASSESSMENTS],
            "hidden": shown.done + shown.running > taken_part.count(),
            "may_call": may_call(request.actor),
            "may_edit": may_edit,
            "changes": change_rows(changes),
        },
    )
