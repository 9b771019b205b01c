"""Facility years for the matrix: `find` functions of the pages on performance, a factory for each (see objects)."""

from __future__ import annotations

from decimal import Decimal

from sachhon.domain.assessments.api import FacilityYear, ProductYear, Reading
from sachhon.domain.registry.api import Facility
from tests.permissions.facility_objects import facility_in
from tests.permissions.ground import Ground
from tests.permissions.objects import Made, makes

_YEAR = 2024


def _known_year(ground: Ground) -> FacilityYear:
    """A year with a product, coal whose kind nobody chose, and electricity."""
    facility = facility_in(ground, Facility.Status.ACTIVE)
    year = FacilityYear.objects.create(facility=facility, year=_YEAR)
    ProductYear.objects.create(facility_year=year, product="Bia", output=Decimal(1000), unit="hl")
    for stream, unit in (("coal", "t"), ("electricity", "kWh")):
        Reading.objects.create(
            facility_year=year, stream=stream, quantity=Decimal(10), unit=unit, source=Reading.Source.REPORT
        )
    return year


@makes("performance.finding.find_facility")
def _facility(ground: Ground, status: str) -> Made:
    code = _known_year(ground).facility.code
    return Made({"code": code, "resource": "electricity", "form": "xlsx"}, code)


@makes("performance.finding.find_year", "performance.finding.find_known_year")
def _year(ground: Ground, status: str) -> Made:
    code = _known_year(ground).facility.code
    return Made({"code": code, "year": _YEAR, "form": "xlsx"}, code)


@makes("performance.finding.find_stream")
def _stream(ground: Ground, status: str) -> Made:
    code = _known_year(ground).facility.code
    return Made({"code": code, "year": _YEAR, "stream": "coal"}, code)


@makes("performance.finding.find_reading")
def _reading(ground: Ground, status: str) -> Made:
    reading = _known_year(ground).readings.first()
    assert reading is not None
    return Made({"reading": reading.pk}, reading.facility_year.facility.code)
