"""The way of a report as a table: verb × status → the statuses that may follow. Nothing else moves a report.

Where two may follow, the report goes back to where it stood: RETURNED while the ministry waits for a supplement.
"""

from __future__ import annotations

from collections.abc import Mapping

from sachhon.domain.submissions.models import Status

TRANSITIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ask_approval": {Status.DRAFT: (Status.AWAITING,), Status.RETURNED: (Status.AWAITING,)},
    "approve": {Status.AWAITING: (Status.AWAITING, Status.SUBMITTED)},
    "send_back": {Status.AWAITING: (Status.DRAFT, Status.RETURNED)},
    "withdraw": {Status.AWAITING: (Status.DRAFT, Status.RETURNED), Status.SUBMITTED: (Status.DRAFT,)},
    "receive": {Status.SUBMITTED: (Status.RECEIVED,)},
    "return": {Status.SUBMITTED: (Status.RETURNED,), Status.RECEIVED: (Status.RETURNED,)},
    "accept": {Status.SUBMITTED: (Status.ACCEPTED,), Status.RECEIVED: (Status.ACCEPTED,)},
    "reopen": {Status.ACCEPTED: (Status.DRAFT,), Status.PUBLISHED: (Status.DRAFT,)},
    "publish": {Status.ACCEPTED: (Status.PUBLISHED,)},
}
"""Verbs that are not in it (edit, remark, ...) leave the status as it is."""

EDITABLE = frozenset({Status.DRAFT.value, Status.RETURNED.value})
"""Where the answers may be changed."""

SEALED = frozenset(set(Status.values) - EDITABLE - {Status.AWAITING.value})
"""Where the newest answers are those of a sealed revision."""


ACCEPTED_STATUSES = frozenset({Status.ACCEPTED.value, Status.PUBLISHED.value})
"""Where the ministry has accepted the answers."""


def statuses_of(verb: str) -> frozenset[str]:
    """The statuses in which a verb is possible."""
    return frozenset(str(status) for status in TRANSITIONS[verb])


def moved(verb: str, before: str, after: str) -> str:
    """`after`, where the table lets the verb lead there. Raises ValueError where it does not: a fault of the code."""
    if after not in TRANSITIONS[verb].get(before, ()):
        raise ValueError(f"{verb} does not lead from {before} to {after}")
    return str(after)
