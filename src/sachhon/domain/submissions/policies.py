"""Who may do what with a report, by role × relation to the reporting unit × status."""

from __future__ import annotations

from sachhon.domain.accounts.api import (
    ANY_ROLE,
    MINISTRY_STAFF,
    OWN,
    OWN_OR_ABOVE,
    OWN_OR_LENT,
    WRITERS,
    Policy,
    Relation,
    Role,
    Rule,
)
from sachhon.domain.submissions.models import Status
from sachhon.domain.submissions.transitions import EDITABLE, SEALED, statuses_of

_READS = OWN_OR_ABOVE | {Relation.DELEGATED}
_SPLITTERS = frozenset({Role.OFFICER, Role.HEAD, Role.LEADER})
_HEADS = frozenset({Role.HEAD, Role.LEADER})
_AWAITING = frozenset({Status.AWAITING.value})
_SUBMITTED = frozenset({Status.SUBMITTED.value})
_UNPUBLISHED = frozenset(set(Status.values) - {Status.PUBLISHED.value})


def _ministry(verb: str) -> tuple[Rule, ...]:
    return (Rule(MINISTRY_STAFF, OWN_OR_ABOVE, statuses_of(verb)),)


SUBMISSION = Policy(
    "submissions.submission",
    {
        "view": (Rule(ANY_ROLE, _READS),),
        "export": (Rule(ANY_ROLE, _READS),),
        "edit": (Rule(WRITERS, OWN_OR_LENT, EDITABLE),),
        "reason": (Rule(WRITERS, OWN_OR_LENT, EDITABLE),),
        "remark": (Rule(WRITERS, OWN_OR_LENT, _UNPUBLISHED), Rule(MINISTRY_STAFF, OWN_OR_ABOVE, _UNPUBLISHED)),
        "split": (Rule(_SPLITTERS, OWN, EDITABLE),),
        "part": (Rule(WRITERS, OWN, EDITABLE),),
        "ask_approval": (Rule(WRITERS, OWN_OR_LENT, EDITABLE),),
        "approve_head": (Rule(_HEADS, OWN, _AWAITING),),
        "approve_leader": (Rule(frozenset({Role.LEADER}), OWN, _AWAITING),),
        "send_back": (Rule(_HEADS, OWN, _AWAITING),),
        "withdraw": (Rule(WRITERS, OWN_OR_LENT, _AWAITING), Rule(_HEADS, OWN, _SUBMITTED)),
        "attach": (Rule(WRITERS, OWN_OR_LENT, SEALED | EDITABLE),),
        "receive": _ministry("receive"),
        "return": _ministry("return"),
        "accept": _ministry("accept"),
        "reopen": _ministry("reopen"),
        "publish": _ministry("publish"),
    },
    tuple(Status.values),
)
"""Who types for a unit by delegation may hand the report in for approval, and never approves it.

`part` is asked with the place of the department that answers a part (place_of_part), every other verb with that of the
unit that reports.
"""
