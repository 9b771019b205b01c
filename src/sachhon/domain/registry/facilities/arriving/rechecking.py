"""Just before a list goes in: what was new when it came may have come with another list in the meantime."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from sachhon.domain.registry.facilities.arriving.deciding import NEW, Decider, Told
from sachhon.domain.registry.facilities.arriving.rows import Row
from sachhon.domain.registry.facilities.arriving.telling import register_of
from sachhon.domain.registry.models import ArrivedRow, Arriving, FacilityChange


def look_again(arriving: Arriving) -> int:
    """Tells the new rows anew against the facilities that came since the list; how many are no longer new.

    Rows of which a person said that they are new stay so.
    """
    own = FacilityChange.objects.filter(arriving=arriving, kind=FacilityChange.Kind.CREATED).values("facility")
    since = register_of(arriving.province).filter(created_at__gte=arriving.at).exclude(pk__in=own)
    if not since.exists():
        return 0
    rows = ArrivedRow.objects.filter(arriving=arriving, decision=NEW, applied_at=None, decided_by=None)
    held = {row.number: row for row in rows.order_by("number")}
    asked = [Row(row.number, row.place, row.said) for row in held.values()]
    decider = Decider(since, arriving.as_on, {})
    other = [told for told in decider.tell(asked, lambda seen: None) if told.decision != NEW]
    _write(held, other)
    return len(other)


@transaction.atomic
def _write(held: dict[int, ArrivedRow], told: Sequence[Told]) -> None:
    for one in told:
        row = held[one.row.number]
        row.decision = row.proposed = one.decision
        row.facility_id, row.candidates = one.facility_id, one.candidates
        row.problems = [*row.problems, *one.row.problems]
        row.save(update_fields=("decision", "proposed", "facility", "candidates", "problems"))
