"""For everyone: the certificates of facilities that agreed to be named, and whether a certificate is genuine."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sachhon.channels.office.certificates.searching import search_of
from sachhon.channels.office.certificates.words import industries, public_state
from sachhon.channels.office.shell.access import OfficeRequest, public
from sachhon.domain.assessments.api import (
    Validity,
    certificate_numbered,
    certificate_places,
    certificates_found,
    mark_matches,
    public_certificates,
)

A_PAGE = 50


@public
@require_GET
def public_list(request: OfficeRequest) -> HttpResponse:
    """The public list, searched by name, number, province, industry, state."""
    today = timezone.localdate()
    rows = public_certificates()
    wanted = search_of(request.GET)
    page = Paginator(certificates_found(rows, wanted, today), A_PAGE).get_page(request.GET.get("page"))
    provinces, known = certificate_places(rows)
    named = industries()
    shown = []
    for one in page:
        label, colour = public_state(one, today)
        industry = named.get(one.facility.industry or 0, "")
        shown.append({"certificate": one, "label": label, "colour": colour, "industry": industry})
    context = {
        "page": page,
        "rows": shown,
        "wanted": wanted,
        "narrowed": any((wanted.words, wanted.state, wanted.industry, wanted.province)),
        "states": [
            (Validity.VALID.value, _("Còn hiệu lực")),
            (Validity.EXPIRED.value, _("Hết hiệu lực")),
            (Validity.REVOKED.value, _("Đã thu hồi")),
        ],
        "provinces": provinces,
        "industries": [(number, named.get(number, str(number))) for number in known],
    }
    return render(request, "office/certificates/public.html", context)


@public
@require_GET
def check(request: OfficeRequest, number: str = "") -> HttpResponse:
    """A certificate by its number: genuine or not, valid or not. Who did not agree is named to who holds the paper."""
    today = timezone.localdate()
    asked = (request.GET.get("so") or number).strip()[:60]
    mark = request.GET.get("dau", "").strip()[:64]
    found = certificate_numbered(asked)
    genuine = mark_matches(found, mark) if found and mark else None
    named = found is not None and (found.public or genuine is True)
    label, colour = public_state(found, today) if found else ("", "neutral")
    context = {
        "blank": "so" in request.GET and not asked,
        "asked": found.number if found else asked,
        "mark": mark,
        "found": found,
        "genuine": genuine,
        "named": named,
        "label": label,
        "colour": colour,
        "industry": industries().get(found.facility.industry or 0, "") if found and named else "",
    }
    return render(request, "office/certificates/check.html", context)
