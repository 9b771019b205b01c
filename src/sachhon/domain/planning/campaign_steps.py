"""What every action of a campaign asks first: the row locked, the permission, the place on the way."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.way import (
    CAMPAIGN_WAY,
    IN_THE_RUN,
    POSSIBLE_IN,
    REGISTRATION_WAY,
    NotOnTheWay,
    next_of,
)
from sachhon.domain.planning.campaign_refusals import campaign_moved, registration_moved
from sachhon.domain.planning.models import Campaign, Registration
from sachhon.domain.planning.policies import CAMPAIGN
from sachhon.domain.rounds.api import MINISTRY_PLACE


def locked(campaign: Campaign) -> Campaign:
    """The campaign as it is now, locked until the transaction ends: what is done in it is done one after the other."""
    return Campaign.objects.select_for_update(of=("self",)).select_related("round__template").get(pk=campaign.pk)


def locked_registration(registration: Registration) -> tuple[Campaign, Registration]:
    """The campaign, then the registration, locked in this order."""
    campaign = locked(Campaign(pk=registration.campaign_id))
    held = Registration.objects.select_for_update(of=("self",)).select_related("unit").get(pk=registration.pk)
    held.campaign = campaign
    return campaign, held


def require(actor: Actor, verb: str, campaign: Campaign) -> None:
    """Raises PermissionDenied where the actor may never, Refused where they may, but not in this status."""
    if CAMPAIGN.permits(actor, verb, MINISTRY_PLACE, campaign.status):
        return
    if any(CAMPAIGN.permits(actor, verb, MINISTRY_PLACE, status) for status in CAMPAIGN.statuses):
        raise campaign_moved(campaign.status)
    raise PermissionDenied(f"{CAMPAIGN.name}.{verb}")


def step(campaign: Campaign, verb: str) -> None:
    """Move the locked campaign along its table. Raises Refused."""
    try:
        campaign.status = next_of(CAMPAIGN_WAY, verb, campaign.status)
    except NotOnTheWay as wrong:
        raise campaign_moved(campaign.status) from wrong
    campaign.version += 1
    campaign.save()


def step_registration(registration: Registration, verb: str, after: str = "") -> None:
    """Move the locked registration (not saved). Raises Refused."""
    require_possible(registration.campaign, verb)
    try:
        registration.status = next_of(REGISTRATION_WAY, verb, registration.status, after)
    except NotOnTheWay as wrong:
        raise registration_moved(registration.status) from wrong
    registration.version += 1


def require_possible(campaign: Campaign, verb: str) -> None:
    """Raises Refused where the campaign is past what `verb` does with a registration, or not there yet."""
    if campaign.status not in POSSIBLE_IN[verb]:
        raise campaign_moved(campaign.status)


def require_in_the_run(registration: Registration) -> None:
    """Raises Refused for one that is merged, withdrawn or decided."""
    if registration.status not in IN_THE_RUN:
        raise registration_moved(registration.status)


__all__ = [
    "MINISTRY_PLACE",
    "locked",
    "locked_registration",
    "require",
    "require_in_the_run",
    "require_possible",
    "step",
    "step_registration",
]
