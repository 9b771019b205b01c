"""Who may see, adopt and arrange a plan."""

from sachhon.domain.accounts.api import (
    ANY_ROLE,
    MINISTRY_STAFF,
    OWN,
    OWN_OR_ABOVE,
    OWN_OR_LENT,
    WRITERS,
    Policy,
    Role,
    Rule,
)
from sachhon.domain.planning.models import Plan

_DRAFT = frozenset({Plan.Status.DRAFT.value})
_STANDING = frozenset({Plan.Status.DRAFT.value, Plan.Status.ADOPTED.value})
_ADOPTED = frozenset({Plan.Status.ADOPTED.value})
_HEADS = frozenset({Role.HEAD, Role.LEADER})

PLAN = Policy(
    "planning.plan",
    {
        "view": (Rule(ANY_ROLE, OWN_OR_ABOVE | OWN_OR_LENT),),
        "export": (Rule(ANY_ROLE, OWN_OR_ABOVE | OWN_OR_LENT),),
        "begin": (Rule(WRITERS, OWN_OR_LENT, _DRAFT),),
        "edit": (Rule(WRITERS, OWN_OR_LENT, _STANDING),),
        "adopt": (Rule(_HEADS, OWN, _STANDING),),
        "arrange": (Rule(WRITERS, OWN_OR_LENT, _ADOPTED), Rule(MINISTRY_STAFF, OWN_OR_ABOVE, _ADOPTED)),
        "end": (Rule(_HEADS, OWN, _ADOPTED),),
    },
    tuple(Plan.Status.values),
)
"""`arrange`: classify tasks, name the parties of a task, tie a line to a task, say what a target measures."""
