"""Where the comparison begins: the country for the ministry, the unit's own page for its people."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.accounts.api import Place
from sachhon.domain.planning.api import NATIONAL_MONEY, Plan, plans_visible
from sachhon.domain.registry.api import Unit

ON_A_PAGE = 50


@signed_in
@require_GET
def home(request: OfficeRequest) -> HttpResponse:
    """On to the country, or to the one unit; a list where there are several."""
    if NATIONAL_MONEY.permits(request.actor, "view", Place()):
        return redirect("comparison:country")
    adopted = plans_visible(request.actor).exclude(status=Plan.Status.DRAFT).order_by()
    units = Unit.objects.filter(pk__in=adopted.values("unit")).order_by("sort_name")
    page = Paginator(units, ON_A_PAGE).get_page(request.GET.get("page"))
    if page.paginator.count == 1:
        return redirect("comparison:unit", page.object_list[0].code)
    return render(request, "office/comparison/home.html", {"page": page})
