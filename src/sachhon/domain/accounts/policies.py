"""Permissions as tables: verb → who may, by role × relation to the unit × status. The matrix tests read the tables.

A room's `policies.py` holds one `Policy`; its actions call `require`, its pages `permits`. What no rule allows is
refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.actors import Actor, Place
from sachhon.domain.accounts.roles import Relation, Role

ANY_ROLE = frozenset(Role)
OWN = frozenset({Relation.OWN})
ABOVE = frozenset({Relation.ABOVE})
OWN_OR_ABOVE = OWN | ABOVE
OWN_OR_LENT = OWN | {Relation.DELEGATED}
ANYWHERE = frozenset(Relation)
MINISTRY_STAFF = frozenset({Role.ADMINISTRATOR, Role.MINISTRY_OFFICER})
WRITERS = frozenset({Role.OFFICER, Role.HEAD, Role.LEADER, Role.DISTRICT_OFFICER, Role.FACILITY_USER})


@dataclass(frozen=True, slots=True)
class Rule:
    """Roles that may, in which relation to the unit, in which statuses (None: in any)."""

    roles: frozenset[Role]
    relations: frozenset[Relation] = OWN
    statuses: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be done to one kind of object. `statuses`: all statuses that the object can have."""

    name: str
    rules: Mapping[str, tuple[Rule, ...]]
    statuses: tuple[str, ...] = ("",)

    def permits(self, actor: Actor, verb: str, place: Place, status: str = "") -> bool:
        """Whether the actor may. Raises KeyError on a verb that the table lacks."""
        rules = self.rules[verb]
        return any(
            role in rule.roles and relation in rule.relations and (rule.statuses is None or status in rule.statuses)
            for role, relation in actor.relations(place)
            for rule in rules
        )

    def require(self, actor: Actor, verb: str, place: Place, status: str = "") -> None:
        """Raises PermissionDenied, naming the verb, where the actor may not."""
        if not self.permits(actor, verb, place, status):
            raise PermissionDenied(f"{self.name}.{verb}")
