"""Taking back the newest decision on a file: one, or all that were made at once."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.deciding import held_for_deciding, write_decision
from sachhon.domain.intake.drafts import draft_for, items_for, template_for
from sachhon.domain.intake.items import Item
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.places import place_of_received
from sachhon.domain.intake.refusals import nothing_to_undo
from sachhon.domain.intake.staging import UNDECIDED
from sachhon.foundation import audit


@transaction.atomic
def undo_decision(*, actor: Actor, received: Received) -> list[Item]:
    """Open again what was decided last; what is in the draft already is undone by `unconfirm`. Raises IntakeRefused."""
    held = held_for_deciding(actor, received)
    draft = draft_for(held)
    decided = [item for item in items_for(held, draft) if item.decision and not item.saved]
    times = [at for item in decided if (at := item.staged[0].decided_at) is not None]
    if not times:
        raise nothing_to_undo()
    newest = [item for item in decided if item.staged[0].decided_at == max(times)]
    write_decision(template_for(held), newest, UNDECIDED, actor, None, draft.versions)
    place = place_of_received(held)
    audit.record(
        who=actor.who_for(place),
        verb="received.undo_decision",
        object_type="received",
        object_id=held.pk,
        unit_code=place.unit_code,
        detail={"reopened": [f"{item.key.field}:{item.key.row}" for item in newest]},
    )
    return newest
