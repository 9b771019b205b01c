"""Who may record money, and who sees the country's."""

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
from sachhon.domain.planning.money.sources import Stage

_HEADS = frozenset({Role.HEAD, Role.LEADER})
_READERS = frozenset({Role.ADMINISTRATOR, Role.MINISTRY_OFFICER, Role.HEAD, Role.LEADER, Role.INSPECTOR})
_OFFICERS_RECORD = frozenset({Stage.ESTIMATED.value, Stage.DISBURSED.value})
_HEADS_RECORD = frozenset(set(Stage) - {Stage.APPROVED})

MONEY = Policy(
    "planning.money",
    {
        "view": (Rule(ANY_ROLE, OWN_OR_ABOVE | OWN_OR_LENT),),
        "export": (Rule(ANY_ROLE, OWN_OR_ABOVE | OWN_OR_LENT),),
        "record": (
            Rule(WRITERS, OWN_OR_LENT, _OFFICERS_RECORD),
            Rule(_HEADS, OWN, _HEADS_RECORD),
            Rule(frozenset({Role.LEADER}), OWN),
        ),
        "record_central": (Rule(MINISTRY_STAFF, OWN_OR_ABOVE),),
    },
    tuple(stage.value for stage in Stage),
)
"""Money of a line; its status is the stage that is recorded. The central budget's stages up to allocation are the
ministry's (`record_central`)."""

CEILING = Policy(
    "planning.ceiling",
    {
        "view": (Rule(ANY_ROLE, OWN_OR_ABOVE),),
        "set": (Rule(_HEADS, OWN), Rule(MINISTRY_STAFF, OWN_OR_ABOVE)),
    },
)

NATIONAL_MONEY = Policy(
    "planning.national_money",
    {"view": (Rule(_READERS, OWN),), "export": (Rule(_READERS, OWN),)},
)
"""The country's money belongs to the ministry: the place is always the ministry's."""
