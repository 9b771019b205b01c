"""What intake does in the background: reading files and mails, collecting the mailbox."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import MINISTRY, Actor
from sachhon.domain.intake.actions.poll_mailbox import poll_mailbox
from sachhon.domain.intake.actions.read_mail import read_mail
from sachhon.domain.intake.actions.read_received import read_received
from sachhon.domain.intake.models import IncomingMail, Received
from sachhon.domain.intake.places import place_of_received, status_of_received
from sachhon.domain.intake.policies import RECEIVED
from sachhon.domain.intake.refusals import IntakeRefused
from sachhon.foundation.jobs import GiveUp, Job, enqueue, job, progress, schedule, try_again

POLL_EVERY = timedelta(minutes=2)


@job(max_attempts=3)
def read_received_file(*, job_id: int, received_id: int) -> None:
    """Read one file."""
    read_received(received_id=received_id, progress=partial(progress, job_id))


@job(max_attempts=3)
def read_incoming_mail(*, job_id: int, mail_id: int) -> None:
    """Read one mail with its files."""
    read_mail(mail_id=mail_id)


@job(max_attempts=1)
def collect_mail(*, job_id: int) -> dict[str, int]:
    """Collect the ministry's mailbox and have each new mail read."""
    try:
        polled = poll_mailbox()
    except IntakeRefused as refused:
        raise GiveUp(str(refused)) from refused
    for mail in polled.new:
        queue_mail(actor_id=None, mail=mail)
    return {"found": polled.found, "new": len(polled.new)}


@transaction.atomic
def queue_reading(*, actor: Actor, received: Received) -> Job:
    """Have a file read."""
    queued = enqueue(
        read_received_file,
        kind="intake.read",
        label=_("Đọc tệp %(name)s") % {"name": received.name},
        actor_id=actor.user.pk if actor.user else None,
        unit_code=place_of_received(received).unit_code,
        received_id=received.pk,
    )
    Received.objects.filter(pk=received.pk).update(job=str(queued.pk))
    return queued


def job_of(received: Received) -> Job | None:
    """The job that reads the file."""
    return Job.objects.filter(pk=received.job).first() if received.job.isdigit() else None


def read_again(*, actor: Actor, received: Received) -> Job:
    """Try a reading once more that the system could not finish. Raises PermissionDenied."""
    RECEIVED.require(actor, "put_in", place_of_received(received), status_of_received(received))
    failed = job_of(received)
    return failed if failed is not None and try_again(failed) else queue_reading(actor=actor, received=received)


def queue_mail(*, actor_id: int | None, mail: IncomingMail) -> Job:
    """Have a mail read."""
    return enqueue(
        read_incoming_mail,
        kind="intake.mail",
        label=_("Đọc thư %(subject)s") % {"subject": mail.subject},
        actor_id=actor_id,
        unit_code=MINISTRY,
        mail_id=mail.pk,
    )


def queue_collecting(*, actor: Actor) -> Job:
    """Have the mailbox collected now."""
    return enqueue(
        collect_mail,
        kind="intake.collect",
        label=_("Lấy thư mới"),
        actor_id=actor.user.pk if actor.user else None,
        unit_code=MINISTRY,
    )


if settings.IMAP_URL:
    schedule("intake.collect", POLL_EVERY, collect_mail)
