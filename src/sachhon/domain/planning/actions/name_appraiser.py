"""Naming those who appraise in a campaign, and ending it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor, User
from sachhon.domain.planning.campaign_mailing import queue_naming
from sachhon.domain.planning.campaign_refusals import not_an_appraiser
from sachhon.domain.planning.campaign_steps import MINISTRY_PLACE, locked, require
from sachhon.domain.planning.models import Appraiser, Campaign
from sachhon.foundation import audit


@transaction.atomic
def name_appraiser(*, actor: Actor, campaign: Campaign, user: User) -> Appraiser:
    """They may appraise from now on, and are told so by mail. Naming somebody again takes up where it ended."""
    held = locked(campaign)
    require(actor, "run", held)
    if not user.is_active:
        raise not_an_appraiser(user.full_name)
    appraiser, new = Appraiser.objects.get_or_create(campaign=held, user=user, defaults={"named_by": actor.user})
    if not new and appraiser.ended_at is None:
        return appraiser
    if not new:
        appraiser.ended_at, appraiser.named_by = None, actor.user
        appraiser.save(update_fields=("ended_at", "named_by"))
    queue_naming(held, user)
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="campaign.name_appraiser",
        object_type="campaign",
        object_id=held.round.code,
        unit_code=MINISTRY_PLACE.unit_code,
        detail={"user": user.email, "name": user.full_name},
    )
    return appraiser


@transaction.atomic
def end_appraiser(*, actor: Actor, appraiser: Appraiser) -> Appraiser:
    """They appraise no more. What they scored while they were named stands."""
    held = locked(appraiser.campaign)
    require(actor, "run", held)
    one = Appraiser.objects.select_for_update(of=("self",)).select_related("user").get(pk=appraiser.pk)
    if one.ended_at is not None:
        return one
    one.ended_at = timezone.now()
    one.save(update_fields=("ended_at",))
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="campaign.end_appraiser",
        object_type="campaign",
        object_id=held.round.code,
        unit_code=MINISTRY_PLACE.unit_code,
        detail={"user": one.user.email, "name": one.user.full_name},
    )
    return one
