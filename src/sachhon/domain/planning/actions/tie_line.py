"""Saying for which task a line of the budget pays, where numbers and titles do not tell or tell wrongly."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.classify_money import classify_money
from sachhon.domain.planning.adopting import by_hand
from sachhon.domain.planning.models import BudgetLine, PlanTask
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


@transaction.atomic
def tie_line(*, actor: Actor, line: BudgetLine, task: PlanTask | None) -> BudgetLine:
    """The line, paying for this task (None: for none); later editions keep it so.

    Raises PermissionDenied; Refused for a heading or a total, and for a task of another plan.
    """
    held = BudgetLine.objects.select_for_update(of=("self",)).select_related("plan__unit").get(pk=line.pk)
    place = place_of(held.plan.unit)
    PLAN.require(actor, "arrange", place, held.plan.status)
    if held.is_heading or held.is_total:
        raise Refused("not_a_line", _("Dòng này là đề mục hoặc dòng tổng, không chi cho riêng nhiệm vụ nào."))
    if task is not None and (task.plan_id != held.plan_id or task.is_heading):
        raise Refused("other_task", _("Chọn một nhiệm vụ của chính kế hoạch này."), "task")
    held.task = task
    held.origins = {**held.origins, by_hand.TASK: by_hand.mark(actor.name)}
    held.save(update_fields=("task", "origins"))
    classify_money([held])
    audit.record(
        who=actor.who_for(place),
        verb="plan.tie_line",
        object_type="line",
        object_id=held.pk,
        unit_code=held.plan.unit.code,
        detail={"plan": held.plan.code, "number": held.number, "task": "" if task is None else task.code},
    )
    return held
