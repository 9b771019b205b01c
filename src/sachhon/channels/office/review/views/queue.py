"""Stub."""

from django.http import HttpResponse

from sachhon.channels.office.shell.access import OfficeRequest, signed_in


@signed_in
def queue(request: OfficeRequest) -> HttpResponse:
    """Stub."""
    return HttpResponse("")
