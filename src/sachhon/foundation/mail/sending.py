"""The job that sends what waits in the outbox.

A mail is marked before it is handed to the server and after. Killed in between, it is sent again after a while under
the same Message-ID, by which the receiving side knows the copy.
"""

from __future__ import annotations

import hashlib
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from sachhon.foundation.files import read
from sachhon.foundation.jobs import job, progress, schedule
from sachhon.foundation.models import OutgoingMail, StoredFile

SEND_KIND = "mail.send"
MAX_ATTEMPTS = 8
STUCK = timedelta(minutes=10)
_DELAYS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
State = OutgoingMail.State


@job(max_attempts=3)
def send_outbox(*, job_id: int) -> dict[str, int]:
    """Send all mails that are due over one connection; what fails is due again later. Counts {"sent", "failed"}."""
    now = timezone.now()
    stuck = OutgoingMail.objects.filter(state=State.SENDING, next_try_at__lt=now - STUCK)
    stuck.update(state=State.QUEUED)
    due = list(OutgoingMail.objects.filter(state=State.QUEUED, next_try_at__lte=now).order_by("pk"))
    counts = {"sent": 0, "failed": 0}
    if not due:
        return counts
    server = get_connection()
    try:
        for number, mail in enumerate(due, 1):
            if _claimed(mail):
                counts["sent" if _send(mail, server) else "failed"] += 1
            if number % 20 == 0:
                progress(job_id, number, len(due))
    finally:
        _close(server)
    return counts


def _claimed(mail: OutgoingMail) -> bool:
    return bool(
        OutgoingMail.objects.filter(pk=mail.pk, state=State.QUEUED).update(
            state=State.SENDING, attempts=mail.attempts + 1, next_try_at=timezone.now()
        )
    )


def _send(mail: OutgoingMail, server: BaseEmailBackend) -> bool:
    mail.attempts += 1
    try:
        message(mail, server).send()
    except (smtplib.SMTPException, OSError, ValueError) as error:
        _close(server)
        _failed(mail, error)
        return False
    OutgoingMail.objects.filter(pk=mail.pk).update(state=State.SENT, sent_at=timezone.now(), error="")
    return True


def _failed(mail: OutgoingMail, error: Exception) -> None:
    final = isinstance(error, ValueError) or _refused_for_good(error) or mail.attempts >= MAX_ATTEMPTS
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=State.FAILED if final else State.QUEUED,
        error=f"{type(error).__name__}: {error}"[:2000],
        next_try_at=timezone.now() + _DELAYS[min(mail.attempts, len(_DELAYS)) - 1],
    )


def _refused_for_good(error: Exception) -> bool:
    """Whether the server said 5xx of this mail itself: asking again would not help."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError | smtplib.SMTPSenderRefused) and error.smtp_code >= 500


def _close(server: BaseEmailBackend) -> None:
    """A connection that failed is opened anew for the next mail."""
    try:
        server.close()
    except (smtplib.SMTPException, OSError):
        server.connection = None


def message(mail: OutgoingMail, server: BaseEmailBackend | None = None) -> EmailMessage:
    """The mail as it goes out. Raises ValueError where an attachment was changed on disk."""
    sender = settings.DEFAULT_FROM_EMAIL
    domain = sender.rsplit("@", 1)[-1].rstrip(">")
    out = EmailMessage(
        mail.subject,
        mail.text,
        sender,
        [mail.to],
        connection=server,
        headers={
            "Message-ID": f"<{hashlib.sha256(mail.key.encode()).hexdigest()[:40]}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    for attached in mail.attachments:
        file = StoredFile.objects.get(pk=attached["digest"])
        out.attach(attached["name"], read(file), file.media_type or "application/octet-stream")
    return out


def waiting_since() -> datetime | None:
    """Since when the oldest mail waits that is due; None for an empty outbox."""
    return (
        OutgoingMail.objects.filter(state__in=(State.QUEUED, State.SENDING), next_try_at__lte=timezone.now())
        .order_by("queued_at")
        .values_list("queued_at", flat=True)
        .first()
    )


schedule("mail.send", timedelta(minutes=1), send_outbox)
