"""Who may see and record a task's progress."""

from sachhon.domain.accounts.api import ANY_ROLE, OWN, OWN_OR_ABOVE, OWN_OR_LENT, WRITERS, Policy, Role, Rule
from sachhon.domain.planning.models import PlanTask

_HEADS = frozenset({Role.HEAD, Role.LEADER})

TASK = Policy(
    "planning.task",
    {
        "view": (Rule(ANY_ROLE, OWN_OR_ABOVE | OWN_OR_LENT),),
        "export": (Rule(ANY_ROLE, OWN_OR_ABOVE | OWN_OR_LENT),),
        "record": (Rule(WRITERS, OWN_OR_LENT),),
        "comment": (Rule(WRITERS, OWN_OR_LENT),),
        "roll_over": (Rule(_HEADS, OWN),),
    },
    tuple(PlanTask.Status.values),
)
"""A task is asked once with the plan's place, and once with that of each party: a coordinating body sees its own."""
