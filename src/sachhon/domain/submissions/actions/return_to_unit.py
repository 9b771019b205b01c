"""The ministry asks for a supplement."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.deciding import recorded
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.mailing import queue_returned
from sachhon.domain.submissions.models import Status, Submission
from sachhon.domain.submissions.refusals import text_missing
from sachhon.domain.submissions.transitions import moved


@transaction.atomic
def return_to_unit(*, actor: Actor, submission: Submission, note: str, by: date | None) -> Submission:
    """The unit can edit again; `note` says what is missing, `by` until when (today or later; None: no day is set).

    Raises PermissionDenied, Refused.
    """
    held = locked(submission)
    require(actor, "return", held)
    what = note.strip()
    if not what:
        raise text_missing("note")
    if by is not None and by < timezone.localdate():
        raise text_missing("by")
    held.status = moved("return", held.status, Status.RETURNED)
    held.return_note, held.return_by = what, by
    queue_returned(held)
    return recorded(actor, held, "return", {"note": what, "by": by.isoformat() if by else ""})
