"""The outbox, against a real SMTP server on the loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import transaction
from django.utils import timezone

from sachhon.foundation import jobs, mail
from sachhon.foundation.files import store
from sachhon.foundation.mail.digests import send_digests
from sachhon.foundation.mail.sending import send_outbox
from sachhon.foundation.models import Job, OutgoingMail

pytestmark = pytest.mark.django_db
State = OutgoingMail.State


class Postbox:
    """An SMTP server's handler: keeps what comes, refuses who is unknown, can be out of order."""

    def __init__(self) -> None:
        self.received: list[Envelope] = []
        self.busy = False

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("khong-co"):
            return "550 No such user"
        if self.busy:
            return "451 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.received.append(envelope)
        return "250 OK"


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    handler = Postbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield handler
    controller.stop()


def queued(to: str = "so@example.vn", key: str = "k1", **rest: Any) -> OutgoingMail:
    return mail.queue(to=to, subject="Đôn đốc báo cáo", text="Kính gửi Sở Công Thương, …", key=key, **rest)


def again() -> None:
    OutgoingMail.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))
    send_outbox(job_id=0)


def test_a_mail_is_sent_once_over_smtp_in_vietnamese_with_its_attachment(postbox: Postbox) -> None:
    first = queued(attachments=[(store(b"%PDF-1.7 trial", "application/pdf"), "Công văn 1819.pdf")])
    assert queued().pk == first.pk
    assert Job.objects.filter(kind="mail.send").count() == 1
    jobs.run_waiting()
    first.refresh_from_db()
    assert first.state == State.SENT
    assert first.sent_at is not None
    [envelope] = postbox.received
    assert envelope.rcpt_tos == ["so@example.vn"]
    text = envelope.content.decode("utf-8")
    assert "Message-ID: <" in text
    assert "Auto-Submitted: auto-generated" in text
    send_outbox(job_id=0)
    assert len(postbox.received) == 1


def test_what_is_rolled_back_is_not_sent(postbox: Postbox) -> None:
    with transaction.atomic():
        queued()
        transaction.set_rollback(True)
    jobs.run_waiting()
    assert postbox.received == []


def test_a_busy_server_is_asked_again_and_an_unknown_address_is_not(postbox: Postbox) -> None:
    postbox.busy = True
    waiting, wrong = queued(), queued("khong-co@example.vn", "k2")
    jobs.run_waiting()
    waiting.refresh_from_db()
    wrong.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (State.QUEUED, 1)
    assert waiting.next_try_at > timezone.now()
    assert wrong.state == State.FAILED
    assert "550" in wrong.error
    postbox.busy = False
    again()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (State.SENT, 2)
    assert mail.send_again(wrong)
    assert not mail.send_again(waiting)


def test_a_server_that_cannot_be_reached_costs_no_mail(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    waiting = queued()
    jobs.run_waiting()
    for _ in range(7):
        again()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.attempts) == (State.FAILED, 8)
    assert "ConnectionRefusedError" in waiting.error


def test_a_mail_whose_sender_was_killed_goes_out_under_the_same_message_id(postbox: Postbox) -> None:
    stuck = queued()
    jobs.run_waiting()
    OutgoingMail.objects.update(state=State.SENDING, next_try_at=timezone.now() - timedelta(hours=1))
    send_outbox(job_id=0)
    stuck.refresh_from_db()
    assert stuck.state == State.SENT
    ids = {line for envelope in postbox.received for line in envelope.content.splitlines() if b"Message-ID" in line}
    assert (len(postbox.received), len(ids)) == (2, 1)


def test_many_notices_of_a_day_leave_as_one_mail_a_person(postbox: Postbox) -> None:
    for number in range(3):
        queued(key=f"a{number}", digest_key="reminders")
    queued("khac@example.vn", "b", digest_key="reminders")
    jobs.run_waiting()
    assert postbox.received == []
    assert send_digests(job_id=0) == {"mails": 2}
    assert send_digests(job_id=0) == {"mails": 0}
    jobs.run_waiting()
    assert sorted(envelope.rcpt_tos[0] for envelope in postbox.received) == ["khac@example.vn", "so@example.vn"]
    merged = OutgoingMail.objects.get(state=State.SENT, to="so@example.vn")
    assert merged.subject == "Sạch Hơn: 3 thông báo trong ngày"
    assert merged.parts.count() == 3
    assert merged.text.count("Kính gửi Sở Công Thương") == 3
