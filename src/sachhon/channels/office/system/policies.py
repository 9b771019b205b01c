"""Who may look after the system."""

from sachhon.domain.accounts.api import OWN, Policy, Role, Rule

_ADMINISTRATOR = (Rule(frozenset({Role.ADMINISTRATOR}), OWN),)
_READERS = (Rule(frozenset({Role.ADMINISTRATOR, Role.INSPECTOR}), OWN),)

SYSTEM = Policy(
    "system",
    {
        "view": _READERS,
        "audit": _READERS,
        "export": _READERS,
        "verify": _READERS,
        "repeat": _ADMINISTRATOR,
    },
)
"""Of the ministry alone: an inspector reads, exports and verifies; only an administrator repeats a job or a mail."""
