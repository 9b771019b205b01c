"""The ministry's mailbox, against a real Dovecot on the loopback: collected once, filed, answered."""

from __future__ import annotations

import pytest

from sachhon.domain.accounts.api import Role
from sachhon.domain.intake.api import IncomingMail, IntakeRefused, Received, poll_mailbox, queue_mail
from sachhon.domain.registry.api import Contact
from sachhon.foundation.jobs import run_waiting
from sachhon.foundation.models import OutgoingMail
from tests import world
from tests.domain.intake import dovecot, letters
from tests.domain.intake.mails import mail

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(bool(dovecot.why_not()), reason=dovecot.why_not() or "dovecot runs"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with dovecot.running(tmp_path_factory.mktemp("dovecot")) as running:
        yield running


@pytest.fixture
def inbox(server):
    """The server with an empty INBOX."""
    with server.client() as client:
        client.select("INBOX")
        client.store("1:*", "+FLAGS", r"(\Deleted)") if server.count("INBOX") else None
        client.expunge()
    return server


@pytest.fixture
def an_giang():
    world.units()
    world.obligation(world.published_round())
    return Contact.objects.create(unit=world.unit("P63-89"), name="Lê Văn Nam", email="nam@angiang.gov.vn")


def collected(inbox):
    """Poll, and read what came."""
    polled = poll_mailbox(url=inbox.url)
    for one in polled.new:
        queue_mail(actor_id=None, mail=one)
    run_waiting()
    return polled


def test_a_provinces_letter_comes_by_mail_is_filed_read_and_answered(inbox, an_giang):
    name, data, truth = letters.letter()
    inbox.deliver(mail("Lê Văn Nam <nam@angiang.gov.vn>", "Báo cáo sản xuất sạch hơn", [(name, data)]))
    polled = collected(inbox)
    assert (polled.found, len(polled.new)) == (1, 1)
    filed = IncomingMail.objects.get()
    assert (filed.status, filed.unit.code, filed.sender) == ("filed", "P63-89", "nam@angiang.gov.vn")
    assert filed.obligation.round.code == "2018-1819"
    received = Received.objects.get()
    assert (received.name, received.status, received.obligation_id) == (name, "read", filed.obligation_id)
    assert received.staged.get(field="quick_assessments").value == truth["answers"]["quick_assessments"]["value"]
    answer = OutgoingMail.objects.get(key__startswith="intake.")
    assert answer.to == "nam@angiang.gov.vn"
    assert name in answer.text
    assert "chỉ được coi là đã nộp khi" in answer.text


def test_a_message_is_kept_once_however_often_it_is_collected_or_delivered(inbox, an_giang):
    raw = mail("Lê Văn Nam <nam@angiang.gov.vn>", "Báo cáo", [letters.letter()[:2]])
    inbox.deliver(raw)
    collected(inbox)
    assert collected(inbox).found == 0
    inbox.deliver(raw)
    again = collected(inbox)
    assert again.found == 1
    assert IncomingMail.objects.count() == Received.objects.count() == 1
    assert OutgoingMail.objects.filter(key__startswith="intake.").count() == 1


def test_a_collected_message_is_marked_as_seen(inbox, an_giang):
    inbox.deliver(mail("nam@angiang.gov.vn", "Báo cáo"))
    assert b"\\Seen" not in inbox.flags()[0]
    poll_mailbox(url=inbox.url)
    assert b"\\Seen" in inbox.flags()[0]


def test_a_collected_message_can_be_moved_out_of_the_way(inbox, an_giang):
    inbox.deliver(mail("nam@angiang.gov.vn", "Báo cáo"))
    poll_mailbox(url=inbox.url + "?move=Đã nhận")
    assert (inbox.count("INBOX"), inbox.count("&ARAA4w- nh&Hq0-n")) == (0, 1)


def test_a_message_that_may_not_come_in_whole_is_kept_by_its_headers(inbox, an_giang, settings):
    settings.MAX_UPLOAD_BYTES = 2000
    inbox.deliver(mail("nam@angiang.gov.vn", "Tệp rất to", [("to.txt", b"a" * 9000)]))
    poll_mailbox(url=inbox.url)
    kept = IncomingMail.objects.get()
    assert (kept.status, kept.subject) == ("unclear", "Tệp rất to")
    assert [clue["code"] for clue in kept.clues] == ["only_headers"]
    assert not Received.objects.exists()
    assert b"\\Seen" in inbox.flags()[0]


def test_a_wrong_password_and_no_server_say_what_to_check(inbox, db):
    with pytest.raises(IntakeRefused, match="Kiểm tra máy chủ thư và mật khẩu"):
        poll_mailbox(url=f"imap://sxsh:sai@127.0.0.1:{inbox.port}/INBOX")
    with pytest.raises(IntakeRefused, match="Không mở được hộp thư"):
        poll_mailbox(url="imap://sxsh:sai@127.0.0.1:9/INBOX")
    with pytest.raises(IntakeRefused, match="IMAP_URL"):
        poll_mailbox(url="")


def test_a_folder_that_is_not_there_is_said(inbox, db):
    with pytest.raises(IntakeRefused, match="Không mở được hộp thư"):
        poll_mailbox(url=inbox.url.replace("INBOX", "Khong-co"))


def test_people_of_the_unit_are_known_by_their_address(inbox, an_giang):
    Contact.objects.all().delete()
    person = world.person(Role.OFFICER, "P63-89", email="lan@cty-tu-van.vn")
    inbox.deliver(mail(person.email, "Báo cáo", [letters.letter()[:2]]))
    collected(inbox)
    assert IncomingMail.objects.get().clues[0]["code"] == "address"
    assert IncomingMail.objects.get().status == "filed"
