"""One decision on a read value, or on a row of a table: accept, correct or reject it, or leave it open again."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.deciding import held_for_deciding, write_decision
from sachhon.domain.intake.drafts import draft_for, items_for, template_for
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.places import place_of_received
from sachhon.domain.intake.refusals import already_in, draft_moved, no_such_value
from sachhon.domain.intake.staging import ACCEPTED, UNDECIDED
from sachhon.formkit.values import Answer, Key
from sachhon.foundation import audit


@transaction.atomic
def decide(
    *,
    actor: Actor,
    received: Received,
    key: Key,
    decision: str,
    answers: Mapping[Key, Answer] | None = None,
    seen: int | None = None,
) -> None:
    """Decide on a field (`key` without row) or on a row of a table (with row, without column).

    `answers`: for a correction, what a person made of it, by key; cells that are not named stay as read. `seen`: the
    draft's version that their page showed. Raises IntakeRefused: the draft is another now, the value was not read, or
    it is in the draft already.
    """
    held = held_for_deciding(actor, received)
    draft = draft_for(held)
    item = next((one for one in items_for(held, draft) if one.key == key), None)
    if item is None or (decision == ACCEPTED and not item.found):
        raise no_such_value()
    if item.saved:
        raise already_in()
    if decision != UNDECIDED and seen is not None and seen != item.base:
        raise draft_moved()
    write_decision(template_for(held), (item,), decision, actor, timezone.now(), draft.versions, answers)
    place = place_of_received(held)
    audit.record(
        who=actor.who_for(place),
        verb=f"received.{decision or 'reconsider'}",
        object_type="received",
        object_id=held.pk,
        unit_code=place.unit_code,
        detail={"field": key.field, "row": key.row},
    )
