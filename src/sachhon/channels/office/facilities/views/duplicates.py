"""What may stand twice in a province's part of the register: pairs side by side, each with the way to merge them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sachhon.channels.office.facilities.finding import find_unit
from sachhon.channels.office.facilities.listing import adding_at
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.registry.api import (
    AT_ONCE,
    FACILITY,
    Facility,
    Unit,
    ask_for_duplicates,
    duplicates_in,
    facilities_in,
    facilities_visible,
    last_duplicates,
)

MOST_SHOWN = 100
VERY_LIKELY = 7.2


@guarded(FACILITY, "add", find_unit)
@require_http_methods(["GET", "POST"])
def duplicates(request: OfficeRequest, unit: Unit) -> HttpResponse:
    """A small register is compared at once; a large one by a job whose result is shown with its day."""
    entries = facilities_in(unit).count()
    job = last_duplicates(unit) if entries > AT_ONCE else None
    if request.method == "POST":
        ask_for_duplicates(request.actor, unit)
        return redirect("facilities:duplicates", unit.code)
    running = job is not None and job.state in job.UNFINISHED
    if request.headers.get("HX-Request"):
        response = render(request, "office/facilities/_duplicates_job.html", {"job": job, "unit": unit})
        if not running:
            response["HX-Refresh"] = "true"
        return response
    if entries <= AT_ONCE:
        pairs = duplicates_in(facilities_in(unit))
    else:
        pairs = job.result["pairs"] if job is not None and job.result else []
    context = {
        "unit": unit,
        "adding": adding_at(request.actor),
        "job": job,
        "running": running,
        "entries": entries,
        "at_once": entries <= AT_ONCE,
        "pairs": shown_pairs(request, pairs),
        "found": len(pairs),
    }
    return render(request, "office/facilities/duplicates.html", context)


def shown_pairs(request: OfficeRequest, pairs: Any) -> list[dict[str, Any]]:
    """The likeliest pairs that still stand as two and that the person may see."""
    codes = {code for one, other, _score in pairs for code in (one, other)}
    seen = facilities_visible(request.actor).exclude(status=Facility.Status.MERGED).select_related("province")
    known = {one.code: one for one in seen.filter(code__in=codes)}
    rows = [
        {"one": known[one], "other": known[other], "likely": score >= VERY_LIKELY}
        for one, other, score in pairs
        if one in known and other in known
    ]
    return rows[:MOST_SHOWN]
