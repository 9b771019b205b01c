"""Files of a round for the ministry's people: the letter, the blanks, what is attached."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from sachhon.channels.office.rounds.finding import find_round
from sachhon.channels.office.shell.access import OfficeRequest, guarded
from sachhon.codecs.forms import SUFFIXES, write_blank
from sachhon.domain.registry.api import Unit, names_on
from sachhon.domain.rounds.api import (
    ROUND,
    Round,
    RoundAttachment,
    date_of,
    obligations_of,
    request_letter,
    units_asked,
)
from sachhon.formkit.definition import Template
from sachhon.foundation import files
from sachhon.writing.official import write_letter
from sachhon.writing.pdf import write_pdf

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "pdf": "application/pdf",
    "yaml": "text/yaml; charset=utf-8",
}


def letter_file(request: OfficeRequest, asking: Round, suffix: str) -> HttpResponse:
    """The request letter with the list of all who are asked."""
    if suffix not in ("docx", "pdf"):
        raise Http404
    document = request_letter(asking, named_units(asking))
    data = write_letter(document) if suffix == "docx" else write_pdf(document)
    return files.download(request, data, f"cong-van-{asking.code}.{suffix}", MEDIA[suffix])


def named_units(asking: Round) -> Sequence[tuple[str, Unit]]:
    """Who is asked, by the name that the round has for them."""
    if asking.status == Round.Status.DRAFT:
        units = units_asked(asking)
        names = names_on(units, date_of(asking))
        return [(names[unit.pk], unit) for unit in units]
    return [(owed.unit_name, owed.unit) for owed in obligations_of(asking)]


def blank_file(
    request: OfficeRequest, definition: Template | None, suffix: str, name: str, unit_name: str = ""
) -> HttpResponse:
    """An empty form to fill in."""
    if definition is None or f".{suffix}" not in SUFFIXES:
        raise Http404
    data = write_blank(definition, f".{suffix}", unit_name=unit_name)
    return files.download(request, data, f"{name}.{suffix}", MEDIA[suffix])


def attached_file(request: OfficeRequest, asking: Round, attachment: int) -> HttpResponse:
    """A file that goes with the request, never shown inside the browser."""
    kept = get_object_or_404(RoundAttachment.objects.select_related("file"), pk=attachment, round=asking)
    return files.download(
        request, files.read(kept.file), kept.name, "application/octet-stream", digest=kept.file.digest
    )


@guarded(ROUND, "view", find_round)
@require_GET
def letter(request: OfficeRequest, asking: Round, suffix: str) -> HttpResponse:
    """Word or PDF."""
    return letter_file(request, asking, suffix)


@guarded(ROUND, "view", find_round)
@require_GET
def blank(request: OfficeRequest, asking: Round, suffix: str) -> HttpResponse:
    """Word, Excel or JSON."""
    return blank_file(request, asking.definition, suffix, f"bieu-mau-{asking.code}")


@guarded(ROUND, "view", find_round)
@require_GET
def attachment(request: OfficeRequest, asking: Round, attachment: int) -> HttpResponse:
    """One attachment."""
    return attached_file(request, asking, attachment)
