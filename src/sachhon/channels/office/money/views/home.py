"""Where money is looked for: the units of the actor with their plans; for the ministry the country first."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from sachhon.channels.office.money.rows import LedgerRow, cells_of, spent_share, stage_heads
from sachhon.channels.office.money.units import money_unit
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.accounts.api import Place
from sachhon.domain.planning.api import NATIONAL_MONEY, money_plans, standing_of_plans
from sachhon.domain.registry.api import Unit, search_units, units_visible

ON_A_PAGE = 50


@signed_in
def home(request: OfficeRequest) -> HttpResponse:
    """The plans that the actor sees, each with how far its money has come."""
    unit = money_unit(request)
    words = request.GET.get("q", "").strip()[:100]
    plans = money_plans(request.actor)
    if words:
        plans = plans.filter(unit__in=search_units(units_visible(request.actor), words))
    page = Paginator(plans, ON_A_PAGE).get_page(request.GET.get("page"))
    standings = standing_of_plans(page.object_list)
    rows = [
        LedgerRow(
            plan.title,
            cells_of(standings.get(plan.pk, {}), unit),
            href=reverse("money:plan", args=(plan.code,)),
            note=f"{plan.unit.name}, {plan.first_year}–{plan.last_year}",
            percent=spent_share(standings.get(plan.pk, {})),
        )
        for plan in page.object_list
    ]
    own = [] if request.actor.of_ministry else list(Unit.objects.filter(code__in=request.actor.units))
    return render(
        request,
        "office/money/home.html",
        {
            "unit": unit,
            "heads": stage_heads(),
            "rows": rows,
            "page": page,
            "words": words,
            "own": own,
            "country": NATIONAL_MONEY.permits(request.actor, "view", Place()),
        },
    )
