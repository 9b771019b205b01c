"""Many notices to one person in a day become one mail."""

from __future__ import annotations

from datetime import time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sachhon.foundation.jobs import daily, job
from sachhon.foundation.mail.outbox import queue
from sachhon.foundation.models import OutgoingMail

State = OutgoingMail.State


@job()
def send_digests(*, job_id: int) -> dict[str, int]:
    """Put the notices that are held into one mail a person and kind, and queue it. A repeat finds none held."""
    groups = OutgoingMail.objects.filter(state=State.HELD).order_by("to").values_list("to", "digest_key").distinct()
    return {"mails": sum(_merge(to, digest_key) for to, digest_key in list(groups))}


@transaction.atomic
def _merge(to: str, digest_key: str) -> bool:
    held = list(
        OutgoingMail.objects.select_for_update().filter(state=State.HELD, to=to, digest_key=digest_key).order_by("pk")
    )
    if not held:
        return False
    key = f"digest.{digest_key}.{to}.{timezone.localdate():%Y%m%d}.{held[0].pk}"
    merged = queue(to=to, subject=_subject(held), text=_text(held), key=key[:160])
    OutgoingMail.objects.filter(pk__in=[mail.pk for mail in held]).update(state=State.MERGED, merged_into=merged)
    return True


def _subject(held: list[OutgoingMail]) -> str:
    if len(held) == 1:
        return held[0].subject
    told = ngettext("%(count)s thông báo trong ngày", "%(count)s thông báo trong ngày", len(held))
    return f"Sạch Hơn: {told % {'count': len(held)}}"


def _text(held: list[OutgoingMail]) -> str:
    if len(held) == 1:
        return held[0].text
    opening = _("Kính gửi anh/chị, dưới đây là các thông báo trong ngày của hệ thống Sạch Hơn.")
    parts = (f"{number}. {mail.subject}\n\n{mail.text.strip()}" for number, mail in enumerate(held, 1))
    return "\n\n".join((opening, *parts)) + "\n"


daily("mail.digests", time(7, 30), send_digests)
