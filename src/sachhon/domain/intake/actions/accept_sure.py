"""Accepting all values of a file that nothing speaks against."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.deciding import held_for_deciding, write_decision
from sachhon.domain.intake.drafts import draft_for, items_for, template_for
from sachhon.domain.intake.items import SURE
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.places import place_of_received
from sachhon.domain.intake.staging import ACCEPTED
from sachhon.foundation import audit


@transaction.atomic
def accept_sure(*, actor: Actor, received: Received, above: float = SURE) -> int:
    """Accept what waits with confidence from `above` on; how many. What competes, contradicts or would replace
    something in the draft is left to a person."""
    held = held_for_deciding(actor, received)
    draft = draft_for(held)
    sure = [item for item in items_for(held, draft, above) if item.sure]
    write_decision(template_for(held), sure, ACCEPTED, actor, timezone.now(), draft.versions)
    place = place_of_received(held)
    audit.record(
        who=actor.who_for(place),
        verb="received.accept_sure",
        object_type="received",
        object_id=held.pk,
        unit_code=place.unit_code,
        detail={"accepted": len(sure), "above": above},
    )
    return len(sure)
