"""Taking a confirmation back: the draft gets the answers that it had before."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.deciding import held_for_deciding
from sachhon.domain.intake.drafts import template_for
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.places import place_of_received
from sachhon.domain.intake.refusals import nothing_to_undo
from sachhon.domain.intake.staging import answer_from_json
from sachhon.domain.submissions.api import Saved, ValueChange, save_values
from sachhon.formkit.values import Key, spec_of
from sachhon.foundation import audit


@transaction.atomic
def unconfirm(*, actor: Actor, received: Received) -> Saved:
    """Restore what confirming replaced, except where somebody has changed it since: that comes back as a conflict.

    What was decided stays decided, so that confirming again takes one click. Raises IntakeRefused.
    """
    held = held_for_deciding(actor, received)
    submission = held.submission
    if not held.written or submission is None:
        raise nothing_to_undo()
    template = template_for(held)
    before = {Key(one["field"], one["row"], one["column"]): one for one in held.written}
    changes = [
        ValueChange(
            key=key,
            answer=answer_from_json(spec_of(template, key), one["before"]),
            base_version=one["version"],
        )
        for key, one in before.items()
    ]
    saved = save_values(actor=actor, submission=submission, changes=changes)
    stays = {conflict.key for conflict in saved.conflicts}
    held.staged.filter(saved_version__isnull=False).update(saved_version=None)
    held.written, held.status = [], Received.Status.READ
    held.confirmed_by = held.confirmed_at = None
    held.save(update_fields=("written", "status", "confirmed_by", "confirmed_at"))
    place = place_of_received(held)
    audit.record(
        who=actor.who_for(place),
        verb="received.unconfirm",
        object_type="received",
        object_id=held.pk,
        unit_code=place.unit_code,
        detail={"submission": submission.code, "restored": len(saved.saved), "kept": len(stays)},
    )
    return saved
