"""An accepted report is published with the national report."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.deciding import recorded
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Status, Submission
from sachhon.domain.submissions.transitions import moved


@transaction.atomic
def publish(*, actor: Actor, submission: Submission) -> Submission:
    """The report is public from now on."""
    held = locked(submission)
    require(actor, "publish", held)
    held.status = moved("publish", held.status, Status.PUBLISHED)
    return recorded(actor, held, "publish")
