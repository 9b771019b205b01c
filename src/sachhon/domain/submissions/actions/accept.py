"""The ministry accepts a report."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.deciding import recorded
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Revision, Status, Submission
from sachhon.domain.submissions.transitions import moved


@transaction.atomic
def accept(*, actor: Actor, submission: Submission, note: str = "") -> Submission:
    """The newest revision stands from now on, also in place of an earlier accepted one."""
    held = locked(submission)
    require(actor, "accept", held)
    held.status = moved("accept", held.status, Status.ACCEPTED)
    held.standing = Revision.objects.filter(submission=held).order_by("-number").first()
    held.return_note, held.return_by, held.reopened_why = "", None, ""
    number = held.standing.number if held.standing else 0
    return recorded(actor, held, "accept", {"revision": number, "note": note.strip()})
