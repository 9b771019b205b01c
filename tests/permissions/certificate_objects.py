"""Certificates for the matrix: `find` functions of their pages, a factory for each (see objects)."""

from __future__ import annotations

from django.utils import timezone

from sachhon.domain.accounts.api import Role
from sachhon.domain.assessments.api import Certificate, CertificateFile
from sachhon.foundation import files
from tests import world
from tests.permissions.facility_objects import facility_in
from tests.permissions.ground import Ground
from tests.permissions.objects import Made, makes

_GRANTED = (Certificate.Status.GRANTED, Certificate.Status.REVOKED)


def certificate_in(ground: Ground, status: str) -> Certificate:
    """A request of a facility of the unit in that status; with a number where it was granted once."""
    facility = facility_in(ground, "active")
    number, today = ground.number(), timezone.localdate()
    granted = status in _GRANTED
    return Certificate.objects.create(
        code=f"CN-9{number:05d}",
        facility=facility,
        status=status,
        scope="Toàn nhà máy",
        number=f"SXSH-2026-9{number:05d}" if granted else "",
        decided_on=today if granted else None,
        valid_until=today if granted else None,
        requested_by=world.person(Role.FACILITY_USER, facility.code),
    )


@makes("certificates.finding.find_certificate")
def _certificate(ground: Ground, status: str) -> Made:
    made = certificate_in(ground, status)
    return Made({"code": made.code}, made.facility.code)


@makes("certificates.finding.find_facility")
def _asking(ground: Ground, status: str) -> Made | None:
    if status != Certificate.Status.REQUESTED:
        return None
    code = facility_in(ground, "active").code
    return Made({"facility": code}, code)


@makes("certificates.finding.find_file")
def _file(ground: Ground, status: str) -> Made:
    made = certificate_in(ground, status)
    file = CertificateFile.objects.create(
        certificate=made, file=files.store(b"%PDF-1.4"), name="a.pdf", by=made.requested_by
    )
    return Made({"code": made.code, "pk": file.pk}, made.facility.code)
