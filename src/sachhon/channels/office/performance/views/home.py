"""Where it begins: a facility's people go straight to their own, officers see a list."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sachhon.channels.office.performance.words import industry_name, percent
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.assessments.api import FacilityYear, YearSaving, facilities_with_years
from sachhon.domain.registry.api import Facility, FacilityFilter

ON_A_PAGE = 50
ENERGY = "energy"


@signed_in
@require_GET
def home(request: OfficeRequest) -> HttpResponse:
    """The facilities whose years the actor may see and that have any; a search among all that they may see."""
    seen = facilities_with_years(request.actor)
    words = request.GET.get("q", "").strip()
    if not words and not request.actor.of_ministry:
        own = list(seen.filter(code__in=request.actor.units)[:2])
        if len(own) == 1 and not seen.exclude(pk=own[0].pk).exists():
            return redirect("performance:facility", own[0].code)
    wide = request.GET.get("all") == "1"
    listed = FacilityFilter(words=words, status="").of(seen)
    if not wide:
        listed = listed.filter(pk__in=FacilityYear.objects.values("facility"))
    years = FacilityYear.objects.order_by("-year").prefetch_related(
        Prefetch("savings", YearSaving.objects.filter(resource=ENERGY), "energy_savings")
    )
    page = Paginator(
        listed.select_related("province").prefetch_related(Prefetch("years", years, "years_known")), ON_A_PAGE
    ).get_page(request.GET.get("page"))
    context = {"page": page, "rows": [_row(one) for one in page.object_list], "words": words, "wide": wide}
    return render(request, "office/performance/home.html", context)


def _row(facility: Facility) -> dict[str, Any]:
    years = list(facility.years_known)  # type: ignore[attr-defined]
    newest = years[0] if years else None
    saving = next(iter(newest.energy_savings), None) if newest else None
    return {
        "code": facility.code,
        "name": facility.name,
        "province": facility.province.name if facility.province else "",
        "industry": industry_name(facility.industry),
        "years": ", ".join(str(one.year) for one in reversed(years)),
        "newest": newest.year if newest else "",
        "verified": newest is not None and newest.verified_at is not None,
        "saving": percent(saving.saving_pct) if saving else "",
    }
