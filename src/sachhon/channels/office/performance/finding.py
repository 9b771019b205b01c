"""What the addresses of a facility's pages name; raw consumption is seen by the facility's place."""

from __future__ import annotations

from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.assessments.api import Reading, joined_years, stream_of
from sachhon.domain.registry.api import Facility, place_of_standing
from sachhon.domain.submissions.api import Submission, place_of_submission


class YearAt(NamedTuple):
    """A year of a facility; there need be nothing known of it yet."""

    facility: Facility
    year: int


class StreamAt(NamedTuple):
    """A stream in a year of a facility."""

    facility: Facility
    year: int
    stream: str


def find_facility(code: str) -> Found:
    """A facility by its code; an entry that was merged is seen by whoever sees the one that was kept."""
    facility = get_object_or_404(Facility.objects.select_related("province", "unit", "merged_into"), code=code)
    return Found(facility, place_of_standing(facility))


def find_year(code: str, year: int) -> Found:
    """A facility and a year."""
    found = find_facility(code)
    if not 1990 <= year <= 2100:
        raise Http404(f"the year {year}")
    return Found(YearAt(found.object, year), found.place)


def find_known_year(code: str, year: int) -> Found:
    """A year of which readings are kept, the row of it that counts."""
    found = find_facility(code)
    held = joined_years(found.object).counting.get(year)
    if held is None:
        raise Http404(f"{code} {year}")
    return Found(held, found.place)


def find_stream(code: str, year: int, stream: str) -> Found:
    """A stream of a year."""
    found = find_year(code, year)
    if stream_of(stream) is None:
        raise Http404(stream)
    return Found(StreamAt(found.object.facility, year, stream), found.place)


def find_reading(reading: int) -> Found:
    """A reading, also one that was replaced."""
    rows = Reading.objects.select_related("facility_year__facility__province", "facility_year__revision", "by")
    held = get_object_or_404(rows, pk=reading)
    return Found(held, place_of_standing(held.facility_year.facility))


def find_submission(code: str) -> Found:
    """A report that is being filled in."""
    rows = Submission.objects.select_related("obligation__round__template", "obligation__unit")
    held = get_object_or_404(rows, code=code)
    return Found(held, place_of_submission(held), held.status)
