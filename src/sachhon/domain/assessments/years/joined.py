"""The years of a facility and of the entries merged into it: one row a year counts, the others stay and are told.

Nothing is moved, so that undoing a merger gives each entry its own years back. Of two entries with a year that one
counts which stands on an accepted report; of two alike that of the entry that was kept; then the later report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db.models import Exists, OuterRef

from sachhon.domain.assessments.models import FacilityYear, ProductYear, Reading
from sachhon.domain.registry.api import Facility, identity_of

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Joined:
    """`counting`: {year: the row that counts}; `aside`: {year: rows of other entries with something to tell}."""

    counting: Mapping[int, FacilityYear]
    aside: Mapping[int, tuple[FacilityYear, ...]] = field(default_factory=dict)
    entries: tuple[int, ...] = ()


def joined_years(facility: Facility, *, with_entries: tuple[int, ...] = ()) -> Joined:
    """Which rows count for a facility; two queries, and one more for each step of mergers.

    `with_entries`: which would count if these were merged into it.
    """
    entries = (*identity_of(facility), *with_entries)
    rows = FacilityYear.objects.filter(facility__in=entries).select_related("facility", "revision", "verified_by")
    if len(entries) == 1:
        return Joined({row.year: row for row in rows.order_by("year")}, entries=entries)
    told = Exists(Reading.objects.filter(facility_year=OuterRef("pk"), replaced_at=None)) | Exists(
        ProductYear.objects.filter(facility_year=OuterRef("pk"))
    )
    by_year: dict[int, list[FacilityYear]] = defaultdict(list)
    for row in rows.annotate(tells=told).order_by("year"):
        by_year[row.year].append(row)
    counting, aside = {}, {}
    for year, several in by_year.items():
        first, *others = sorted(several, key=lambda row: _weight(row, facility), reverse=True)
        counting[year] = first
        if telling := tuple(row for row in others if _tells(row)):
            aside[year] = telling
    return Joined(counting, aside, entries)


def _tells(row: FacilityYear) -> bool:
    return bool(row.revision_id or row.gaps or getattr(row, "tells", True))


def _weight(row: FacilityYear, facility: Facility) -> tuple[bool, bool, bool, datetime, int]:
    sealed = row.revision.sealed_at if row.revision is not None else _NEVER
    return (row.revision_id is not None, _tells(row), row.facility_id == facility.pk, sealed, -row.pk)


def year_of(facility: Facility, year: int) -> FacilityYear:
    """The row of a year into which something is written down: the one that counts, a new one of its own if none."""
    counting = joined_years(facility).counting.get(year)
    return counting if counting is not None else FacilityYear.objects.create(facility=facility, year=year)
