"""All lists that came, the newest first."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sachhon.channels.office.shell.access import OfficeRequest, guarded, signed_in
from sachhon.domain.accounts.api import MINISTRY, Actor
from sachhon.domain.assessments.api import gather_facilities
from sachhon.domain.registry.api import ARRIVING, REGISTRY_PLACE, Arriving, Unit, arriving_visible, place_of

PAGE = 30


@signed_in
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """The lists that the actor may see, by status."""
    status = request.GET.get("trang-thai", "")
    found = arriving_visible(request.actor)
    found = found.filter(status=status) if status in Arriving.Status.values else found
    context = {
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "statuses": Arriving.Status.choices,
        "status": status,
        "senders": senders(request.actor),
        "may_gather": ARRIVING.permits(request.actor, "send", REGISTRY_PLACE),
    }
    return render(request, "office/arrivals/list.html", context)


def senders(actor: Actor) -> list[tuple[str, str]]:
    """(code, name) of the units for which the actor may send lists; for the ministry itself alone, all are in it."""
    if ARRIVING.permits(actor, "send", REGISTRY_PLACE):
        return [(MINISTRY, "")]
    own = [grant.unit_code for grant in actor.grants if not grant.lent_by]
    provinces = Unit.objects.filter(code__in=own, kind=Unit.Kind.PROVINCE).order_by("sort_name")
    return [(unit.code, unit.name) for unit in provinces if ARRIVING.permits(actor, "send", place_of(unit))]


@guarded(ARRIVING, "send")
@require_POST
def gather(request: OfficeRequest) -> HttpResponse:
    """Look into the accepted reports now."""
    gather_facilities(actor=request.actor)
    messages.success(request, _("Đang xem các báo cáo đã duyệt. Danh sách mới hiện ở đây khi xong."))
    return redirect("arrivals:list")
