"""Accepted reports are published with the national report: one, or all of a round in one act."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.rounds.api import MINISTRY_PLACE, ROUND, Round
from sachhon.domain.submissions.deciding import recorded
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Status, Submission
from sachhon.domain.submissions.refusals import accepted_changed, nothing_accepted, only_practice
from sachhon.domain.submissions.transitions import moved
from sachhon.foundation import audit


@transaction.atomic
def publish(*, actor: Actor, submission: Submission) -> Submission:
    """The report is public from now on."""
    return _published(actor, locked(submission))


@transaction.atomic
def publish_reports(*, actor: Actor, asking: Round, looked_at: int) -> int:
    """Every accepted report of the round is public from now on; how many. `looked_at`: how many the person was shown.

    Raises Refused for a practice round, where none is accepted, and where their number is another than was shown.
    """
    ROUND.require(actor, "publish_reports", MINISTRY_PLACE, asking.status)
    if asking.is_test:
        raise only_practice()
    reports = list(
        Submission.objects.select_for_update(of=("self",))
        .select_related("obligation__round__template", "obligation__unit")
        .filter(obligation__round=asking, status=Status.ACCEPTED)
        .order_by("obligation__unit__code")
    )
    if not reports:
        raise nothing_accepted()
    if len(reports) != looked_at:
        raise accepted_changed(len(reports))
    for held in reports:
        _published(actor, held)
    audit.record(
        who=actor.who_for(MINISTRY_PLACE),
        verb="round.publish_reports",
        object_type="round",
        object_id=asking.code,
        detail={"count": len(reports)},
    )
    return len(reports)


def _published(actor: Actor, held: Submission) -> Submission:
    require(actor, "publish", held)
    held.status = moved("publish", held.status, Status.PUBLISHED)
    return recorded(actor, held, "publish")
