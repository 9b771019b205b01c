"""The library: finding an option, and all that is known of one."""

from __future__ import annotations

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from sachhon.channels.office.options.rows import library_row, query_of, sheet
from sachhon.channels.office.options.words import COSTS, GRADES, RESOURCES, WHAT_IS_SOURCED, industries, industry_name
from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.channels.office.shell.sending import send_sheet
from sachhon.domain.assessments.api import (
    LEAST,
    PAYBACKS,
    Category,
    Wanted,
    arc_codes,
    assessments_to_edit,
    library,
    library_option,
    observed,
    search_library,
)

A_PAGE = 30


@signed_in
@require_GET
def home(request: OfficeRequest) -> HttpResponse:
    """The list with its filter; the download has the filter of the screen."""
    wanted = Wanted.of(request.GET.dict())
    found = search_library(wanted)
    if request.GET.get("tai-ve"):
        seen = observed([one.code for one in found])
        rows = [library_row(one, seen.get(one.code, ())) for one in found]
        return send_sheet(request, sheet(rows), request.GET["tai-ve"], "thu-vien-giai-phap")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    seen = observed([one.code for one in page])
    context = {
        "page": page,
        "rows": [library_row(one, seen.get(one.code, ())) for one in page],
        "wanted": wanted,
        "query": query_of(wanted),
        "total": len(library()),
        "found": len(found),
        "slower": len(search_library(replace(wanted, payback=None))) - len(found) if wanted.payback else 0,
        "any_payback": query_of(replace(wanted, payback=None)),
        "by_fuel": query_of(replace(wanted, resource="fuel")) if wanted.resource == "heat" else "",
        "industries": industries(),
        "resources": RESOURCES.items(),
        "categories": Category.choices,
        "costs": COSTS.items(),
        "paybacks": PAYBACKS,
        "grades": [(grade, label) for grade, (label, _kind) in GRADES.items()],
        "least": LEAST,
        "at": "home",
    }
    return render(request, "office/options/home.html", context)


@signed_in
@require_GET
def option(request: OfficeRequest, code: str) -> HttpResponse:
    """What is known beforehand, and what verified options did, side by side."""
    one = library_option(code)
    if one is None:
        raise Http404(code)
    arc = arc_codes().get(one.arc) if one.arc else None
    context = {
        "row": library_row(one, observed([code]).get(code, ())),
        "one": one,
        "note": one.note(get_language() or "vi"),
        "industries": [industry_name(number) for number in one.industries],
        "what_is_sourced": WHAT_IS_SOURCED[one.what_is_sourced],
        "arc": arc,
        "least": LEAST,
        "may_take": bool(assessments_to_edit(request.actor, most=1)),
    }
    return render(request, "office/options/option.html", context)
