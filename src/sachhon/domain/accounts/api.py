"""The door of the accounts: other rooms come in here."""

from sachhon.domain.accounts.actors import SYSTEM, Actor, Grant, Place, actor_of
from sachhon.domain.accounts.models import Delegation, Membership, User
from sachhon.domain.accounts.policies import (
    ABOVE,
    ANY_ROLE,
    ANYWHERE,
    MINISTRY_STAFF,
    OWN,
    OWN_OR_ABOVE,
    OWN_OR_LENT,
    WRITERS,
    Policy,
    Rule,
)
from sachhon.domain.accounts.roles import MINISTRY, Relation, Role

__all__ = [
    "ABOVE",
    "ANYWHERE",
    "ANY_ROLE",
    "MINISTRY",
    "MINISTRY_STAFF",
    "OWN",
    "OWN_OR_ABOVE",
    "OWN_OR_LENT",
    "SYSTEM",
    "WRITERS",
    "Actor",
    "Delegation",
    "Grant",
    "Membership",
    "Place",
    "Policy",
    "Relation",
    "Role",
    "Rule",
    "User",
    "actor_of",
]
