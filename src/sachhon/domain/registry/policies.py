"""Who may do what with units."""

from __future__ import annotations

from sachhon.domain.accounts.api import (
    ANY_ROLE,
    MINISTRY,
    MINISTRY_STAFF,
    OWN,
    OWN_OR_ABOVE,
    Place,
    Policy,
    Relation,
    Role,
    Rule,
)

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
