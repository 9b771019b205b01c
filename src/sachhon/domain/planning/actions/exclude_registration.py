"""Taking a registration out of the run with a reason (a repeat, not of the strategy), and back into it."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign_refusals import reason_missing
from sachhon.domain.planning.campaign_steps import (
    locked_registration,
    require,
    require_in_the_run,
    require_possible,
)
from sachhon.domain.planning.models import Registration
from sachhon.domain.planning.policies import REGISTRATION
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


@transaction.atomic
def exclude_registration(*, actor: Actor, registration: Registration, reason: str) -> Registration:
    """It gets no money, and its unit is told why with the decision. Raises Refused without a reason."""
    if not reason.strip():
        raise reason_missing()
    return _set(actor, registration, reason.strip()[:500])


@transaction.atomic
def include_registration(*, actor: Actor, registration: Registration) -> Registration:
    """It is in the run again."""
    return _set(actor, registration, "")


def _set(actor: Actor, registration: Registration, why: str) -> Registration:
    campaign, held = locked_registration(registration)
    REGISTRATION.require(actor, "exclude", place_of(held.unit), held.status)
    require(actor, "run", campaign)
    require_possible(campaign, "exclude")
    require_in_the_run(held)
    before, held.excluded_why = held.excluded_why, why
    held.version += 1
    held.save(update_fields=("excluded_why", "version"))
    audit.record(
        who=actor.who_for(place_of(held.unit)),
        verb="task_registration.exclude" if why else "task_registration.include",
        object_type="task_registration",
        object_id=held.code,
        unit_code=held.unit.code,
        detail={"reason": why, "before": before},
    )
    return held
