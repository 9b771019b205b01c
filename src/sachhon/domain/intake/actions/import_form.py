"""Importing a filled blank: one yes takes the chosen answers into the draft."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.actions.confirm import confirm
from sachhon.domain.intake.deciding import held_for_deciding, write_decision
from sachhon.domain.intake.drafts import draft_for, items_for, template_for
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.refusals import draft_moved
from sachhon.domain.intake.staging import ACCEPTED, REJECTED
from sachhon.domain.submissions.api import Saved


@transaction.atomic
def import_form(
    *,
    actor: Actor,
    received: Received,
    fields: Collection[str],
    seen: Mapping[str, int],
    request_key: str = "",
) -> Saved:
    """Take the answers of these fields (a table whole), leave the others, and confirm.

    `seen`: the draft's version of each field that the diff was made on. Raises IntakeRefused, also where the draft
    changed since: the diff is shown anew then.
    """
    held = held_for_deciding(actor, received)
    draft = draft_for(held)
    items = [item for item in items_for(held, draft) if item.found and not item.saved]
    if any(seen.get(item.field.id, item.base) != item.base for item in items):
        raise draft_moved()
    template, at = template_for(held), timezone.now()
    taken = [item for item in items if item.field.id in fields]
    write_decision(template, taken, ACCEPTED, actor, at, draft.versions)
    left = [item for item in items if item.field.id not in fields]
    write_decision(template, left, REJECTED, actor, at, draft.versions)
    return confirm(actor=actor, received=held, seen=seen, request_key=request_key)
