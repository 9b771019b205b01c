"""My work, and the search over what a person may see."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from sachhon.channels.office.shell.access import OfficeRequest, signed_in


@signed_in
def home(request: OfficeRequest) -> HttpResponse:
    """What is due, overdue first."""
    return render(request, "office/desk/home.html", {})


@signed_in
def search(request: OfficeRequest) -> HttpResponse:
    """Units, reports and rounds that hold the words, without regard to marks."""
    return render(request, "office/desk/search.html", {"search_words": request.GET.get("q", "")})
