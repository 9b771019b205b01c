"""Who may keep the registers of events and surveys, and who proposes and decides awards."""

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
from sachhon.domain.planning.models import Award, Event

_HEADS = frozenset({Role.HEAD, Role.LEADER})

RECORD = Policy(
    "planning.record",
    {
        "view": (Rule(ANY_ROLE, OWN_OR_ABOVE | OWN_OR_LENT),),
        "export": (Rule(ANY_ROLE, OWN_OR_ABOVE | OWN_OR_LENT),),
        "edit": (Rule(WRITERS, OWN_OR_LENT),),
        "remove": (Rule(_HEADS, OWN),),
    },
    tuple(Event.Status.values),
)

AWARD = Policy(
    "planning.award",
    {
        "view": (Rule(ANY_ROLE, OWN_OR_ABOVE),),
        "edit": (Rule(WRITERS, OWN, frozenset({Award.Status.DRAFT.value})),),
        "propose": (Rule(WRITERS, OWN, frozenset({Award.Status.DRAFT.value})),),
        "endorse": (Rule(frozenset({Role.LEADER}), OWN, frozenset({Award.Status.PROPOSED.value})),),
        "decide": (Rule(MINISTRY_STAFF, OWN_OR_ABOVE, frozenset({Award.Status.ENDORSED.value})),),
    },
    tuple(Award.Status.values),
)
