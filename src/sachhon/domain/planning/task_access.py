"""Who stands how to a task: the plan's unit and each party have a place of their own, and each is asked."""

from __future__ import annotations

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.planning.models import PlanTask, TaskParty
from sachhon.domain.planning.policies import TASK
from sachhon.domain.registry.api import place_of

_OF_PARTIES = {
    "view": frozenset(TaskParty.Part.values),
    "export": frozenset(TaskParty.Part.values),
    "comment": frozenset(TaskParty.Part.values),
    "record": frozenset({TaskParty.Part.LEAD.value}),
}
"""What the units named at a task may, by their part in it, besides those of the plan's own unit."""


def places_of_task(verb: str, task: PlanTask) -> tuple[Place, ...]:
    """The plan's place first, then those of the parties whose part gives them the verb (two queries where not read)."""
    parts = _OF_PARTIES.get(verb, frozenset())
    parties = [one.unit for one in task.parties.select_related("unit") if one.part in parts] if parts else []
    return (place_of(task.plan.unit), *map(place_of, parties))


def permits_task(actor: Actor, verb: str, task: PlanTask) -> bool:
    """Whether the actor may, by the plan's unit or as a party."""
    return any(TASK.permits(actor, verb, place, task.status) for place in places_of_task(verb, task))


def require_task(actor: Actor, verb: str, task: PlanTask) -> Place:
    """The place by which the actor may. Raises PermissionDenied."""
    places = places_of_task(verb, task)
    for place in places:
        if TASK.permits(actor, verb, place, task.status):
            return place
    TASK.require(actor, verb, places[0], task.status)
    return places[0]
