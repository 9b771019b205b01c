"""The support network by province: all of them, and what stands behind one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sachhon.channels.office.network.finding import find_province
from sachhon.channels.office.network.rows import consultancy_rows, expert_rows, support_map
from sachhon.channels.office.network.sheets import support_sheet
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import (
    NETWORK,
    Expert,
    consultancies_visible,
    experts_visible,
    may_call,
    support_by_province,
)
from sachhon.domain.registry.api import UNIT, Contact, FocalBody, Unit, place_of, successors, units_under

MOST_SHOWN = 100


@signed_in
@require_GET
def page(request: OfficeRequest) -> HttpResponse:
    """Counts, the tile grid, a line for each province."""
    rows, calls = support_by_province(request.actor), may_call(request.actor)
    working = (
        experts_visible(request.actor, calls)
        .filter(status=Expert.Status.ACTIVE)
        .values_list("is_consultant", "is_trainer")
    )
    people = list(working)
    return render(
        request,
        "office/network/home.html",
        {
            "rows": rows,
            "map": support_map(rows),
            "experts": sum(consultant for consultant, _ in people),
            "trainers": sum(trainer for _, trainer in people),
            "consultancies": consultancies_visible(request.actor, calls).count(),
            "without": sum(not row.people and not row.consultancies for row in rows),
            "some_done": any(row.done is not None for row in rows),
            "may_call": calls,
        },
    )


@signed_in
@require_GET
def download(request: OfficeRequest, form: str) -> HttpResponse:
    """The lines of the screen."""
    sheet = support_sheet(support_by_province(request.actor), may_call=may_call(request.actor))
    return send_sheet(request, sheet, form, "mang-luoi-theo-tinh")


@guarded(NETWORK, "view", find_province)
@require_GET
def province(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Its focal body, whom to call, experts and consultancies. A province that is no more leads to its successor."""
    if unit.dissolved is not None:
        return redirect("network:province", successors(unit)[0].code)
    place = place_of(unit)
    calls = may_call(request.actor)
    here = units_under((unit.code,)).values("pk")
    experts = experts_visible(request.actor).filter(province__in=here, status=Expert.Status.ACTIVE)
    consultancies = consultancies_visible(request.actor).filter(consultancy__province__in=here)
    return render(
        request,
        "office/network/province.html",
        {
            "unit": unit,
            "body": FocalBody.objects.filter(unit=unit, valid_to=None).order_by("-pk").first(),
            "contacts": Contact.objects.filter(unit=unit, valid_to=None).order_by("pk") if calls else (),
            "experts": expert_rows(experts[:MOST_SHOWN]),
            "consultancies": consultancy_rows(consultancies[:MOST_SHOWN]),
            "may_call": calls,
            "may_edit": NETWORK.permits(request.actor, "edit", place),
            "may_see_unit": UNIT.permits(request.actor, "view", place),
        },
    )
