"""Making several registrations one, and apart again."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.campaign.way import RegistrationStatus
from sachhon.domain.planning.campaign_refusals import bad_budget, main_is_merged, merge_needs_two, reason_missing
from sachhon.domain.planning.campaign_steps import (
    locked,
    locked_registration,
    require,
    require_in_the_run,
    step_registration,
)
from sachhon.domain.planning.models import Campaign, Registration
from sachhon.domain.planning.policies import REGISTRATION
from sachhon.domain.planning.registering import said_by, set_words
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


def together(amounts: Sequence[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


@transaction.atomic
def merge_registrations(
    *,
    actor: Actor,
    campaign: Campaign,
    main: Registration,
    others: Sequence[Registration],
    reason: str,
    central: int | None,
    counterpart: int | None,
    name: str = "",
) -> Registration:
    """`main` stands for all from now on, with this money; it is appraised anew. Each keeps its own words.

    A grant goes to the unit of `main`; the other units are told so with the decision. Raises Refused.
    """
    held = locked(campaign)
    require(actor, "run", held)
    keys = {one.pk for one in others} - {main.pk}
    found = {
        one.pk: one
        for one in Registration.objects.select_for_update(of=("self",))
        .filter(campaign=held, pk__in=keys | {main.pk})
        .select_related("unit")
        .order_by("pk")
    }
    if main.pk not in found:
        raise main_is_merged()
    if len(found) < 2 or len(found) != len(keys) + 1:
        raise merge_needs_two()
    if not reason.strip():
        raise reason_missing()
    if any(amount is not None and amount < 0 for amount in (central, counterpart)):
        raise bad_budget()
    for one in found.values():
        one.campaign = held
        REGISTRATION.require(actor, "merge", place_of(one.unit), one.status)
        require_in_the_run(one)
    kept = found.pop(main.pk)
    kept.own = kept.own or said_by(kept)
    set_words(
        kept, {**said_by(kept), "name": name.strip() or kept.name, "central": central, "counterpart": counterpart}
    )
    step_registration(kept, "renew")
    kept.save()
    Registration.objects.filter(merged_into__in=list(found)).update(merged_into=kept)
    for one in found.values():
        step_registration(one, "merge")
        one.merged_into = kept
        if one.own:
            set_words(one, one.own)
            one.own = None
        one.save()
    audit.record(
        who=actor.who_for(place_of(kept.unit)),
        verb="task_registration.merge",
        object_type="task_registration",
        object_id=kept.code,
        unit_code=kept.unit.code,
        detail={
            "merged": sorted(one.code for one in found.values()),
            "reason": reason.strip(),
            "central": central,
            "counterpart": counterpart,
        },
    )
    return kept


@transaction.atomic
def unmerge_registrations(*, actor: Actor, registration: Registration) -> Registration:
    """All that were merged into it stand by themselves again, with their own words; all are appraised anew."""
    campaign, held = locked_registration(registration)
    REGISTRATION.require(actor, "merge", place_of(held.unit), held.status)
    require(actor, "run", campaign)
    parts = list(
        Registration.objects.select_for_update(of=("self",))
        .filter(merged_into=held)
        .select_related("unit")
        .order_by("pk")
    )
    if not parts:
        raise merge_needs_two()
    require_in_the_run(held)
    if held.own:
        set_words(held, held.own)
        held.own = None
    step_registration(held, "renew")
    held.save()
    for one in parts:
        one.campaign = campaign
        step_registration(one, "unmerge", RegistrationStatus.REGISTERED)
        one.merged_into = None
        one.edition += 1
        one.save()
    audit.record(
        who=actor.who_for(place_of(held.unit)),
        verb="task_registration.unmerge",
        object_type="task_registration",
        object_id=held.code,
        unit_code=held.unit.code,
        detail={"apart": [one.code for one in parts]},
    )
    return held
