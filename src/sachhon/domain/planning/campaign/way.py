"""The way of a campaign and of a registration as tables: verb × status → the statuses that may follow.

Nothing else moves them. What can be done with a registration also hangs on where its campaign stands (POSSIBLE_IN).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

Way = Mapping[str, Mapping[str, tuple[str, ...]]]


class CampaignStatus(StrEnum):
    """Where a campaign stands."""

    OPEN = "open"
    APPRAISING = "appraising"
    RANKED = "ranked"
    DECIDED = "decided"
    NOTIFIED = "notified"


class RegistrationStatus(StrEnum):
    """Where a registration stands."""

    REGISTERED = "registered"
    MERGED = "merged"
    APPRAISED = "appraised"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


_C, _R = CampaignStatus, RegistrationStatus

CAMPAIGN_WAY: Way = {
    "close": {_C.OPEN: (_C.APPRAISING,)},
    "open_again": {_C.APPRAISING: (_C.OPEN,)},
    "rank": {_C.APPRAISING: (_C.RANKED,)},
    "appraise_again": {_C.RANKED: (_C.APPRAISING,)},
    "decide": {_C.RANKED: (_C.DECIDED,)},
    "notify": {_C.DECIDED: (_C.NOTIFIED,)},
}
"""A decision is never taken back: another campaign, or a correction of the money, follows it."""

REGISTRATION_WAY: Way = {
    "appraise": {_R.REGISTERED: (_R.REGISTERED, _R.APPRAISED), _R.APPRAISED: (_R.REGISTERED, _R.APPRAISED)},
    "renew": {_R.REGISTERED: (_R.REGISTERED,), _R.APPRAISED: (_R.REGISTERED,), _R.WITHDRAWN: (_R.REGISTERED,)},
    "merge": {_R.REGISTERED: (_R.MERGED,), _R.APPRAISED: (_R.MERGED,)},
    "unmerge": {_R.MERGED: (_R.REGISTERED,)},
    "withdraw": {_R.REGISTERED: (_R.WITHDRAWN,)},
    "approve": {_R.APPRAISED: (_R.APPROVED,)},
    "refuse": {_R.REGISTERED: (_R.REFUSED,), _R.APPRAISED: (_R.REFUSED,)},
}
"""`appraise` leads to REGISTERED where no appraisal is whole yet, or none is any more; `renew` brings in new words of
the unit, for which every appraiser scores anew."""

POSSIBLE_IN: Mapping[str, frozenset[str]] = {
    "appraise": frozenset({_C.APPRAISING}),
    "renew": frozenset({_C.OPEN, _C.APPRAISING}),
    "merge": frozenset({_C.OPEN, _C.APPRAISING}),
    "unmerge": frozenset({_C.OPEN, _C.APPRAISING}),
    "withdraw": frozenset({_C.OPEN, _C.APPRAISING}),
    "exclude": frozenset({_C.OPEN, _C.APPRAISING, _C.RANKED}),
    "gather": frozenset({_C.OPEN, _C.APPRAISING}),
    "approve": frozenset({_C.RANKED}),
    "refuse": frozenset({_C.RANKED}),
}
"""In which statuses of the campaign each thing can be done with a registration."""

IN_THE_RUN = frozenset({_R.REGISTERED, _R.APPRAISED})
"""What is appraised, ranked and decided on; merged and withdrawn ones are not."""


class NotOnTheWay(ValueError):
    """A step that the table does not have."""

    def __init__(self, verb: str, before: str, after: str = "") -> None:
        super().__init__(f"{verb} does not lead from {before}" + (f" to {after}" if after else ""))
        self.verb, self.before, self.after = verb, before, after


def next_of(way: Way, verb: str, before: str, after: str = "") -> str:
    """The status after `verb`; `after` names it where the table leaves a choice. Raises NotOnTheWay."""
    follows = way[verb].get(before, ())
    if not after and len(follows) == 1:
        return str(follows[0])
    if after not in follows:
        raise NotOnTheWay(verb, before, after)
    return str(after)


def can(way: Way, verb: str, before: str) -> bool:
    """Whether the verb is possible in that status."""
    return before in way[verb]
