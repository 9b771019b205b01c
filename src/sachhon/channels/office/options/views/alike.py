"""What facilities of one industry and size carried out; only what five of them did, and no names."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sachhon.channels.office.options.rows import library_row
from sachhon.channels.office.options.words import industries, industry_name
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.assessments.api import LEAST, Option, done_alike, library
from sachhon.domain.registry.api import Facility


@signed_in
@require_GET
def page(request: OfficeRequest) -> HttpResponse:
    """Industry and size are chosen together: no wider group is told, so that nothing can be had by subtraction."""
    industry = request.GET.get("nganh", "")
    number = int(industry) if industry.isascii() and industry.isdecimal() and 1 <= int(industry) <= 39 else None
    size = request.GET.get("quy-mo", "")
    size = size if size in Facility.Size.values else ""
    told = done_alike(number, size) if number and size else {}
    known = library()
    context = {
        "industries": industries(),
        "sizes": Facility.Size.choices,
        "industry": number,
        "size": size,
        "industry_name": industry_name(number) if number else "",
        "size_name": Facility.Size(size).label if size else "",
        "groups": [
            {
                "stage": Option.Stage(stage).label,
                "rows": [{"row": library_row(known[each.code]), "facilities": each.facilities} for each in told[stage]],
            }
            for stage in (Option.Stage.VERIFIED, Option.Stage.IMPLEMENTED)
            if told.get(stage)
        ],
        "asked": bool(number and size),
        "least": LEAST,
        "at": "alike",
    }
    return render(request, "office/options/alike.html", context)
