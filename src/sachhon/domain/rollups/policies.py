"""Who sees national figures, takes them away, and freezes them."""

from sachhon.domain.accounts.api import OWN, Policy, Role, Rule

_READERS = frozenset({Role.ADMINISTRATOR, Role.MINISTRY_OFFICER, Role.HEAD, Role.LEADER, Role.INSPECTOR})

FIGURES = Policy(
    "figures",
    {
        "view": (Rule(_READERS, OWN),),
        "export": (Rule(_READERS, OWN),),
        "freeze": (Rule(frozenset({Role.ADMINISTRATOR, Role.MINISTRY_OFFICER, Role.LEADER}), OWN),),
    },
)
"""National figures belong to the ministry: the place is always the ministry's."""
