"""Saying which unit of the register leads a task or helps with it, where the plan's words alone do not tell."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.adopting import by_hand
from sachhon.domain.planning.models import PlanTask, TaskParty
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.registry.api import Unit, place_of
from sachhon.foundation import audit


@transaction.atomic
def name_party(*, actor: Actor, task: PlanTask, unit: Unit, part: str, words: str = "") -> TaskParty:
    """The unit as lead or coordinating body of the task; naming it twice changes nothing.

    Raises PermissionDenied; Refused for a heading, which nobody carries out.
    """
    held = _held(actor, task)
    if held.is_heading or part not in TaskParty.Part.values:
        raise Refused("not_a_task", _("Dòng này là đề mục, không có đơn vị thực hiện. Chọn một nhiệm vụ."))
    party, made = TaskParty.objects.get_or_create(
        task=held, unit=unit, part=part, defaults={"words": words.strip()[:300]}
    )
    if made:
        _arranged(actor, held, unit, part, by_hand.NAMED)
    return party


@transaction.atomic
def remove_party(*, actor: Actor, party: TaskParty) -> None:
    """The unit is no longer a party of the task; later editions do not bring it back. Raises PermissionDenied."""
    held = _held(actor, party.task)
    removed, _by_model = TaskParty.objects.filter(pk=party.pk, task=held).delete()
    if removed:
        _arranged(actor, held, party.unit, party.part, by_hand.REMOVED)


def _held(actor: Actor, task: PlanTask) -> PlanTask:
    held = PlanTask.objects.select_for_update(of=("self",)).select_related("plan__unit").get(pk=task.pk)
    PLAN.require(actor, "arrange", place_of(held.plan.unit), held.plan.status)
    return held


def _arranged(actor: Actor, task: PlanTask, unit: Unit, part: str, said: str) -> None:
    key = by_hand.party_key(unit.code, part)
    task.origins = {**task.origins, key: by_hand.mark(actor.name, said)}
    task.save(update_fields=("origins",))
    audit.record(
        who=actor.who_for(place_of(task.plan.unit)),
        verb=f"plan.party_{said}",
        object_type="task",
        object_id=task.code,
        unit_code=task.plan.unit.code,
        detail={"party": unit.code, "part": part},
    )
