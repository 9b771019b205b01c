"""The account registration of a focal unit: asked, then decided once."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import (
    AccountRefused,
    Actor,
    Invitation,
    Place,
    Registration,
    Role,
    accept_invitation,
    actor_of,
    decide_registration,
    registrations_visible,
    request_registration,
)
from sachhon.foundation import files
from sachhon.foundation.mail import OutgoingMail
from tests import world
from tests.domain.accounts.conftest import link_in

pytestmark = pytest.mark.django_db


def asked(**changed: str) -> Registration:
    words = {
        "email": "Lan@angiang.example.vn",
        "full_name": "Nguyễn Thị Lan",
        "position": "Chuyên viên",
        "phone": "0296 3852 000",
        "unit_code": "P63-89",
        "unit_name": "Tỉnh An Giang",
        "decision_number": "123/QĐ-SCT",
    }
    return request_registration(**{**words, **changed}, document=b"%PDF-1.4 quyet dinh", document_name="qđ.pdf")


def decide(actor: Actor, place: Place, registration: Registration, approve: bool, reason: str = "") -> Registration:
    return decide_registration(actor=actor, place=place, registration=registration, approve=approve, reason=reason)


def test_approved_the_person_gets_a_link_that_makes_the_account(province: Place) -> None:
    decided = decide(world.actor(Role.MINISTRY_OFFICER), province, asked(), approve=True)
    assert decided.status == Registration.Status.APPROVED
    token = link_in(OutgoingMail.objects.get(key=f"invitation.{decided.invitation_id}"))
    user = accept_invitation(token=token, full_name="Nguyễn Thị Lan", password="mot-cau-dai-kho-doan")
    assert (user.position, user.phone) == ("Chuyên viên", "0296 3852 000")
    assert [(grant.role, grant.unit_code) for grant in actor_of(user).grants] == [(Role.OFFICER, "P63-89")]
    assert files.read(decided.document) == b"%PDF-1.4 quyet dinh"


def test_refused_needs_a_reason_which_the_person_reads(province: Place) -> None:
    registration, actor = asked(), world.actor(Role.ADMINISTRATOR)
    with pytest.raises(AccountRefused):
        decide(actor, province, registration, approve=False)
    decide(actor, province, registration, approve=False, reason="Công văn thiếu dấu")
    assert "Công văn thiếu dấu" in OutgoingMail.objects.get(key=f"registration.{registration.pk}.refused").text
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("approve", [True, False])
@pytest.mark.parametrize("again", [True, False])
def test_what_is_decided_stays_decided(province: Place, approve: bool, again: bool) -> None:
    actor, registration = world.actor(Role.ADMINISTRATOR), asked()
    decide(actor, province, registration, approve=approve, reason="x")
    with pytest.raises(PermissionDenied):
        decide(actor, province, registration, approve=again, reason="x")


def test_asked_twice_is_one_registration_with_the_newer_words() -> None:
    asked()
    asked(position="Phó phòng")
    assert [one.position for one in Registration.objects.all()] == ["Phó phòng"]


def test_the_queue_is_the_ministrys() -> None:
    asked()
    assert registrations_visible(world.actor(Role.MINISTRY_OFFICER)).count() == 1
    assert registrations_visible(world.actor(Role.LEADER, "P63-89")).count() == 0


def test_nobody_of_the_unit_decides(province: Place) -> None:
    with pytest.raises(PermissionDenied):
        decide(world.actor(Role.LEADER, "P63-89"), province, asked(), approve=True)
