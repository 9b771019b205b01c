"""Who sees national figures, takes them away, and freezes them; who has savings added up again."""

from sachhon.domain.accounts.api import MINISTRY_STAFF, OWN, Policy, Role, Rule

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

SAVINGS = Policy("savings", {"add_up": (Rule(MINISTRY_STAFF, OWN),)})
"""Savings added up belong to the ministry. All who are signed in see them, less what tells of fewer than five."""
