"""The outbox: mails go in with the change that they tell of."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from sachhon.foundation.jobs import Job, enqueue
from sachhon.foundation.mail.sending import SEND_KIND, send_outbox
from sachhon.foundation.models import OutgoingMail, StoredFile

Attachment = tuple[StoredFile, str]


def queue(
    *,
    to: str,
    subject: str,
    text: str,
    key: str,
    digest_key: str = "",
    attachments: Sequence[Attachment] = (),
) -> OutgoingMail:
    """A mail to one person, in the caller's transaction; the one that is there where the key was used before."""
    State = OutgoingMail.State
    with transaction.atomic():
        mail, new = OutgoingMail.objects.get_or_create(
            key=key,
            defaults={
                "to": to,
                "subject": " ".join(subject.split())[:300],
                "text": text,
                "digest_key": digest_key,
                "attachments": [{"digest": file.digest, "name": name} for file, name in attachments],
                "state": State.HELD if digest_key else State.QUEUED,
                "next_try_at": timezone.now(),
            },
        )
        if new and not digest_key:
            _ask_to_send()
    return mail


def send_again(mail: OutgoingMail) -> bool:
    """Try a mail that failed once more. False where it is on its way or gone."""
    with transaction.atomic():
        tried = OutgoingMail.objects.filter(pk=mail.pk, state=OutgoingMail.State.FAILED).update(
            state=OutgoingMail.State.QUEUED, attempts=0, next_try_at=timezone.now()
        )
        if tried:
            _ask_to_send()
    return bool(tried)


def _ask_to_send() -> None:
    """One job sends all that wait. Where it began before this transaction ends, the schedule takes the rest along."""
    if not Job.objects.filter(kind=SEND_KIND, state=Job.State.QUEUED).exists():
        enqueue(send_outbox, kind=SEND_KIND, label="Gửi thư điện tử", actor_id=None)
