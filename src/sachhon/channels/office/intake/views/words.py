"""The words that a value came from: the document with the sentence highlighted. Other areas link here."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sachhon.channels.office.intake.document_html import highlighted
from sachhon.channels.office.intake.finding import find_file, find_received
from sachhon.channels.office.intake.places import place_of, shown_blocks
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.intake.api import RECEIVED, Received, received_alike


@guarded(RECEIVED, "view", find_received)
@require_GET
def words(request: OfficeRequest, received: Received) -> HttpResponse:
    """By the received file: ?start=&end= for a letter, ?sheet=&cell= for a filled blank."""
    return _words(request, received)


@guarded(RECEIVED, "view", find_file)
@require_GET
def words_of_file(request: OfficeRequest, received: Received) -> HttpResponse:
    """By the file's SHA-256, as origins name it."""
    return _words(request, received)


def _words(request: OfficeRequest, received: Received) -> HttpResponse:
    given = {name: request.GET.get(name, "")[:80] for name in ("start", "end", "sheet", "cell")}
    start, end = place_of(received, **given)
    elsewhere = received_alike(request.actor, received)
    found = start < end
    context = {
        "received": received,
        "elsewhere": elsewhere,
        "place": request.GET.urlencode(),
        "found": found,
        "quote": " ".join(received.text[start:end].split()),
        "sheet": given["sheet"],
        "cell": given["cell"],
        "document": highlighted(received.text, shown_blocks(received, given["sheet"]), start, end),
    }
    return render(request, "office/intake/words.html", context)
