"""The unit takes its report back: before approval, or before the ministry received it."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.deciding import recorded
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Approval, Status, Submission
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.refusals import text_missing
from sachhon.domain.submissions.transitions import moved


@transaction.atomic
def withdraw(*, actor: Actor, submission: Submission, note: str = "") -> Submission:
    """The report can be edited again. What was sealed stays, and stands until the next revision is sealed.

    Taking back what was submitted needs a reason: the next revision carries it. Raises PermissionDenied, Refused.
    """
    held = locked(submission)
    require(actor, "withdraw", held)
    why = note.strip()
    if held.status == Status.SUBMITTED and not why:
        raise text_missing("reason")
    Approval.objects.create(
        submission=held,
        draft_version=held.version,
        step=held.step,
        decision="withdrawn",
        note=why,
        by=actor.user,
        on_behalf=actor.who_for(place_of_submission(held)).on_behalf,
    )
    before, held.step = held.status, 0
    returned = before == Status.AWAITING and held.return_note
    held.status = moved("withdraw", before, Status.RETURNED if returned else Status.DRAFT)
    return recorded(actor, held, "withdraw", {"from": before, "note": why})
