"""Setting a file aside, and taking it up again: nothing is deleted."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.places import place_of_received, status_of_received
from sachhon.domain.intake.policies import RECEIVED
from sachhon.domain.intake.refusals import already_in
from sachhon.foundation import audit


@transaction.atomic
def set_aside(*, actor: Actor, received: Received) -> None:
    """Use nothing of the file. Raises IntakeRefused where values of it are in the draft: undo that first."""
    held = _held(actor, received)
    if held.written:
        raise already_in()
    _turn(actor, held, Received.Status.SET_ASIDE, "received.set_aside")


@transaction.atomic
def take_up(*, actor: Actor, received: Received) -> None:
    """The file is to be used after all."""
    held = _held(actor, received)
    if held.status == Received.Status.SET_ASIDE:
        status = Received.Status.REFUSED if held.refusal else Received.Status.READ
        _turn(actor, held, status if held.read_at else Received.Status.WAITING, "received.take_up")


def _held(actor: Actor, received: Received) -> Received:
    held = Received.objects.select_for_update(of=("self",)).get(pk=received.pk)
    RECEIVED.require(actor, "set_aside", place_of_received(held), status_of_received(held))
    return held


def _turn(actor: Actor, held: Received, status: str, verb: str) -> None:
    held.status = status
    held.save(update_fields=("status",))
    place = place_of_received(held)
    audit.record(
        who=actor.who_for(place),
        verb=verb,
        object_type="received",
        object_id=held.pk,
        unit_code=place.unit_code,
        detail={"name": held.name},
    )
