"""Two entries of the register made one, or two again, with all that hangs on them here: years, savings, certificates.

Nothing is moved: what hangs on the entry that went is found through the one that was kept (`joined_years`,
`facilities_within`). Only the savings are told anew, in the same transaction, so that no figure counts twice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.certificates.way import RUNNING, Status
from sachhon.domain.assessments.models import Certificate, FacilityYear
from sachhon.domain.assessments.years.joined import joined_years
from sachhon.domain.assessments.years.writing import write_savings
from sachhon.domain.registry.api import (
    Facility,
    FacilityMerger,
    identity_of,
    merge_facilities,
    merged_entries,
    undo_merger,
)


@dataclass(frozen=True, slots=True)
class Collision:
    """A year that both entries tell of, once they are one: the row that would count, and the others."""

    year: int
    counting: FacilityYear
    aside: tuple[FacilityYear, ...]


@dataclass(frozen=True, slots=True)
class Collisions:
    """What the two have both: years, certificates in force or asked for."""

    years: tuple[Collision, ...]
    certificates: tuple[Certificate, ...]


@transaction.atomic
def join_facilities(
    *,
    actor: Actor,
    kept: Facility,
    gone: Facility,
    chosen: Collection[str] = (),
    why: str,
    versions: Mapping[str, int] | None = None,
) -> FacilityMerger:
    """The register's `merge_facilities`, with the savings of both told as one facility's. Raises what that raises."""
    merger = merge_facilities(actor=actor, kept=kept, gone=gone, chosen=chosen, why=why, versions=versions)
    write_savings(merger.kept)
    return merger


@transaction.atomic
def part_facilities(*, actor: Actor, merger: FacilityMerger, why: str = "") -> FacilityMerger:
    """The register's `undo_merger`; each entry has its own years and savings again. Raises what that raises."""
    undone = undo_merger(actor=actor, merger=merger, why=why)
    for one in (undone.kept, undone.gone):
        write_savings(Facility.objects.get(pk=one.pk))
    return undone


def tell_merged_again() -> int:
    """Savings of facilities that others were merged into, by whatever way; how many. Again changes nothing."""
    kept = list(Facility.objects.filter(pk__in=set(merged_entries().values())).order_by("pk"))
    for one in kept:
        write_savings(one)
    return len(kept)


def collisions_of(kept: Facility, gone: Facility) -> Collisions:
    """What both have, before they are made one: whoever decides is told which would count."""
    years = joined_years(kept, with_entries=identity_of(gone))
    found = tuple(Collision(year, years.counting[year], rows) for year, rows in sorted(years.aside.items()))
    held = Certificate.objects.filter(facility__in=(*identity_of(kept), *identity_of(gone)))
    certificates = tuple(held.filter(status__in=(*RUNNING, Status.GRANTED)).select_related("facility").order_by("pk"))
    return Collisions(found, certificates if len({one.facility_id for one in certificates}) > 1 else ())
