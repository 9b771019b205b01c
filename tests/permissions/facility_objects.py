"""Facilities for the matrix: `find` functions of the register's pages, a factory for each (see objects)."""

from __future__ import annotations

from sachhon.domain.registry.api import Facility, FacilityChange, FacilityMerger
from tests import world
from tests.permissions.ground import UNIT, Ground
from tests.permissions.objects import Made, makes


def facility_in(ground: Ground, status: str) -> Facility:
    """A facility of the unit in that status; where it was merged, into another of the unit."""
    number = ground.number()
    into = facility_in(ground, Facility.Status.ACTIVE) if status == Facility.Status.MERGED else None
    return Facility.objects.create(
        code=f"CS-9{number:05d}",
        name=f"Cơ sở {number}",
        folded=f"co so {number}",
        sort_name=f"{number:06d}",
        province=world.unit(UNIT),
        status=status,
        merged_into=into,
    )


@makes("facilities.finding.find_facility")
def _facility(ground: Ground, status: str) -> Made:
    code = facility_in(ground, status).code
    return Made({"code": code}, code)


@makes("facilities.finding.find_unit")
def _province(ground: Ground, status: str) -> Made | None:
    return Made({"unit": UNIT}) if status == Facility.Status.ACTIVE else None


@makes("facilities.finding.find_merger")
def _merger(ground: Ground, status: str) -> Made | None:
    if status == Facility.Status.MERGED:
        return None
    kept, gone = facility_in(ground, Facility.Status.ACTIVE), facility_in(ground, Facility.Status.MERGED)
    made = FacilityMerger.objects.create(kept=kept, gone=gone, was=status, by=world.person("ministry_officer"))
    return Made({"merger": made.pk}, gone.code)


@makes("facilities.finding.find_change")
def _change(ground: Ground, status: str) -> Made:
    facility = facility_in(ground, status)
    changes = {"phone": ["", "0256 1"]}
    made = FacilityChange.objects.create(facility=facility, kind=FacilityChange.Kind.CHANGED, changes=changes)
    return Made({"change": made.pk}, facility.code)
