"""Moving a campaign: registration closed, appraised, ranked; and back while nothing is decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign_refusals import nothing_to_rank, unscored
from sachhon.domain.planning.campaign_steps import MINISTRY_PLACE, locked, require, step
from sachhon.domain.planning.models import Campaign, Registration
from sachhon.domain.planning.standing_list import in_the_run, order_of
from sachhon.foundation import audit


@transaction.atomic
def close_registration(*, actor: Actor, campaign: Campaign) -> Campaign:
    """From registering to appraising. Newer answers can still be gathered; they wait where they meet a score."""
    held = _moving(actor, campaign, "close")
    return _recorded(actor, held, "close")


@transaction.atomic
def open_registration_again(*, actor: Actor, campaign: Campaign) -> Campaign:
    """Back to registering; scores stay."""
    held = _moving(actor, campaign, "open_again")
    return _recorded(actor, held, "open_again")


@transaction.atomic
def rank(*, actor: Actor, campaign: Campaign, leave_unscored: bool = False) -> Campaign:
    """Places and scores are written down, and the appraisers see each other's. Raises Refused.

    `leave_unscored`: those without a score take the last places and get no money.
    """
    held = locked(campaign)
    require(actor, "run", held)
    step(held, "rank")
    order = order_of(in_the_run(held))
    if not order:
        raise nothing_to_rank()
    missing = sum(1 for one in order if one.standing.together.score is None)
    if missing and not leave_unscored:
        raise unscored(missing)
    for one in order:
        one.standing.registration.rank = one.placed.rank
        one.standing.registration.score = one.standing.together.score
    Registration.objects.bulk_update([one.standing.registration for one in order], ("rank", "score"), batch_size=200)
    return _recorded(actor, held, "rank", {"tasks": len(order), "without_score": missing})


@transaction.atomic
def appraise_again(*, actor: Actor, campaign: Campaign) -> Campaign:
    """Back to appraising: places are taken away, scores stay and can be changed."""
    held = _moving(actor, campaign, "appraise_again")
    Registration.objects.filter(campaign=held).update(rank=None, score=None)
    return _recorded(actor, held, "appraise_again")


def _moving(actor: Actor, campaign: Campaign, verb: str) -> Campaign:
    held = locked(campaign)
    require(actor, "run", held)
    step(held, verb)
    return held


def _recorded(actor: Actor, held: Campaign, verb: str, detail: Mapping[str, Any] | None = None) -> Campaign:
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb=f"campaign.{verb}",
        object_type="campaign",
        object_id=held.round.code,
        unit_code=MINISTRY_PLACE.unit_code,
        detail={"status": str(held.status), **(detail or {})},
    )
    return held
