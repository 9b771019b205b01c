"""Who may do what with units."""

from __future__ import annotations

from sachhon.domain.accounts.api import (
    ANY_ROLE,
    MINISTRY,
    MINISTRY_STAFF,
    OWN,
    OWN_OR_ABOVE,
    OWN_OR_LENT,
    WRITERS,
    Place,
    Policy,
    Relation,
    Role,
    Rule,
)
from sachhon.domain.registry.models import Arriving, Facility

REGISTRY_PLACE = Place((MINISTRY,))
"""Where the registry as a whole belongs: import, mergers, units that stand under the ministry."""
_OFFICE = frozenset({Role.OFFICER, Role.HEAD, Role.LEADER})

UNIT = Policy(
    "registry.unit",
    {
        "view": (
            Rule(ANY_ROLE, OWN_OR_ABOVE),
            Rule(ANY_ROLE, frozenset({Relation.DELEGATED})),
        ),
        "contacts": (Rule(MINISTRY_STAFF, OWN_OR_ABOVE), Rule(_OFFICE, OWN)),
        "add_below": (Rule(MINISTRY_STAFF, OWN_OR_ABOVE), Rule(_OFFICE, OWN)),
        "change": (Rule(MINISTRY_STAFF, OWN_OR_ABOVE),),
        "import": (Rule(MINISTRY_STAFF, OWN),),
    },
)
"""A unit, by its place. A province's own people keep its focal body, its contacts and its departments."""

_THERE = frozenset({Facility.Status.ACTIVE.value, Facility.Status.CLOSED.value})
_OVER = (Rule(_OFFICE | MINISTRY_STAFF, frozenset({Relation.ABOVE}), _THERE),)

FACILITY = Policy(
    "registry.facility",
    {
        "view": (
            Rule(ANY_ROLE, OWN_OR_ABOVE),
            Rule(ANY_ROLE, frozenset({Relation.DELEGATED})),
        ),
        "change": (Rule(WRITERS, OWN_OR_LENT, _THERE), *_OVER),
        "add": (Rule(_OFFICE | MINISTRY_STAFF, OWN_OR_ABOVE),),
        "merge": _OVER,
        "close": _OVER,
        "give_account": _OVER,
    },
    tuple(Facility.Status.values),
)
"""A facility, by its place (itself, its province, the ministry); `add` is asked at the province."""

_WAITING = frozenset({Arriving.Status.WAITING.value})
_UNDER_WAY = _WAITING | {Arriving.Status.READING.value, Arriving.Status.APPLYING.value, Arriving.Status.FAILED.value}

ARRIVING = Policy(
    "registry.arriving",
    {
        "view": (Rule(ANY_ROLE, OWN_OR_ABOVE),),
        "send": (Rule(_OFFICE | MINISTRY_STAFF, OWN_OR_ABOVE),),
        "review": (Rule(_OFFICE | MINISTRY_STAFF, OWN_OR_ABOVE, _WAITING),),
        "apply": (Rule(_OFFICE | MINISTRY_STAFF, OWN_OR_ABOVE, _UNDER_WAY),),
        "withdraw": (Rule(_OFFICE | MINISTRY_STAFF, OWN_OR_ABOVE, _UNDER_WAY),),
        "undo": (Rule(_OFFICE | MINISTRY_STAFF, OWN_OR_ABOVE, frozenset({Arriving.Status.DONE.value})),),
    },
    tuple(Arriving.Status.values),
)
"""A list of facilities that arrived, by the province that it is of (the ministry where it is of many)."""
