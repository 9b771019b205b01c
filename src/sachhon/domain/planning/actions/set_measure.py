"""Saying what a target is about, so that reports and records tell how far it has come."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.adopting import by_hand
from sachhon.domain.planning.measuring import measures
from sachhon.domain.planning.models import Target
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


@transaction.atomic
def set_measure(*, actor: Actor, target: Target, measure: str) -> Target:
    """The target with its measure ("": nothing that is counted); later editions keep it so.

    Raises PermissionDenied; Refused for a measure that the list lacks.
    """
    held = Target.objects.select_for_update(of=("self",)).select_related("plan__unit").get(pk=target.pk)
    place = place_of(held.plan.unit)
    PLAN.require(actor, "arrange", place, held.plan.status)
    if measure and measure not in measures():
        raise Refused("no_such_measure", _("Chọn một chỉ số trong danh sách."), "measure")
    held.measure = measure
    held.origins = {**held.origins, by_hand.MEASURE: by_hand.mark(actor.name)}
    held.save(update_fields=("measure", "origins"))
    audit.record(
        who=actor.who_for(place),
        verb="plan.set_measure",
        object_type="target",
        object_id=f"{held.plan.code}#{held.serial}",
        unit_code=held.plan.unit.code,
        detail={"measure": measure},
    )
    return held
