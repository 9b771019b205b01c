"""The tables of people and roles: who may give what."""

from __future__ import annotations

import pytest

from sachhon.domain.accounts.api import PEOPLE, ROLES, Place, Role
from tests import world

pytestmark = pytest.mark.django_db

PROVINCE = Place(("P63-89", "P34-91", "BCT"))


def test_nobody_gives_a_role_above_their_own() -> None:
    leader, head = world.actor(Role.LEADER, "P63-89"), world.actor(Role.HEAD, "P63-89")
    assert ROLES.permits(leader, "grant", PROVINCE, Role.HEAD)
    assert not ROLES.permits(leader, "grant", PROVINCE, Role.LEADER)
    assert ROLES.permits(head, "grant", PROVINCE, Role.OFFICER)
    assert not ROLES.permits(head, "grant", PROVINCE, Role.HEAD)
    assert not ROLES.permits(world.actor(Role.OFFICER, "P63-89"), "grant", PROVINCE, Role.OFFICER)


def test_the_ministrys_officer_gives_roles_below_but_none_at_the_ministry() -> None:
    officer = world.actor(Role.MINISTRY_OFFICER)
    assert ROLES.permits(officer, "grant", PROVINCE, Role.LEADER)
    assert not ROLES.permits(officer, "grant", PROVINCE, Role.ADMINISTRATOR)
    assert not ROLES.permits(officer, "grant", Place(), Role.INSPECTOR)


def test_a_neighbour_sees_nobody() -> None:
    neighbour = world.actor(Role.LEADER, "P63-01")
    assert not any(
        PEOPLE.permits(neighbour, verb, PROVINCE, status) for verb in PEOPLE.rules for status in PEOPLE.statuses
    )
