"""Closing a round, opening it again, throwing a draft away."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.models import Round
from sachhon.domain.rounds.policies import MINISTRY_PLACE, ROUND
from sachhon.foundation import audit


@transaction.atomic
def close_round(*, actor: Actor, asking: Round, reason: str = "") -> Round:
    """The round takes no more answers, and reminds nobody."""
    held = Round.objects.select_for_update().get(pk=asking.pk)
    ROUND.require(actor, "close", MINISTRY_PLACE, held.status)
    held.status, held.closed_at = Round.Status.CLOSED, timezone.now()
    return _saved(actor, held, "round.close", reason)


@transaction.atomic
def reopen_round(*, actor: Actor, asking: Round, reason: str = "") -> Round:
    """A closed round takes answers again."""
    held = Round.objects.select_for_update().get(pk=asking.pk)
    ROUND.require(actor, "reopen", MINISTRY_PLACE, held.status)
    held.status, held.closed_at = Round.Status.PUBLISHED, None
    return _saved(actor, held, "round.reopen", reason)


@transaction.atomic
def discard_round(*, actor: Actor, asking: Round) -> None:
    """A draft is thrown away for good; nobody was asked yet."""
    held = Round.objects.select_for_update().get(pk=asking.pk)
    ROUND.require(actor, "discard", MINISTRY_PLACE, held.status)
    code, title = held.code, held.title
    held.delete()
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="round.discard",
        object_type="round",
        object_id=code,
        detail={"title": title},
    )


def _saved(actor: Actor, held: Round, verb: str, reason: str) -> Round:
    held.version += 1
    held.save(update_fields=("status", "closed_at", "version"))
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb=verb,
        object_type="round",
        object_id=held.code,
        detail={"reason": reason},
    )
    return held
