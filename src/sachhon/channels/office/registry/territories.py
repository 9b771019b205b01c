"""Territories: 63 provinces until 30 June 2025, 34 after, and what each is made of."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.registry.api import Territory, folded, sort_name, units_visible


@signed_in
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """Each of the 34 with those of the 63 of which it is made; found by either name."""
    words = folded(request.GET.get("q", "").strip())
    rows = []
    for now in Territory.objects.filter(geography=34).prefetch_related("origins"):
        origins = sorted(now.origins.all(), key=lambda one: sort_name(one.name))
        named = [folded(one.full_name) for one in (now, *origins)] + [f"{now.code}"]
        if all(any(word in name for name in named) for word in words.split()):
            rows.append({"now": now, "origins": origins, "same": len(origins) == 1, "reused": _reused(now, origins)})
    rows.sort(key=lambda row: sort_name(row["now"].name))
    may_open = set(
        units_visible(request.actor).filter(territory__geography=34).values_list("territory__code", flat=True)
    )
    for row in rows:
        row["opens"] = row["now"].code in may_open
    return render(request, "office/registry/territories.html", {"rows": rows, "words": request.GET.get("q", "")})


def _reused(now: Territory, origins: list[Territory]) -> Territory | None:
    """The province of the 63 that bore the code of this one without being its namesake."""
    holder = next((one for one in origins if one.code == now.code), None)
    return holder if holder is not None and holder.name != now.name else None
