"""What the addresses of this area name."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.registry.api import (
    Facility,
    FacilityChange,
    FacilityMerger,
    Unit,
    place_of,
    place_of_facility,
)
from sachhon.domain.submissions.api import Submission, place_of_submission


def find_facility(code: str) -> Found:
    """A facility by its code."""
    rows = Facility.objects.select_related("province", "unit", "merged_into")
    facility = get_object_or_404(rows, code=code)
    return Found(facility, place_of_facility(facility), facility.status)


def find_unit(unit: str) -> Found:
    """The province (or the ministry) whose register it is: whoever adds there, looks for duplicates there."""
    found = get_object_or_404(Unit, code=unit, kind__in=(Unit.Kind.PROVINCE, Unit.Kind.MINISTRY))
    return Found(found, place_of(found), Facility.Status.ACTIVE)


def find_merger(merger: int) -> Found:
    """A merger that stands, with the status that the entry that went had before."""
    rows = FacilityMerger.objects.select_related("kept__province", "gone__province")
    found = get_object_or_404(rows, pk=merger)
    if found.undone_at is not None:
        raise Http404(f"merger {merger} is undone")
    return Found(found, place_of_facility(found.gone), found.was)


def find_change(change: int) -> Found:
    """A change of a facility's facts."""
    rows = FacilityChange.objects.select_related("facility__province", "by", "arriving")
    found = get_object_or_404(rows, pk=change, kind=FacilityChange.Kind.CHANGED)
    return Found(found, place_of_facility(found.facility), found.facility.status)


def find_report(code: str) -> Found:
    """A report that is filled from the register."""
    rows = Submission.objects.select_related("obligation__round__template", "obligation__unit")
    report = get_object_or_404(rows, code=code)
    return Found(report, place_of_submission(report), report.status)
