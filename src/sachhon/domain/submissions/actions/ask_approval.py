"""The unit's officer hands the report to those who approve it."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.findings import findings_of, holding_up
from sachhon.domain.submissions.guards import locked, require, require_open
from sachhon.domain.submissions.models import Approval, Part, Status, Submission
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.refusals import NotReady, parts_open
from sachhon.domain.submissions.transitions import moved
from sachhon.foundation import audit


@transaction.atomic
def ask_approval(*, actor: Actor, submission: Submission, note: str = "", request_key: str = "") -> Submission:
    """The report waits for its first approval, and is locked. A repeated request changes nothing.

    Raises NotReady with what holds it up (errors, warnings without a reason), Refused while departments are at work.
    """
    held = locked(submission)
    if request_key and Approval.objects.filter(submission=held, request_key=request_key).exists():
        return held
    require(actor, "ask_approval", held)
    require_open(held)
    waiting = Part.objects.filter(submission=held).exclude(status=Part.Status.MERGED).select_related("unit")
    if names := [part.unit.name for part in waiting]:
        raise parts_open(names)
    if stops := holding_up(findings_of(held)):
        raise NotReady(stops)
    who = actor.who_for(place_of_submission(held))
    held.status, held.step = moved("ask_approval", held.status, Status.AWAITING), 1
    held.save(update_fields=("status", "step"))
    Approval.objects.create(
        submission=held,
        draft_version=held.version,
        step=0,
        decision="asked",
        note=note.strip(),
        by=actor.user,
        on_behalf=who.on_behalf,
        request_key=request_key,
    )
    audit.record(
        who=who,
        verb="submission.ask_approval",
        object_type="submission",
        object_id=held.code,
        unit_code=held.obligation.unit.code,
        detail={"version": held.version, "note": note.strip()},
    )
    return held
