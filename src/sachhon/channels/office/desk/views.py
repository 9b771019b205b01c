"""My work."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from sachhon.channels.office.shell.access import OfficeRequest, signed_in


@signed_in
def home(request: OfficeRequest) -> HttpResponse:
    """What is due, overdue first."""
    return render(request, "office/desk/home.html", {})
