"""The most that a source gives a unit in a year."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import MINISTRY, Actor
from sachhon.domain.planning import money_refusals
from sachhon.domain.planning.models import SourceCeiling
from sachhon.domain.planning.money.ceilings import Ceiling, judge_ceiling
from sachhon.domain.planning.money.sources import Source
from sachhon.domain.planning.money.stages import Breach
from sachhon.domain.planning.policies import CEILING
from sachhon.domain.planning.posting import approved_under, lock_units
from sachhon.domain.registry.api import Unit, place_of
from sachhon.foundation import audit

FIRST_YEAR, LAST_YEAR = 2000, 2100


def set_ceiling(
    *, actor: Actor, unit: Unit, year: int, source: Source, amount: int | None, document: str = ""
) -> SourceCeiling | None:
    """The ceiling; None as `amount` takes it away: nothing is held down then. That of the ministry's central money is
    the country's. Raises PermissionDenied, Refused (below what stands approved, no document).
    """
    place = place_of(unit)
    CEILING.require(actor, "set", place)
    if source is Source.UNSPLIT:
        raise money_refusals.missing("source")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise money_refusals.missing("year")
    if amount is not None and amount < 0:
        raise money_refusals.missing("amount")
    if amount is not None and not document.strip():
        raise money_refusals.missing("document")
    with transaction.atomic():
        lock_units({unit.code, MINISTRY} if source is Source.CENTRAL else {unit.code})
        held = SourceCeiling.objects.filter(unit=unit, year=year, source=source.value).first()
        before = held.amount if held else None
        over = Ceiling(unit.code, year, source)
        if amount is None:
            if held:
                held.delete()
            held = None
        else:
            try:
                judge_ceiling(approved_under([over]), over, amount)
            except Breach as breach:
                raise money_refusals.ceiling_below_approved(breach) from breach
            held = held or SourceCeiling(unit=unit, year=year, source=source.value)
            held.amount, held.document, held.by = amount, document.strip()[:200], actor.user
            held.save()
        audit.record(
            who=actor.who_for(place),
            verb="money.ceiling",
            object_type="ceiling",
            object_id=f"{unit.code} {year} {source.value}",
            unit_code=unit.code,
            detail={"before": before, "after": amount, "document": document.strip()},
        )
    return held
