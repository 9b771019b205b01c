"""Who is whom after mergers: what hangs on an entry that was merged belongs to the one that was kept.

Rooms above hang their rows on entries as they were (an assessment, a year). They find all that is a facility's by
`filter(facility__in=identity_of(facility))`, so that undoing a merger needs to move nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from sachhon.domain.registry.models import Facility

_LONGEST_CHAIN = 100


def identity_of(facility: Facility) -> tuple[int, ...]:
    """Primary keys of a facility and of all entries merged into it, directly or by way of others."""
    return identities_of((facility.pk,))[facility.pk]


def identities_of(pks: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """{pk: `identity_of`} of many, with a query a step of the longest chain."""
    found: dict[int, list[int]] = {pk: [pk] for pk in pks}
    owner = {pk: {pk} for pk in found}
    edge = set(found)
    for _step in range(_LONGEST_CHAIN):
        below = list(Facility.objects.filter(merged_into__in=edge).values_list("pk", "merged_into"))
        if not below:
            break
        edge = set()
        for pk, into in below:
            edge.add(pk)
            owner.setdefault(pk, set()).update(owner[into])
            for top in owner[into]:
                if pk not in found[top]:
                    found[top].append(pk)
    return {pk: tuple(all_of_it) for pk, all_of_it in found.items()}


def merged_entries() -> dict[int, int]:
    """{an entry that was merged: the one that stands for it today}, of all; one query. Mergers are few."""
    into = dict(Facility.objects.filter(merged_into__isnull=False).order_by().values_list("pk", "merged_into"))
    found: dict[int, int] = {}
    for pk in into:
        top = pk
        for _step in range(_LONGEST_CHAIN):
            if top not in into:
                break
            top = into[top]
        found[pk] = top
    return found


def standing_for(facility: Facility) -> Facility:
    """The entry that stands for a facility today: itself, or what it was merged into, at the end of the chain."""
    current = facility
    for _step in range(_LONGEST_CHAIN):
        if current.merged_into is None:
            return current
        current = current.merged_into
    raise ValueError(f"{facility.code} is merged in a circle")
