"""Mail: what kind it is, who sent it, what it answers; what is unclear waits for an officer."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from sachhon.domain.accounts.api import SYSTEM, Role
from sachhon.domain.intake.api import (
    IncomingMail,
    IntakeRefused,
    Received,
    assign_mail,
    read_mail,
    say_clue,
    set_mail_aside,
    take_in_eml,
)
from sachhon.domain.registry.api import Contact
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.api import Status, Submission
from sachhon.foundation.models import OutgoingMail
from tests import world
from tests.domain.intake import letters
from tests.domain.intake.mails import mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed():
    world.units()
    round = world.published_round()
    world.obligation(round, "P63-01")
    return world.obligation(round)


def arrive(raw):
    """Take a message in and read it."""
    taken = take_in_eml(actor=SYSTEM, raw=raw)
    return read_mail(mail_id=taken.pk) if taken.status == IncomingMail.Status.NEW else taken


def codes(kept):
    return [clue["code"] for clue in kept.clues]


AN_GIANG_LETTER = letters.letter()[:2]
FROM_AN_GIANG = "Sở Công Thương <vanthu@soct.angiang.gov.vn>"


def test_the_letterhead_tells_whose_it_is_where_the_address_does_not(owed):
    kept = arrive(mail("Văn thư <vanthu.congthuong@gmail.com>", "Báo cáo", [AN_GIANG_LETTER]))
    assert (kept.status, kept.obligation, codes(kept)) == ("filed", owed, ["letterhead", "number"])


def test_the_provinces_domain_tells_it_too(owed):
    kept = arrive(mail(FROM_AN_GIANG, "Báo cáo", [AN_GIANG_LETTER]))
    assert (kept.status, codes(kept)) == ("filed", ["domain", "letterhead", "number"])


def test_an_address_of_one_province_with_a_letter_of_another_waits_for_an_officer(owed):
    Contact.objects.create(unit=world.unit("P63-01"), name="A", email="a@hanoi.gov.vn")
    kept = arrive(mail("a@hanoi.gov.vn", "Báo cáo", [AN_GIANG_LETTER]))
    assert (kept.status, kept.obligation) == ("unclear", None)
    assert "disagree" in codes(kept)
    assert Received.objects.get().obligation is None


def test_a_unit_that_has_handed_in_owes_nothing_more(owed):
    Submission.objects.create(code="x", obligation=owed, status=Status.SUBMITTED)
    kept = arrive(mail(FROM_AN_GIANG, "Báo cáo lần hai", [AN_GIANG_LETTER]))
    assert kept.status == "unclear"
    assert Received.objects.get().obligation is None


def test_two_rounds_of_one_template_are_told_apart_by_the_number_cited_or_not_at_all(owed):
    later = Round.objects.create(
        code="2018-bo-sung", title="Bổ sung", template=owed.round.template, status="published", deadline=owed.deadline
    )
    world.obligation(later)
    kept = arrive(mail(FROM_AN_GIANG, "Báo cáo", [AN_GIANG_LETTER]))
    assert kept.obligation == owed
    Round.objects.filter(pk=owed.round.pk).update(letter_number="")
    unclear = arrive(mail(FROM_AN_GIANG, "Báo cáo", [AN_GIANG_LETTER], number=2))
    assert (unclear.status, unclear.obligation) == ("unclear", None)
    assert "several_rounds" in codes(unclear)


def test_an_unknown_sender_with_nothing_recognised_waits_for_an_officer(owed):
    kept = arrive(mail("ai.do@gmail.com", "hỏi thăm", [("a.txt", "Xin chào".encode())]))
    assert (kept.status, kept.unit) == ("unclear", None)
    assert codes(kept) == ["unknown_sender", "answers_nothing"]
    assert "Cán bộ của Bộ sẽ xem thư" in OutgoingMail.objects.get().text


def test_a_letter_written_in_the_mail_itself_is_read_from_it(owed):
    text = letters.letter()
    name, data, _truth = text
    kept = arrive(mail(FROM_AN_GIANG, "Báo cáo", text="Xin gửi: đơn vị đã đánh giá nhanh 5 cơ sở."))
    assert Received.objects.get(mail=kept).name.endswith(".eml")
    assert (name, bool(data)) == (name, True)


@pytest.mark.parametrize(
    ("sender", "subject", "headers", "kind"),
    [
        ("MAILER-DAEMON@mail.vn", "Undelivered Mail Returned to Sender", {}, "bounce"),
        ("a@b.vn", "Delivery failure", {"Return_Path": "<>"}, "bounce"),
        ("a@b.vn", "Re: Đề nghị báo cáo", {"Auto_Submitted": "auto-replied"}, "auto_reply"),
        ("a@b.vn", "Tự động trả lời: Đề nghị báo cáo", {}, "auto_reply"),
    ],
)
def test_what_a_machine_wrote_is_set_aside_and_never_answered(owed, sender, subject, headers, kind):
    kept = arrive(mail(sender, subject, [AN_GIANG_LETTER], **headers))
    assert (kept.kind, kept.status) == (kind, "set_aside")
    assert not Received.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_a_message_without_an_id_is_known_again_by_its_bytes(owed):
    raw = mail(FROM_AN_GIANG, "Báo cáo", [AN_GIANG_LETTER]).replace(b"Message-ID:", b"X-No-ID:")
    assert arrive(raw).pk == arrive(raw).pk
    assert IncomingMail.objects.count() == 1


def test_a_file_that_may_not_come_in_is_named_and_the_others_are_read(owed):
    kept = arrive(mail(FROM_AN_GIANG, "Báo cáo", [AN_GIANG_LETTER, ("x.zip", b"PK\x03\x04 broken")]))
    assert kept.status == "filed"
    assert codes(kept)[0] == "file_refused"
    assert "x.zip" in say_clue(kept.clues[0])
    assert Received.objects.count() == 1


def test_an_officer_files_an_unclear_mail_and_its_files_are_read_for_that_report(owed):
    kept = arrive(mail("ai.do@gmail.com", "thư", [("a.txt", "Xin chào".encode())]))
    officer = world.actor(Role.MINISTRY_OFFICER)
    assigned = assign_mail(actor=officer, mail=kept, obligation=owed, note="Gọi điện xác nhận")
    assert (assigned.status, assigned.decided_by, assigned.note) == ("filed", officer.user, "Gọi điện xác nhận")
    assert Received.objects.get().obligation == owed
    with pytest.raises(IntakeRefused):
        assign_mail(actor=officer, mail=kept, obligation=None)
    back = set_mail_aside(actor=officer, mail=kept)
    assert back.status == "set_aside"
    assert Received.objects.get().obligation is None


def test_only_the_ministrys_staff_decide_on_mail(owed):
    kept = arrive(mail("ai.do@gmail.com", "thư", [("a.txt", "Xin chào".encode())]))
    for role, unit in ((Role.OFFICER, "P63-89"), (Role.LEADER, "P63-89"), (Role.INSPECTOR, "BCT")):
        with pytest.raises(PermissionDenied):
            assign_mail(actor=world.actor(role, unit), mail=kept, obligation=owed)
        with pytest.raises(PermissionDenied):
            take_in_eml(actor=world.actor(role, unit), raw=mail("a@b.vn", "x", number=9))


def test_bytes_that_are_no_message_are_refused_with_what_to_do(owed):
    with pytest.raises(IntakeRefused, match="không phải thư điện tử"):
        take_in_eml(actor=SYSTEM, raw=b"\x00\x01\x02")


def test_a_mail_that_is_filed_is_not_read_into_anything_else_again(owed):
    kept = arrive(mail(FROM_AN_GIANG, "Báo cáo", [AN_GIANG_LETTER]))
    assert read_mail(mail_id=kept.pk).decided_at == kept.decided_at
    assert OutgoingMail.objects.count() == 1
