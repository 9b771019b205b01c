"""What every action on a report asks first: the row locked, the permission, the status, the round."""

from __future__ import annotations

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.api import Round
from sachhon.domain.submissions.models import Status, Submission
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.policies import SUBMISSION
from sachhon.domain.submissions.refusals import round_closed, status_moved, waived


def locked(submission: Submission) -> Submission:
    """The report as it is now, locked until the transaction ends, with what the actions need of it (one query)."""
    return (
        Submission.objects.select_for_update(of=("self",))
        .select_related("obligation__round__template", "obligation__unit")
        .get(pk=submission.pk)
    )


def require(actor: Actor, verb: str, submission: Submission) -> None:
    """Raises PermissionDenied where the actor may never, Refused where they may, but not in this status."""
    place = place_of_submission(submission)
    if SUBMISSION.permits(actor, verb, place, submission.status):
        return
    if any(SUBMISSION.permits(actor, verb, place, status) for status in SUBMISSION.statuses):
        raise status_moved(str(Status(submission.status).label))
    SUBMISSION.require(actor, verb, place, submission.status)


def require_open(submission: Submission) -> None:
    """Raises Refused where the unit was waived, or the round is closed and this would be the unit's first answer.

    What the ministry sent back or opened again goes on after the round is closed.
    """
    if submission.standing_id is not None:
        return
    if submission.obligation.waived_at is not None:
        raise waived()
    if submission.obligation.round.status != Round.Status.PUBLISHED:
        raise round_closed()
