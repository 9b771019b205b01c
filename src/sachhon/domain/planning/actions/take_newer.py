"""What a unit's newer answer says of a registration that was appraised or merged: take it over, or leave it."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.way import RegistrationStatus
from sachhon.domain.planning.campaign_refusals import nothing_newer
from sachhon.domain.planning.campaign_steps import locked_registration, require, step_registration
from sachhon.domain.planning.models import Registration
from sachhon.domain.planning.policies import REGISTRATION
from sachhon.domain.planning.registering import set_words
from sachhon.domain.registry.api import place_of
from sachhon.domain.submissions.api import Revision
from sachhon.foundation import audit


@transaction.atomic
def take_newer(*, actor: Actor, registration: Registration, take: bool) -> Registration:
    """The newer words are taken over, and every appraiser scores anew; or they are left aside.

    Taking over that the unit no longer asks for it withdraws it. One that is merged keeps its place in the merger: its
    own words are renewed, and the money of the merged task is for a person to correct.
    """
    campaign, held = locked_registration(registration)
    REGISTRATION.require(actor, "merge", place_of(held.unit), held.status)
    require(actor, "run", campaign)
    if not held.newer:
        raise nothing_newer()
    newer = held.newer
    held.revision, held.newer = Revision.objects.get(pk=newer["revision"]), None
    if take and newer["gone"]:
        if held.status == RegistrationStatus.APPRAISED:
            step_registration(held, "renew")
        if held.status == RegistrationStatus.REGISTERED:
            step_registration(held, "withdraw")
    elif take:
        held.row, held.origins = newer["row"], newer["origins"]
        held.own = {**held.own, **newer["said"]} if held.own else None
        if not held.own:
            set_words(held, newer["said"])
        if held.status == RegistrationStatus.APPRAISED:
            step_registration(held, "renew")
    held.save()
    audit.record(
        who=actor.who_for(place_of(held.unit)),
        verb="task_registration.take_newer" if take else "task_registration.leave_newer",
        object_type="task_registration",
        object_id=held.code,
        unit_code=held.unit.code,
        detail={"revision": newer["number"], "gone": newer["gone"], "status": str(held.status)},
    )
    return held
