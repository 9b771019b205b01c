"""Collecting new mail from the ministry's mailbox."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from sachhon.domain.accounts.api import SYSTEM
from sachhon.domain.intake.actions.take_in_eml import keep_headers, take_in_eml
from sachhon.domain.intake.mailbox import Waiting, opened
from sachhon.domain.intake.models import IncomingMail
from sachhon.domain.intake.readings import FileRefused
from sachhon.domain.intake.refusals import IntakeRefused, too_large


@dataclass(frozen=True, slots=True)
class Polled:
    """How many messages were waiting, and those that are to be read next."""

    found: int
    new: tuple[IncomingMail, ...]


def poll_mailbox(*, url: str = "") -> Polled:
    """Keep every message that nobody has seen, then mark it. Called again after a crash it keeps none twice.

    A message that may not come in whole is kept by its headers, as unclear. Raises IntakeRefused where there is no
    mailbox or its server refuses.
    """
    found, new = 0, []
    with opened(url or settings.IMAP_URL) as mailbox:
        for waiting in mailbox.waiting():
            found += 1
            mail = _keep(waiting)
            mailbox.done(waiting.uid)
            if mail is not None and mail.status == IncomingMail.Status.NEW:
                new.append(mail)
    return Polled(found, tuple(dict.fromkeys(new)))


def _keep(waiting: Waiting) -> IncomingMail | None:
    if waiting.whole is None:
        return keep_headers(headers=waiting.headers, reason=too_large())
    try:
        return take_in_eml(actor=SYSTEM, raw=waiting.whole)
    except FileRefused as refused:
        return keep_headers(headers=waiting.headers, reason=refused.finding["message"]["vi"])
    except IntakeRefused:
        return None
