"""Who acts: a person with the roles that they hold now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from sachhon.domain.accounts.models import Delegation, Membership, User
from sachhon.domain.accounts.roles import MINISTRY, Relation, Role
from sachhon.foundation.audit import Who


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in a unit; `lent_by` names who delegated it, "" where it is the person's own."""

    role: Role
    unit_code: str
    lent_by: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something belongs: `line` is the unit's code, then those of the units above it, nearest first."""

    line: tuple[str, ...] = (MINISTRY,)

    @property
    def unit_code(self) -> str:
        """The unit itself."""
        return self.line[0]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with their grants. `user` is None for the system itself, which no policy lets do anything."""

    user: User | None
    grants: tuple[Grant, ...] = ()
    name: str = ""

    @property
    def who(self) -> Who:
        """As the audit trail names them."""
        return Who(self.user.pk if self.user else None, self.name)

    def who_for(self, place: Place) -> Who:
        """As the audit trail names them when they act for a unit: with the lender where it was delegated."""
        own = any(grant.unit_code in place.line and not grant.lent_by for grant in self.grants)
        lent = [grant.lent_by for grant in self.grants if grant.unit_code == place.unit_code and grant.lent_by]
        return Who(self.user.pk if self.user else None, self.name, "" if own or not lent else lent[0])

    def relations(self, place: Place) -> Iterator[tuple[Role, Relation]]:
        """Each role with how it stands to that place."""
        for grant in self.grants:
            if grant.lent_by:
                yield grant.role, Relation.DELEGATED if grant.unit_code == place.unit_code else Relation.OTHER
            elif grant.unit_code == place.unit_code:
                yield grant.role, Relation.OWN
            elif grant.unit_code in place.line:
                yield grant.role, Relation.ABOVE
            else:
                yield grant.role, Relation.OTHER

    @property
    def units(self) -> tuple[str, ...]:
        """Codes of the units in which they have a role, their own first, without repeats."""
        return tuple(
            dict.fromkeys(grant.unit_code for grant in sorted(self.grants, key=lambda grant: bool(grant.lent_by)))
        )

    @property
    def of_ministry(self) -> bool:
        """Whether they work at the ministry."""
        return MINISTRY in self.units


SYSTEM = Actor(None, (), "Hệ thống")


def actor_of(user: User) -> Actor:
    """The person with the roles that they hold at this moment (two queries); a disabled person holds none."""
    if not user.is_active:
        return Actor(user, (), user.full_name)
    held = Membership.objects.filter(user=user, ended_at=None).values_list("role", "unit_code")
    lent = Delegation.objects.filter(
        user=user, revoked_at=None, until__gte=timezone.localdate(), granted_by__is_active=True
    )
    grants = (
        *(Grant(Role(role), code) for role, code in held),
        *(
            Grant(Role(role), code, name)
            for role, code, name in lent.values_list("role", "unit_code", "granted_by__full_name")
        ),
    )
    return Actor(user, grants, user.full_name)
