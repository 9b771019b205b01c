"""Recommendation codes of the United States' assessments with their statistics, shown as American data."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sachhon.channels.office.shell.access import OfficeRequest, signed_in
from sachhon.domain.assessments.api import arc_codes
from sachhon.vietnamese import fold

A_PAGE = 50


@signed_in
@require_GET
def codes(request: OfficeRequest) -> HttpResponse:
    """The list; those with statistics first."""
    words = request.GET.get("q", "").strip()[:100]
    wanted = fold(words).split()
    alone = request.GET.get("co-so-lieu") == "1"
    found = [
        one
        for one in arc_codes().values()
        if (one.counted or not alone)
        and all(word in fold(f"{one.code} {one.title} {one.group} {one.other_title}") for word in wanted)
    ]
    found.sort(key=lambda one: not one.counted)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "words": words, "alone": alone, "total": len(arc_codes()), "at": "arc"}
    return render(request, "office/options/arc.html", context)
