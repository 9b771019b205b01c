"""Access ends at once: a disabled person, an ended role."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import (
    AccountRefused,
    Membership,
    Place,
    Role,
    actor_of,
    disable_user,
    enable_user,
    end_role,
)
from tests import world

pytestmark = pytest.mark.django_db
SIGN_IN = {"password": world.PASSWORD}


def test_a_disabled_person_loses_every_session_with_the_next_click(province: Place) -> None:
    world.units()
    person = world.person(Role.OFFICER, "P63-89")
    office, phone = world.signed_in(person), world.signed_in(person)
    assert (office.get("/").status_code, phone.get("/").status_code) == (200, 200)
    disable_user(actor=world.actor(Role.ADMINISTRATOR), place=province, person=person, why="Nghỉ việc")
    assert (office.get("/").status_code, phone.get("/").status_code) == (302, 302)
    assert not Session.objects.exists()
    assert actor_of(type(person).objects.get(pk=person.pk)).grants == ()
    response = office.post("/tai-khoan/login/", {"login": person.email, **SIGN_IN})
    assert "_auth_user_id" not in office.session, response


def test_a_session_that_nobody_listed_ends_too(province: Place) -> None:
    world.units()
    person = world.person(Role.OFFICER, "P63-89")
    client = world.signed_in(person)
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    assert client.get("/").status_code == 302


def test_enabled_again_the_roles_are_as_they_were(province: Place) -> None:
    person, administrator = world.person(Role.OFFICER, "P63-89"), world.actor(Role.ADMINISTRATOR)
    disable_user(actor=administrator, place=province, person=person, why="Nghỉ phép")
    enable_user(actor=administrator, place=province, person=person)
    assert [grant.role for grant in actor_of(type(person).objects.get(pk=person.pk)).grants] == [Role.OFFICER]


def test_an_ended_role_ends_what_it_allowed(province: Place) -> None:
    world.units()
    person = world.person(Role.HEAD, "P63-89")
    client = world.signed_in(person)
    assert client.get("/nguoi-dung/don-vi/P63-89/").status_code == 200
    membership = Membership.objects.get(user=person)
    end_role(actor=world.actor(Role.ADMINISTRATOR), place=province, membership=membership, why="Chuyển công tác")
    assert client.get("/nguoi-dung/don-vi/P63-89/").status_code == 403


def test_the_last_administrator_stays(province: Place) -> None:
    administrator = world.person(Role.ADMINISTRATOR)
    actor, ministry = actor_of(administrator), Place()
    with pytest.raises(AccountRefused):
        end_role(actor=actor, place=ministry, membership=Membership.objects.get(), why="x")
    with pytest.raises(AccountRefused):
        disable_user(actor=actor, place=ministry, person=administrator, why="x")


def test_only_administrators_disable(province: Place) -> None:
    person = world.person(Role.OFFICER, "P63-89")
    for role, unit in ((Role.MINISTRY_OFFICER, "BCT"), (Role.LEADER, "P63-89"), (Role.INSPECTOR, "BCT")):
        with pytest.raises(PermissionDenied):
            disable_user(actor=world.actor(role, unit), place=province, person=person, why="x")
