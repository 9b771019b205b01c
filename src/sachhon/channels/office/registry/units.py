"""The list of units, the tree, a unit's page."""

from __future__ import annotations

from collections import Counter

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sachhon.channels.office.registry.filters import STATES, UnitFilter
from sachhon.channels.office.registry.finding import find_unit
from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.domain.registry.api import (
    REGISTRY_PLACE,
    UNIT,
    Contact,
    FocalBody,
    Unit,
    place_of,
    predecessors,
    successors,
    units_visible,
)
from sachhon.domain.rounds.api import Obligation, obligations_visible
from sachhon.domain.submissions.api import Submission

PAGE = 50
MOST_BELOW = 40
MOST_OWED = 20


@signed_in
def listing(request: OfficeRequest) -> HttpResponse:
    """Units with filters; search needs no marks."""
    chosen = UnitFilter.of(request.GET)
    page = Paginator(chosen.units(request.actor).select_related("parent"), PAGE).get_page(request.GET.get("page"))
    bodies = dict(
        FocalBody.objects.filter(unit__in=[unit.pk for unit in page], valid_to=None).values_list("unit_id", "name")
    )
    for unit in page:
        unit.focal_name = bodies.get(unit.pk, "")
    return render(
        request,
        "office/registry/list.html",
        {
            "page": page,
            "chosen": chosen,
            "kinds": Unit.Kind.choices,
            "states": STATES,
            "may_import": UNIT.permits(request.actor, "import", REGISTRY_PLACE),
            "own": _own(request),
        },
    )


@signed_in
def tree(request: OfficeRequest) -> HttpResponse:
    """Who stands under whom today: the top of what the actor sees, then what one unit holds."""
    visible = units_visible(request.actor).filter(dissolved=None)
    ids = set(visible.values_list("pk", flat=True))
    open_code = request.GET.get("under", "")
    opened = visible.filter(code=open_code).first() if open_code else None
    if opened:
        rows = visible.filter(parent=opened)
    else:
        rows = visible.exclude(parent__in=ids)
    children = Counter(visible.filter(parent__in=rows.values("pk")).order_by().values_list("parent_id", flat=True))
    page = Paginator(rows.order_by("kind", "sort_name"), PAGE * 2).get_page(request.GET.get("page"))
    for unit in page:
        unit.below = children[unit.pk]
    path = []
    if opened:
        above = {unit.code: unit for unit in visible.filter(code__in=opened.line)}
        path = [above[code] for code in reversed(opened.line) if code in above]
    return render(request, "office/registry/tree.html", {"page": page, "path": path, "opened": opened})


@guarded(UNIT, "view", find_unit)
def page(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """Names over time, parents, what it was and what it became, focal body, contacts, what it owes."""
    place = place_of(unit)
    owed = obligations_visible(request.actor).filter(unit=unit).order_by("-deadline")[:MOST_OWED]
    status_of = dict(
        Submission.objects.filter(obligation__in=[one.pk for one in owed]).values_list("obligation_id", "status")
    )
    rows: list[Obligation] = list(owed)
    for one in rows:
        one.answer = status_of.get(one.pk, "")
    below = units_visible(request.actor).filter(parent=unit, dissolved=None).order_by("kind", "sort_name")
    bodies = list(FocalBody.objects.filter(unit=unit).order_by("-valid_from", "-pk"))
    line = {one.code: one for one in Unit.objects.filter(code__in=unit.line)}
    became = successors(unit)
    return render(
        request,
        "office/registry/unit.html",
        {
            "unit": unit,
            "names": list(unit.names.order_by("-valid_from")),
            "parents": list(unit.parents.select_related("parent").order_by("-valid_from")),
            "line": [line[code] for code in unit.line[1:] if code in line],
            "was": predecessors(unit),
            "became": became if became != (unit,) else (),
            "successions": list(unit.successions.select_related("new")) + list(unit.predecessors.select_related("old")),
            "body": next((one for one in bodies if one.valid_to is None), None),
            "former_bodies": [one for one in bodies if one.valid_to is not None],
            "contacts": list(Contact.objects.filter(unit=unit, valid_to=None).order_by("pk")),
            "owed": rows,
            "below": below[:MOST_BELOW],
            "below_count": below.count(),
            "today": timezone.localdate(),
            "may": {verb: UNIT.permits(request.actor, verb, place) for verb in ("contacts", "add_below", "change")},
        },
    )


def _own(request: OfficeRequest) -> list[Unit]:
    """The units in which somebody works who is not of the ministry: the way to their own page."""
    return [] if request.actor.of_ministry else list(Unit.objects.filter(code__in=request.actor.units))
