"""Saying that a file is meant although it names another unit or round."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.deciding import held_for_deciding
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.places import place_of_received
from sachhon.foundation import audit


@transaction.atomic
def use_anyway(*, actor: Actor, received: Received) -> None:
    """The actor answers for using the file; their name stays with it. Raises IntakeRefused where nothing is usable."""
    held = held_for_deciding(actor, received)
    held.used_anyway_by = actor.user
    held.save(update_fields=("used_anyway_by",))
    place = place_of_received(held)
    audit.record(
        who=actor.who_for(place),
        verb="received.use_anyway",
        object_type="received",
        object_id=held.pk,
        unit_code=place.unit_code,
        detail={"concerns": [concern["code"] for concern in held.concerns]},
    )
