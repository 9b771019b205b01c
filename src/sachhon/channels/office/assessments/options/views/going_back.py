"""Back to the page of an option or of the whole, with word of what was done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from sachhon.channels.office.shell.access import OfficeRequest
from sachhon.domain.assessments.api import Assessment, Option


def go_back(request: OfficeRequest, of: Option | Assessment, words: str, part: str = "") -> HttpResponse:
    """To the option's page, or to the results of the whole; `part` is the id of what is looked at there."""
    messages.success(request, words)
    response = to_page(of)
    response["Location"] += f"#{part}" if part else ""
    return response


def to_page(of: Option | Assessment) -> HttpResponse:
    """The page itself."""
    if isinstance(of, Option):
        return redirect("assessments:option", of.assessment.code, of.number)
    return redirect("assessments:results", of.code)
