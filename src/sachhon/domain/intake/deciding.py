"""Writing down what was decided on items, for the actions that decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.concerns import usable
from sachhon.domain.intake.items import Item
from sachhon.domain.intake.models import Received, StagedValue
from sachhon.domain.intake.places import place_of_received, status_of_received
from sachhon.domain.intake.policies import RECEIVED
from sachhon.domain.intake.refusals import not_ready, not_usable
from sachhon.domain.intake.staging import CORRECTED, key_of, value_json
from sachhon.formkit.definition import Template
from sachhon.formkit.values import Answer, Key, State, spec_of

_WRITTEN = ("decision", "decided_state", "decided_value", "decided_by", "decided_at", "base_version")


def held_for_deciding(actor: Actor, received: Received) -> Received:
    """The file, locked until the transaction ends. Raises PermissionDenied, and IntakeRefused where nothing is open."""
    held = (
        Received.objects.select_for_update(of=("self",))
        .select_related("obligation__unit", "obligation__round__template", "obligation__submission")
        .get(pk=received.pk)
    )
    RECEIVED.require(actor, "decide", place_of_received(held), status_of_received(held))
    if held.status not in (Received.Status.READ, Received.Status.CONFIRMED):
        raise not_ready()
    if not usable(held):
        raise not_usable()
    return held


def write_decision(
    template: Template,
    items: Iterable[Item],
    decision: str,
    actor: Actor,
    at: datetime | None,
    versions: Mapping[Key, int],
    answers: Mapping[Key, Answer] | None = None,
) -> None:
    """The decision on every cell of the items, with the draft's versions that it was taken on; "" takes it back."""
    rows = [one for item in items for one in item.staged]
    for one in rows:
        _write(template, one, decision, (answers or {}).get(key_of(one)))
        one.decided_by, one.decided_at = (actor.user, at) if decision else (None, None)
        one.base_version = versions.get(key_of(one), 0) if decision else None
    StagedValue.objects.bulk_update(rows, _WRITTEN, batch_size=100)


def _write(template: Template, one: StagedValue, decision: str, answer: Answer | None) -> None:
    one.decision, one.decided_state, one.decided_value = decision, "", None
    if decision != CORRECTED:
        return
    if answer is None:
        one.decided_state, one.decided_value = one.state, one.value
        return
    one.decided_state = answer.state.value
    if answer.state is State.VALUE:
        one.decided_value = value_json(spec_of(template, key_of(one)), answer.value)
