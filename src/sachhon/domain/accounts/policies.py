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
        return any(self.allows(verb, role, relation, status) for role, relation in actor.relations(place))

    def allows(self, verb: str, role: Role, relation: Relation, status: str = "") -> bool:
        """What the table itself says of a role that stands so to the unit."""
        return any(
            role in rule.roles and relation in rule.relations and (rule.statuses is None or status in rule.statuses)
            for rule in self.rules[verb]
        )

    def require(self, actor: Actor, verb: str, place: Place, status: str = "") -> None:
        """Raises PermissionDenied, naming the verb, where the actor may not."""
        if not self.permits(actor, verb, place, status):
            raise PermissionDenied(f"{self.name}.{verb}")


IN_UNITS = frozenset({Role.LEADER, Role.HEAD, Role.OFFICER, Role.DISTRICT_OFFICER, Role.FACILITY_USER, Role.INSPECTOR})
HEADS = frozenset({Role.HEAD, Role.LEADER})
_ADMINISTRATOR = Rule(frozenset({Role.ADMINISTRATOR}), OWN_OR_ABOVE)
_BELOW_HEADS = frozenset({Role.OFFICER, Role.DISTRICT_OFFICER, Role.FACILITY_USER})


def _giving() -> tuple[Rule, ...]:
    """Who may give (or end) which role: the status is the role that is given."""
    return (
        _ADMINISTRATOR,
        Rule(frozenset({Role.MINISTRY_OFFICER}), ABOVE, frozenset(IN_UNITS)),
        Rule(frozenset({Role.LEADER}), OWN_OR_ABOVE, _BELOW_HEADS | {Role.HEAD}),
        Rule(frozenset({Role.HEAD}), OWN_OR_ABOVE, _BELOW_HEADS),
    )


ROLES = Policy("role", {"grant": _giving(), "end": _giving()}, tuple(Role.values))
"""A role in a unit; its status is the role itself: a head gives an officer's role, nobody gives one above their own."""

PEOPLE = Policy(
    "people",
    {
        "list": (
            Rule(MINISTRY_STAFF | HEADS | {Role.INSPECTOR}, OWN_OR_ABOVE),
            Rule(WRITERS, OWN),
        ),
        "view": (
            Rule(MINISTRY_STAFF | HEADS | {Role.INSPECTOR}, OWN_OR_ABOVE),
            Rule(WRITERS, OWN),
        ),
        "invite": (_ADMINISTRATOR, Rule(frozenset({Role.MINISTRY_OFFICER}), ABOVE), Rule(HEADS, OWN_OR_ABOVE)),
        "roles": (_ADMINISTRATOR, Rule(frozenset({Role.MINISTRY_OFFICER}), ABOVE), Rule(HEADS, OWN_OR_ABOVE)),
        "disable": (Rule(frozenset({Role.ADMINISTRATOR}), OWN_OR_ABOVE, frozenset({"active"})),),
        "enable": (Rule(frozenset({Role.ADMINISTRATOR}), OWN_OR_ABOVE, frozenset({"disabled"})),),
        "hand_over": (
            Rule(frozenset({Role.ADMINISTRATOR}), OWN_OR_ABOVE, frozenset({"active"})),
            Rule(HEADS, OWN_OR_ABOVE, frozenset({"active"})),
        ),
        "handover_record": (
            Rule(MINISTRY_STAFF | HEADS | {Role.INSPECTOR}, OWN_OR_ABOVE),
            Rule(WRITERS, OWN),
        ),
    },
    ("active", "disabled"),
)
"""A person as they are known in a unit. Pages of the unit itself ask it with the status "active"."""

INVITATIONS = Policy(
    "invitation",
    {
        "revoke": (
            Rule(frozenset({Role.ADMINISTRATOR}), OWN_OR_ABOVE, frozenset({"waiting"})),
            Rule(frozenset({Role.MINISTRY_OFFICER}), ABOVE, frozenset({"waiting"})),
            Rule(HEADS, OWN_OR_ABOVE, frozenset({"waiting"})),
        ),
    },
    ("waiting", "accepted", "revoked"),
)

REGISTRATIONS = Policy(
    "registration",
    {
        "list": (Rule(MINISTRY_STAFF | {Role.INSPECTOR}, OWN_OR_ABOVE),),
        "view": (Rule(MINISTRY_STAFF | {Role.INSPECTOR}, OWN_OR_ABOVE),),
        "decide": (Rule(MINISTRY_STAFF, OWN_OR_ABOVE, frozenset({"waiting"})),),
    },
    ("waiting", "approved", "refused"),
)
"""An officer's account registration; the queue itself is the ministry's, with the status "waiting"."""

DELEGATIONS = Policy(
    "delegation",
    {
        "grant": (Rule(HEADS | {Role.FACILITY_USER}, OWN, frozenset({"running"})),),
        "revoke": (
            Rule(frozenset({Role.ADMINISTRATOR}), OWN_OR_ABOVE, frozenset({"running"})),
            Rule(HEADS | {Role.FACILITY_USER}, OWN, frozenset({"running"})),
        ),
    },
    ("running", "ended"),
)
"""A unit lends the officer's role until a day (a facility to its consultant); asked with the status "running"."""
