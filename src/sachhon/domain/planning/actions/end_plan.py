"""A head or leader ends a plan whose years are over, or that another one replaces."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.models import Plan
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


@transaction.atomic
def end_plan(*, actor: Actor, plan: Plan) -> Plan:
    """The plan, ended: its registers stay as they are, and no revision is adopted any more. Ending twice is once."""
    held = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    place = place_of(held.unit)
    if held.status == Plan.Status.ENDED:
        PLAN.require(actor, "view", place, held.status)
        return held
    PLAN.require(actor, "end", place, held.status)
    held.status = Plan.Status.ENDED
    held.save(update_fields=("status",))
    audit.record(
        who=actor.who_for(place),
        verb="plan.end",
        object_type="plan",
        object_id=held.code,
        unit_code=held.unit.code,
    )
    return held
