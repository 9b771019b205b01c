"""Telling the units of the decision; with it each approved task enters its unit's plan, with its money."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.way import CampaignStatus
from sachhon.domain.planning.campaign_mailing import letters_of, queue_decision
from sachhon.domain.planning.campaign_steps import MINISTRY_PLACE, locked, require, step
from sachhon.domain.planning.carrying_out import carry_out
from sachhon.domain.planning.models import Campaign, Decision
from sachhon.domain.planning.policies import CAMPAIGN
from sachhon.foundation import audit


@dataclass(frozen=True, slots=True)
class Notified:
    """How many mails were queued and tasks made; both 0 for a repeat."""

    mails: int
    tasks: int


@transaction.atomic
def notify(*, actor: Actor, campaign: Campaign) -> Notified:
    """All or nothing: the mails, the tasks, the money. Sent twice, it counts once.

    Raises PermissionDenied; Refused where a ceiling was lowered since the decision.
    """
    held = locked(campaign)
    if held.status == CampaignStatus.NOTIFIED:
        CAMPAIGN.require(actor, "view", MINISTRY_PLACE, held.status)
        return Notified(0, 0)
    require(actor, "notify", held)
    decision = Decision.objects.select_related("campaign__round").get(campaign=held)
    tasks = carry_out(actor, decision)
    mails = queue_decision(decision, letters_of(decision))
    decision.notified_at = timezone.now()
    decision.save(update_fields=("notified_at",))
    step(held, "notify")
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="campaign.notify",
        object_type="campaign",
        object_id=held.round.code,
        unit_code=MINISTRY_PLACE.unit_code,
        detail={"mails": mails, "tasks": len(tasks), "digest": decision.digest},
    )
    return Notified(mails, len(tasks))
