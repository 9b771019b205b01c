"""The requests and certificates that the person may see, and where they may ask for one."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.certificates.searching import search_of
from sachhon.channels.office.certificates.words import industries, shown_status
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.assessments.api import (
    CERTIFICATE,
    RUNNING,
    Certificate,
    certificate_places,
    certificates_found,
    certificates_visible,
    requests_to_begin,
)
from sachhon.domain.registry.api import place_of_facility

A_PAGE = 30


@signed_in
@require_GET
def listing(request: OfficeRequest) -> HttpResponse:
    """The list with its filter."""
    today = timezone.localdate()
    seen = certificates_visible(request.actor)
    wanted = search_of(request.GET)
    page = Paginator(certificates_found(seen, wanted, today), A_PAGE).get_page(request.GET.get("page"))
    provinces, known = certificate_places(seen)
    named = industries()
    may_ask = [
        one
        for one in requests_to_begin(request.actor)[:A_PAGE]
        if CERTIFICATE.permits(request.actor, "request", place_of_facility(one), Certificate.Status.REQUESTED)
    ]
    running = {one.facility_id: one for one in seen.filter(facility__in=may_ask, status__in=RUNNING)}
    context = {
        "page": page,
        "rows": [_row(one, today) for one in page],
        "wanted": wanted,
        "narrowed": any((wanted.words, wanted.state, wanted.industry, wanted.province)),
        "states": [*Certificate.Status.choices, ("soon", _("Sắp hết hiệu lực")), ("expired", _("Hết hiệu lực"))],
        "provinces": provinces,
        "industries": [(number, named.get(number, str(number))) for number in known],
        "asking": [{"facility": one, "running": running.get(one.pk)} for one in may_ask],
    }
    return render(request, "office/certificates/list.html", context)


def _row(certificate: Certificate, today: object) -> dict[str, object]:
    label, colour = shown_status(certificate, today)  # type: ignore[arg-type]
    return {"certificate": certificate, "label": label, "colour": colour}
