"""Delegation: both are named, it ends by itself, and it is taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sachhon.domain.accounts.api import (
    AccountRefused,
    Delegation,
    Place,
    Relation,
    Role,
    actor_of,
    delegate,
    revoke_delegation,
)
from sachhon.domain.accounts.models import User
from sachhon.foundation.models import AuditEntry
from tests import world

pytestmark = pytest.mark.django_db


def lent(place: Place, days: int = 10) -> tuple[User, Delegation]:
    consultant = world.person(Role.OFFICER, "TV-01", name="Trần Tư Vấn")
    director = actor_of(world.person(Role.LEADER, "P63-89", name="Lê Giám Đốc"))
    until = timezone.localdate() + timedelta(days=days)
    return consultant, delegate(actor=director, place=place, email=consultant.email, until=until)


def test_the_consultant_types_in_the_directors_name(province: Place) -> None:
    consultant, _ = lent(province)
    actor = actor_of(consultant)
    assert (Role.OFFICER, Relation.DELEGATED) in list(actor.relations(province))
    who = actor.who_for(province)
    assert (who.name, who.on_behalf) == ("Trần Tư Vấn", "Lê Giám Đốc")
    entry = AuditEntry.objects.get(verb="delegation.grant")
    assert (entry.user_name, entry.detail["to"]) == ("Lê Giám Đốc", "Trần Tư Vấn")


def test_it_ends_after_its_day(province: Place) -> None:
    consultant, delegation = lent(province, days=0)
    assert "P63-89" in actor_of(consultant).units
    Delegation.objects.filter(pk=delegation.pk).update(until=timezone.localdate() - timedelta(days=1))
    assert "P63-89" not in actor_of(consultant).units


def test_taken_back_it_ends_at_once_and_only_the_units_own_or_the_ministry_do_that(province: Place) -> None:
    consultant, delegation = lent(province)
    for stranger in (actor_of(consultant), world.actor(Role.LEADER, "P63-01")):
        with pytest.raises(PermissionDenied):
            revoke_delegation(actor=stranger, place=province, delegation=delegation)
    revoke_delegation(actor=world.actor(Role.HEAD, "P63-89"), place=province, delegation=delegation)
    assert "P63-89" not in actor_of(consultant).units


@pytest.mark.parametrize("days", [-1, 400])
def test_a_day_that_is_past_or_too_far_is_refused(province: Place, days: int) -> None:
    with pytest.raises(AccountRefused) as refused:
        lent(province, days=days)
    assert refused.value.field == "until"


def test_an_officer_lends_nothing(province: Place) -> None:
    with pytest.raises(PermissionDenied):
        delegate(actor=world.actor(Role.OFFICER, "P63-89"), place=province, email="x@y.vn", until=timezone.localdate())


def test_somebody_unknown_is_told_to_register_first(province: Place) -> None:
    with pytest.raises(AccountRefused) as refused:
        delegate(actor=world.actor(Role.HEAD, "P63-89"), place=province, email="x@y.vn", until=timezone.localdate())
    assert refused.value.field == "email"
