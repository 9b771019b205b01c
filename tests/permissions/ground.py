"""Where the matrix is played: units above and beside one another, and a signed-in browser for each way to stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone

from sachhon.domain.accounts.api import MINISTRY, Delegation, Membership, Relation, Role, User
from tests import world

UNIT = "P63-89"
"""The unit to which the objects belong; P34-91 and the ministry stand above it."""
BESIDE = "P63-01"


@dataclass(frozen=True, slots=True)
class Stand:
    """A role, and how its unit stands to the object's."""

    role: Role
    relation: Relation

    def __str__(self) -> str:
        return f"{self.role.value}/{self.relation.value}"


@dataclass
class Ground:
    """One set of people for the whole matrix."""

    browser: Client = field(default_factory=Client)
    sessions: dict[tuple[str, Stand], str] = field(default_factory=dict)
    made: int = 0

    def number(self) -> int:
        """A number that was not used before."""
        self.made += 1
        return self.made

    def stands(self, unit: str) -> Iterator[Stand]:
        """Every way to stand to an object of that unit; above the ministry stands nobody."""
        for role in Role:
            for relation in Relation:
                if relation is not Relation.ABOVE or unit != MINISTRY:
                    yield Stand(role, relation)

    def client(self, unit: str, stand: Stand) -> Client:
        """The browser, with the session of somebody who stands so to the unit (one server for all: it starts once)."""
        if (unit, stand) not in self.sessions:
            self.sessions[unit, stand] = _session(self._person(unit, stand))
        self.browser.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[unit, stand]
        return self.browser

    def _person(self, unit: str, stand: Stand) -> User:
        number = self.number()
        user = User.objects.create_user(f"p{number}@example.vn", None, full_name=f"Người {number} ({stand})")
        if stand.relation is Relation.DELEGATED:
            Membership.objects.create(user=user, unit_code="TV-01", role=Role.OFFICER)
            Delegation.objects.create(
                unit_code=unit,
                user=user,
                role=stand.role,
                granted_by=world.person(Role.LEADER, unit),
                until=timezone.localdate() + timedelta(days=1),
            )
            return user
        where = {Relation.OWN: unit, Relation.ABOVE: MINISTRY, Relation.OTHER: BESIDE}[stand.relation]
        Membership.objects.create(user=user, unit_code=where, role=stand.role)
        return user


def _session(user: User) -> str:
    """Signed in, without what signing in does besides: a thousand people do it."""
    session = SessionStore()
    session[auth.SESSION_KEY] = str(user.pk)
    session[auth.BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[auth.HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)
