"""The ministry takes a report in hand."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.deciding import recorded
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Status, Submission
from sachhon.domain.submissions.transitions import moved


@transaction.atomic
def receive(*, actor: Actor, submission: Submission) -> Submission:
    """The unit sees that its report is being reviewed, and can no longer withdraw it."""
    held = locked(submission)
    require(actor, "receive", held)
    held.status = moved("receive", held.status, Status.RECEIVED)
    return recorded(actor, held, "receive")
