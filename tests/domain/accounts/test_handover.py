"""Handover: roles pass, drafts stay with the unit, the past keeps its names."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts import open_work
from sachhon.domain.accounts.api import (
    AccountRefused,
    Handover,
    Invitation,
    Membership,
    OpenWork,
    Place,
    Role,
    accept_invitation,
    actor_of,
    hand_over,
    revoke_invitation,
)
from sachhon.foundation.mail import OutgoingMail
from tests import world
from tests.domain.accounts.conftest import link_in

pytestmark = pytest.mark.django_db


def test_roles_pass_to_a_colleague_at_once(province: Place) -> None:
    old, new = world.person(Role.OFFICER, "P63-89"), world.person(Role.OFFICER, "P63-01")
    Membership.objects.create(user=old, unit_code="P63-89", role=Role.HEAD)
    handover = hand_over(
        actor=world.actor(Role.LEADER, "P63-89"),
        place=province,
        unit_name="An Giang",
        predecessor=old,
        successor_email=new.email,
        note="Mật khẩu tủ hồ sơ ở chị Hoa",
    )
    assert handover.status == Handover.Status.DONE
    assert actor_of(old).grants == ()
    assert {(grant.role, grant.unit_code) for grant in actor_of(new).grants} == {
        (Role.OFFICER, "P63-89"),
        (Role.HEAD, "P63-89"),
        (Role.OFFICER, "P63-01"),
    }
    ended = Membership.objects.filter(user=old)
    assert all(one.ended_at and new.full_name in one.ended_why for one in ended)


def test_a_newcomer_is_invited_and_roles_pass_when_they_accept(province: Place) -> None:
    old = world.person(Role.HEAD, "P63-89")
    handover = hand_over(
        actor=actor_of(old), place=province, unit_name="An Giang", predecessor=old, successor_email="moi@an.vn"
    )
    assert handover.status == Handover.Status.WAITING
    assert actor_of(old).units == ("P63-89",)
    token = link_in(OutgoingMail.objects.get(to="moi@an.vn"))
    new = accept_invitation(token=token, full_name="Người Mới", password="mot-cau-dai-kho-doan")
    handover.refresh_from_db()
    assert (handover.status, handover.successor) == (Handover.Status.DONE, new)
    assert actor_of(old).grants == ()
    assert [grant.role for grant in actor_of(new).grants] == [Role.HEAD]


def test_an_invitation_taken_back_cancels_the_handover(province: Place) -> None:
    old = world.person(Role.HEAD, "P63-89")
    handover = hand_over(
        actor=actor_of(old), place=province, unit_name="", predecessor=old, successor_email="moi@an.vn"
    )
    revoke_invitation(actor=actor_of(old), place=province, invitation=Invitation.objects.get())
    handover.refresh_from_db()
    assert handover.status == Handover.Status.CANCELLED
    assert actor_of(old).units == ("P63-89",)


def test_a_head_hands_over_no_role_that_a_head_cannot_give(province: Place) -> None:
    leader = world.person(Role.LEADER, "P63-89")
    with pytest.raises(PermissionDenied):
        hand_over(
            actor=world.actor(Role.HEAD, "P63-89"),
            place=province,
            unit_name="",
            predecessor=leader,
            successor_email="moi@an.vn",
        )


def test_to_oneself_or_without_a_role_is_refused(province: Place) -> None:
    head = world.person(Role.HEAD, "P63-89")
    for person, address in ((head, head.email), (world.person(Role.OFFICER, "P63-01"), "moi@an.vn")):
        with pytest.raises(AccountRefused):
            hand_over(actor=actor_of(head), place=province, unit_name="", predecessor=person, successor_email=address)


def test_what_is_open_stands_in_the_record(province: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def waiting(unit_code: str, user_id: int) -> list[OpenWork]:
        return [OpenWork(f"Báo cáo của {unit_code}", "Nháp")]

    monkeypatch.setattr(open_work, "_sources", [waiting])
    old = world.person(Role.HEAD, "P63-89")
    handover = hand_over(
        actor=actor_of(old), place=province, unit_name="", predecessor=old, successor_email="moi@an.vn"
    )
    assert handover.open_work[0]["label"] == "Báo cáo của P63-89"
