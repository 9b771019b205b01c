"""The words that a value came from: the document with the sentence highlighted. Other areas link here."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sachhon.channels.office.intake.document_html import highlighted
from sachhon.channels.office.intake.finding import find_file, find_received
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.domain.intake.api import RECEIVED, Received, blocks_of

BEFORE = 300


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
    start, end = _place(request, received)
    found = start < end
    context = {
        "received": received,
        "found": found,
        "quote": " ".join(received.text[start:end].split()),
        "sheet": request.GET.get("sheet", "")[:80],
        "cell": request.GET.get("cell", "")[:80],
        "document": highlighted(received.text, blocks_of(received.layout), start, end),
    }
    return render(request, "office/intake/words.html", context)


def _place(request: OfficeRequest, received: Received) -> tuple[int, int]:
    """The asked place within the text; (0, 0) where there is none."""
    given = [request.GET.get(name, "") for name in ("start", "end")]
    if not all(text.isdigit() and len(text) < 10 for text in given):
        return 0, 0
    start, end = (min(int(text), len(received.text)) for text in given)
    return (start, end) if start < end else (0, 0)
