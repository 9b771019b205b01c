"""Who may do what with received files and with the ministry's mailbox."""

from __future__ import annotations

from sachhon.domain.accounts.api import (
    MINISTRY_STAFF,
    OWN,
    OWN_OR_ABOVE,
    OWN_OR_LENT,
    WRITERS,
    Policy,
    Role,
    Rule,
)
from sachhon.domain.intake.models import IncomingMail
from sachhon.domain.submissions.api import Status

UNFILED = "unfiled"
"""Status of a file that belongs to no report yet: only the ministry knows of it."""
OPEN = frozenset({Status.DRAFT.value, Status.RETURNED.value})
"""Statuses of a report into whose draft values can go."""
_FILED = frozenset(status.value for status in Status)
_READERS = WRITERS | MINISTRY_STAFF | {Role.INSPECTOR}

RECEIVED = Policy(
    "received",
    {
        "view": (
            Rule(_READERS, OWN_OR_ABOVE, _FILED),
            Rule(WRITERS, OWN_OR_LENT, _FILED),
            Rule(MINISTRY_STAFF | {Role.INSPECTOR}, OWN, frozenset({UNFILED})),
        ),
        "put_in": (Rule(WRITERS, OWN_OR_LENT, _FILED), Rule(MINISTRY_STAFF, OWN_OR_ABOVE, _FILED)),
        "decide": (Rule(WRITERS, OWN_OR_LENT, OPEN),),
        "confirm": (Rule(WRITERS, OWN_OR_LENT, OPEN),),
        "set_aside": (Rule(WRITERS, OWN_OR_LENT, OPEN), Rule(MINISTRY_STAFF, OWN_OR_ABOVE, OPEN | {UNFILED})),
    },
    (UNFILED, *(status.value for status in Status)),
)
"""Files: the place is that of the unit that reports, the status that of its report (a draft where none was begun)."""

MAILBOX = Policy(
    "mailbox",
    {
        "view": (Rule(MINISTRY_STAFF | {Role.INSPECTOR}, OWN),),
        "collect": (Rule(MINISTRY_STAFF, OWN),),
        "assign": (Rule(MINISTRY_STAFF, OWN),),
        "set_aside": (Rule(MINISTRY_STAFF, OWN),),
    },
    tuple(status.value for status in IncomingMail.Status),
)
"""Messages to the ministry: the place is the ministry's."""
