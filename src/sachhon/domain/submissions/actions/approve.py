"""One step of the unit's approval; the last one seals the report."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.chains import chain_of
from sachhon.domain.submissions.drafts import draft_values
from sachhon.domain.submissions.findings import findings_of, holding_up
from sachhon.domain.submissions.guards import locked, require, require_open
from sachhon.domain.submissions.last_round import last_round_values
from sachhon.domain.submissions.models import Approval, Revision, Status, Submission
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.policies import SUBMISSION
from sachhon.domain.submissions.refusals import NotReady, another_step
from sachhon.domain.submissions.seal import Answers, seal
from sachhon.domain.submissions.transitions import moved
from sachhon.foundation import audit


@transaction.atomic
def approve(*, actor: Actor, submission: Submission, note: str = "", request_key: str) -> Revision | None:
    """The sealed revision after the last step, None after an earlier one.

    The same `request_key` gives the same revision and receipt, however often it is sent. Whoever wrote the answers may
    approve them where the unit has nobody else: the revision names both. Raises PermissionDenied; Refused where the
    step that waits is another's; NotReady where an error came up since approval was asked for.
    """
    if not request_key:
        raise ValueError("an approval is made with a request key: sent twice, it counts once")
    held = locked(submission)
    place = place_of_submission(held)
    before = Approval.objects.filter(submission=held, request_key=request_key).first()
    if before is not None:
        SUBMISSION.require(actor, "view", place, held.status)
        return Revision.objects.filter(submission=held, request_key=request_key).first()
    chain = chain_of(held.obligation.unit.kind)
    if held.status == Status.AWAITING:
        _require_step(actor, held, chain[held.step - 1].verb)
    else:
        require(actor, chain[-1].verb, held)
    require_open(held)
    who = actor.who_for(place)
    step, last = held.step, held.step >= len(chain)
    answers = Answers(draft_values(held), last_round_values(held)) if last else None
    if answers and (stops := holding_up(findings_of(held, values=answers.now, previous=answers.before))):
        raise NotReady(stops)
    Approval.objects.create(
        submission=held,
        draft_version=held.version,
        step=step,
        decision="approved",
        note=note.strip(),
        by=actor.user,
        on_behalf=who.on_behalf,
        request_key=request_key,
    )
    revision = seal(held, answers, actor, who, request_key, timezone.now()) if answers else None
    held.status = moved("approve", held.status, Status.SUBMITTED if last else Status.AWAITING)
    held.step = 0 if last else step + 1
    held.save()
    audit.record(
        who=who,
        verb="submission.submit" if last else "submission.approve",
        object_type="submission",
        object_id=held.code,
        unit_code=held.obligation.unit.code,
        detail={
            "step": step,
            "version": held.version,
            "note": note.strip(),
            **({"revision": revision.number, "digest": revision.digest} if revision else {}),
        },
    )
    return revision


def _require_step(actor: Actor, held: Submission, verb: str) -> None:
    try:
        require(actor, verb, held)
    except PermissionDenied:
        place = place_of_submission(held)
        if any(
            SUBMISSION.permits(actor, step.verb, place, held.status) for step in chain_of(held.obligation.unit.kind)
        ):
            raise another_step() from None
        raise
