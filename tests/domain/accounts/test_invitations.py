"""Invitations: a link that opens once, to one role, until a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from sachhon.domain.accounts.api import (
    AccountRefused,
    Invitation,
    Membership,
    Place,
    Role,
    accept_invitation,
    actor_of,
    invitation_of,
    invite,
    revoke_invitation,
)
from sachhon.domain.accounts.models import User
from sachhon.foundation.mail import OutgoingMail
from sachhon.foundation.models import AuditEntry
from tests import world
from tests.domain.accounts.conftest import link_in

pytestmark = pytest.mark.django_db
ADDRESS = "lan@angiang.example.vn"


def sent(place: Place, role: Role = Role.OFFICER) -> tuple[Invitation, str]:
    actor = world.actor(Role.ADMINISTRATOR)
    invitation = invite(actor=actor, place=place, unit_name="An Giang", email=ADDRESS.upper(), role=role)
    return invitation, link_in(OutgoingMail.objects.filter(to=ADDRESS).latest("pk"))


def test_a_link_makes_an_account_with_its_role_and_opens_once(province: Place) -> None:
    invitation, token = sent(province)
    assert token not in invitation.token_hash
    user = accept_invitation(token=token, full_name="Nguyễn Thị Lan", password="mot-cau-dai-kho-doan")
    assert user.email == ADDRESS
    assert [(grant.role, grant.unit_code) for grant in actor_of(user).grants] == [(Role.OFFICER, "P63-89")]
    assert invitation_of(token) is None
    with pytest.raises(AccountRefused):
        accept_invitation(token=token, full_name="Người khác", password="mot-cau-dai-kho-doan")
    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["invitation.send", "invitation.accept"]


def test_a_link_that_ran_out_or_was_revoked_opens_nothing(province: Place) -> None:
    invitation, token = sent(province)
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert invitation_of(token) is None
    second, token = sent(province, Role.HEAD)
    revoke_invitation(actor=world.actor(Role.ADMINISTRATOR), place=province, invitation=second)
    with pytest.raises(AccountRefused):
        accept_invitation(token=token, full_name="Lan", password="mot-cau-dai-kho-doan")
    assert not User.objects.filter(email=ADDRESS).exists()


def test_a_second_link_ends_the_first(province: Place) -> None:
    _, first = sent(province)
    OutgoingMail.objects.all().delete()
    sent(province)
    assert invitation_of(first) is None


def test_who_has_an_account_joins_only_when_signed_in_with_it(province: Place) -> None:
    user = world.person(Role.OFFICER, "P63-01", email=ADDRESS)
    _, token = sent(province)
    for signed_in in (None, world.person(Role.OFFICER, "P63-01")):
        with pytest.raises(AccountRefused):
            accept_invitation(token=token, full_name="", signed_in=signed_in)
    accept_invitation(token=token, full_name="", signed_in=user)
    assert Membership.objects.filter(user=user, unit_code="P63-89", role=Role.OFFICER).exists()
    assert user.check_password(world.PASSWORD)


def test_a_weak_password_is_refused_and_the_link_stays(province: Place) -> None:
    _, token = sent(province)
    with pytest.raises(ValidationError):
        accept_invitation(token=token, full_name="Lan", password="12345678")
    assert invitation_of(token)


def test_roles_stand_where_they_belong(province: Place) -> None:
    administrator = world.actor(Role.ADMINISTRATOR)
    with pytest.raises(AccountRefused):
        invite(actor=administrator, place=province, unit_name="", email=ADDRESS, role=Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        invite(actor=world.actor(Role.HEAD, "P63-01"), place=province, unit_name="", email=ADDRESS, role=Role.OFFICER)
