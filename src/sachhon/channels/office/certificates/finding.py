"""What the addresses of this area name. Everything has its facility's place and its request's status."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.assessments.api import Certificate, CertificateFile, place_of_certificate
from sachhon.domain.registry.api import Facility, place_of_facility

_ROWS = Certificate.objects.select_related("facility__province", "assessment", "requested_by", "decided_by")


def find_certificate(code: str) -> Found:
    """A request by its code."""
    found = get_object_or_404(_ROWS, code=code)
    return Found(found, place_of_certificate(found), found.status)


def find_facility(facility: str) -> Found:
    """A facility that asks."""
    found = get_object_or_404(Facility.objects.select_related("province"), code=facility)
    return Found(found, place_of_facility(found), Certificate.Status.REQUESTED)


def find_file(code: str, pk: int) -> Found:
    """A file of a request."""
    rows = CertificateFile.objects.select_related("certificate__facility__province", "file", "by")
    found = get_object_or_404(rows, certificate__code=code, pk=pk)
    return Found(found, place_of_certificate(found.certificate), found.certificate.status)
