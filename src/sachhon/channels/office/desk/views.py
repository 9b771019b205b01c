"""My work, and the search over what a person may see."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from sachhon.channels.office.desk.search import search as find
from sachhon.channels.office.desk.work import desk_of
from sachhon.channels.office.shell.access import OfficeRequest, signed_in

LONGEST_SEARCH = 200


@signed_in
def home(request: OfficeRequest) -> HttpResponse:
    """What is due, overdue first; what came back and why; what waits for a decision."""
    return render(request, "office/desk/home.html", {"desk": desk_of(request.actor)})


@signed_in
def search(request: OfficeRequest) -> HttpResponse:
    """Units, reports and rounds that hold the words, without regard to marks."""
    words = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    return render(request, "office/desk/search.html", {"search_words": words, "found": find(request.actor, words)})
