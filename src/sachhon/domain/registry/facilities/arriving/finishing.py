"""What a list is when its run has ended: done, or waiting again for the rows that a person has to look at."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sachhon.domain.registry.facilities.arriving.selectors import place_of_arriving
from sachhon.domain.registry.facilities.arriving.staging import counted
from sachhon.domain.registry.models import ArrivedRow, Arriving
from sachhon.foundation import audit
from sachhon.foundation.audit import Who

_OPEN = (ArrivedRow.Decision.UNSURE,)


@transaction.atomic
def finish_applying(*, who: Who, arriving: Arriving) -> Arriving:
    """The list is done where no row waits for a person; else it waits again. A repeat changes nothing."""
    held = Arriving.objects.select_for_update(of=("self",)).select_related("province").get(pk=arriving.pk)
    if held.status != Arriving.Status.APPLYING:
        return held
    waiting = ArrivedRow.objects.filter(arriving=held, decision__in=_OPEN).exists()
    held.status = Arriving.Status.WAITING if waiting else Arriving.Status.DONE
    held.counts, held.applied_at, held.version = counted(held), timezone.now(), held.version + 1
    held.save(update_fields=("status", "counts", "applied_at", "version"))
    audit.record(
        who=who,
        verb="arriving.applied",
        object_type="arriving",
        object_id=held.code,
        unit_code=place_of_arriving(held).unit_code,
        detail={"rows": held.done, "counts": held.counts},
    )
    return held


def give_up(arriving: Arriving) -> None:
    """The file cannot be read as a list, however often it is tried."""
    Arriving.objects.filter(pk=arriving.pk, status=Arriving.Status.READING).update(status=Arriving.Status.FAILED)
