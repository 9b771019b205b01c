"""Who approves sends the report back to who wrote it."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.deciding import recorded
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Approval, Status, Submission
from sachhon.domain.submissions.refusals import text_missing
from sachhon.domain.submissions.transitions import moved


@transaction.atomic
def send_back(*, actor: Actor, submission: Submission, note: str) -> Submission:
    """The report can be edited again; `note` says what is to change. Raises PermissionDenied, Refused."""
    held = locked(submission)
    require(actor, "send_back", held)
    why = note.strip()
    if not why:
        raise text_missing("note")
    Approval.objects.create(
        submission=held, draft_version=held.version, step=held.step, decision="sent_back", note=why, by=actor.user
    )
    step, held.step = held.step, 0
    held.status = moved("send_back", held.status, Status.RETURNED if held.return_note else Status.DRAFT)
    return recorded(actor, held, "send_back", {"step": step, "note": why})
