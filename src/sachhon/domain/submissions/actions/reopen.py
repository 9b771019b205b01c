"""An accepted report is opened again for a correction."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.deciding import recorded
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.mailing import queue_reopened
from sachhon.domain.submissions.models import Status, Submission
from sachhon.domain.submissions.refusals import text_missing
from sachhon.domain.submissions.transitions import moved


@transaction.atomic
def reopen(*, actor: Actor, submission: Submission, reason: str) -> Submission:
    """The draft, which is as it was sealed, can be edited; the accepted revision stands until the next is accepted.

    Raises PermissionDenied, Refused without a reason.
    """
    held = locked(submission)
    require(actor, "reopen", held)
    why = reason.strip()[:500]
    if not why:
        raise text_missing("reason")
    held.status = moved("reopen", held.status, Status.DRAFT)
    held.reopened_why = why
    queue_reopened(held)
    return recorded(actor, held, "reopen", {"reason": why})
