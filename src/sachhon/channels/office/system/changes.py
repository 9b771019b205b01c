"""What can be done from these pages; each with its entry in the trail."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.channels.office.system.policies import SYSTEM
from sachhon.domain.accounts.api import Actor, Place
from sachhon.foundation import mail
from sachhon.foundation.audit import record
from sachhon.foundation.audit.checking import verify_trail
from sachhon.foundation.jobs import Job, enqueue, try_again
from sachhon.foundation.models import OutgoingMail

VERIFY_KIND = "audit.verify"


@transaction.atomic
def ask_to_verify(*, actor: Actor) -> Job:
    """A job that walks the trail; the one that is under way where there is one."""
    SYSTEM.require(actor, "verify", Place())
    running = Job.objects.filter(kind=VERIFY_KIND, state__in=Job.UNFINISHED).first()
    if running:
        return running
    user = actor.user.pk if actor.user else None
    job = enqueue(verify_trail, kind=VERIFY_KIND, label=_("Kiểm tra nhật ký"), actor_id=user)
    record(who=actor.who, verb="audit.verify", object_type="audit", object_id=job.pk)
    return job


@transaction.atomic
def repeat_job(*, actor: Actor, job: Job) -> bool:
    """Run a job that failed once more; False where it runs or is done."""
    SYSTEM.require(actor, "repeat", Place())
    if not try_again(job):
        return False
    record(who=actor.who, verb="job.repeat", object_type="job", object_id=job.pk, detail={"kind": job.kind})
    return True


@transaction.atomic
def repeat_mail(*, actor: Actor, letter: OutgoingMail) -> bool:
    """Send a mail that failed once more; False where it is on its way or gone."""
    SYSTEM.require(actor, "repeat", Place())
    if not mail.send_again(letter):
        return False
    record(who=actor.who, verb="outgoing_mail.repeat", object_type="outgoing_mail", object_id=letter.pk)
    return True


@transaction.atomic
def told_of_export(*, actor: Actor, count: int, chosen: dict[str, str]) -> None:
    """That the trail was taken out of the system, and which part."""
    SYSTEM.require(actor, "export", Place())
    record(who=actor.who, verb="audit.export", object_type="audit", object_id="", detail={"rows": count, **chosen})
