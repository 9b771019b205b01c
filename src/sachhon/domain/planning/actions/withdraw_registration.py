"""A unit takes a task back before it is appraised."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign_refusals import reason_missing, registration_moved
from sachhon.domain.planning.campaign_steps import locked_registration, step_registration
from sachhon.domain.planning.models import Appraisal, Registration
from sachhon.domain.planning.policies import REGISTRATION
from sachhon.domain.registry.api import place_of
from sachhon.domain.submissions.api import Submission
from sachhon.foundation import audit


@transaction.atomic
def withdraw_registration(*, actor: Actor, registration: Registration, reason: str) -> Registration:
    """It is no longer in the run; a newer answer of the unit can register it again. Raises Refused.

    One that others were merged into is not the unit's alone any more, and stays.
    """
    campaign, held = locked_registration(registration)
    place = place_of(held.unit)
    if not REGISTRATION.permits(actor, "withdraw", place, held.status):
        if any(REGISTRATION.permits(actor, "withdraw", place, status) for status in REGISTRATION.statuses):
            raise registration_moved(held.status)
        raise PermissionDenied(f"{REGISTRATION.name}.withdraw")
    if not reason.strip():
        raise reason_missing()
    merged = Registration.objects.filter(merged_into=held).exists()
    if merged or Appraisal.objects.filter(registration=held, edition=held.edition).exists():
        raise registration_moved(Registration.Status.APPRAISED)
    standing = Submission.objects.filter(obligation__round=campaign.round, obligation__unit=held.unit).first()
    if standing is not None and standing.standing_id is not None:
        held.revision_id, held.newer = standing.standing_id, None
    step_registration(held, "withdraw")
    held.save()
    audit.record(
        who=actor.who_for(place),
        verb="task_registration.withdraw",
        object_type="task_registration",
        object_id=held.code,
        unit_code=held.unit.code,
        detail={"reason": reason.strip()},
    )
    return held
