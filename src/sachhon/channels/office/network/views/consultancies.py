"""Consultancies: the list, its download, a consultancy's page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sachhon.channels.office.network.filters import consultancy_filter
from sachhon.channels.office.network.finding import find_consultancy
from sachhon.channels.office.network.rows import change_rows, consultancy_rows, expert_rows
from sachhon.channels.office.network.sheets import consultancies_sheet
from sachhon.channels.office.network.words import industries_of, industry_choices
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import (
    NETWORK,
    Expert,
    NetworkChange,
    assessments_visible,
    changes_of,
    consultancies_visible,
    experts_visible,
    may_call,
    provinces_of_today,
)
from sachhon.domain.registry.api import REGISTRY_PLACE, UNIT, Contact, Unit, place_of

ON_A_PAGE = 50
MOST_SHOWN = 50
MOST_CHANGES = 30


@signed_in
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """Those that the actor may see."""
    chosen = consultancy_filter(request.GET)
    page = Paginator(chosen.units(request.actor), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "office/network/consultancies.html",
        {
            "page": page,
            "rows": consultancy_rows(page.object_list),
            "chosen": chosen,
            "provinces": provinces_of_today(),
            "industries": industry_choices(),
            "may_add": UNIT.permits(request.actor, "add_below", REGISTRY_PLACE),
        },
    )


@signed_in
@require_GET
def download(request: OfficeRequest, form: str) -> HttpResponse:
    """The consultancies on the screen."""
    chosen = consultancy_filter(request.GET)
    return send_sheet(request, consultancies_sheet(chosen.units(request.actor)), form, "to-chuc-tu-van")


@guarded(NETWORK, "view", find_consultancy)
@require_GET
def page(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """What it offers, its people, the assessments that it led."""
    shown = consultancies_visible(request.actor).filter(pk=unit.pk).first()
    if shown is None:
        raise Http404
    place = place_of(unit)
    may_edit = NETWORK.permits(request.actor, "edit", place)
    calls = may_call(request.actor)
    led = assessments_visible(request.actor).filter(consultancy=unit)
    people = experts_visible(request.actor).filter(organisation=unit, status=Expert.Status.ACTIVE)
    held = getattr(shown, "consultancy", None)
    changes = changes_of(NetworkChange.Subject.CONSULTANCY, unit.code)[:MOST_CHANGES] if may_edit else ()
    return render(
        request,
        "office/network/consultancy.html",
        {
            "unit": shown,
            "held": held,
            "industries": industries_of(held.industries) if held else [],
            "people": expert_rows(people[:MOST_SHOWN]),
            "contacts": Contact.objects.filter(unit=unit, valid_to=None).order_by("pk") if calls else (),
            "assessments": led[:MOST_SHOWN],
            "hidden": shown.done + shown.running > led.count(),
            "may_call": calls,
            "may_edit": may_edit,
            "may_see_unit": UNIT.permits(request.actor, "view", place),
            "changes": change_rows(changes),
        },
    )
