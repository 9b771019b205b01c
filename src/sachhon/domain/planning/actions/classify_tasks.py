"""Saying of tasks, many at once, to which component project and which group they belong."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.classify_money import classify_money
from sachhon.domain.planning.classifying import Proposal
from sachhon.domain.planning.models import BudgetLine, Plan, PlanTask
from sachhon.domain.planning.policies import PLAN
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.words import COMPONENTS, GROUPS
from sachhon.domain.registry.api import place_of
from sachhon.foundation import audit


@transaction.atomic
def classify_tasks(*, actor: Actor, plan: Plan, chosen: Mapping[str, Proposal]) -> int:
    """Confirm both classifications of tasks, by code; how many changed or were confirmed for the first time.

    A classification that a person gave is kept by later editions. Raises PermissionDenied; Refused.
    """
    held = Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    place = place_of(held.unit)
    PLAN.require(actor, "arrange", place, held.status)
    tasks = {task.code: task for task in PlanTask.objects.filter(plan=held, code__in=list(chosen), is_heading=False)}
    if len(tasks) < len(chosen) or any(not _known(choice) for choice in chosen.values()):
        raise Refused("no_such_choice", _("Có nhiệm vụ hoặc lựa chọn không còn. Tải lại trang rồi chọn lại."))
    changed = {}
    for code, choice in chosen.items():
        task = tasks[code]
        if task.classified_by_id is not None and (task.component, task.group) == (choice.component, choice.group):
            continue
        task.component, task.group, task.classified_by = choice.component, choice.group, actor.user
        changed[code] = [choice.component, choice.group]
    PlanTask.objects.bulk_update(
        [tasks[code] for code in changed], ("component", "group", "classified_by"), batch_size=100
    )
    if changed:
        classify_money(BudgetLine.objects.filter(task__code__in=list(changed)))
        audit.record(
            who=actor.who_for(place),
            verb="plan.classify",
            object_type="plan",
            object_id=held.code,
            unit_code=held.unit.code,
            detail={"tasks": changed},
        )
    return len(changed)


def _known(choice: Proposal) -> bool:
    return (choice.component is None or choice.component in COMPONENTS) and (not choice.group or choice.group in GROUPS)
