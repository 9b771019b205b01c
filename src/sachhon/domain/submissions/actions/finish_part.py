"""A department has done its part; the unit takes it in, or gives it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Part
from sachhon.domain.submissions.parts import place_of_part
from sachhon.domain.submissions.policies import SUBMISSION
from sachhon.domain.submissions.refusals import part_moved
from sachhon.foundation import audit


@transaction.atomic
def finish_part(*, actor: Actor, part: Part) -> Part:
    """The department hands its part over, and writes in it no more. Raises PermissionDenied, Refused."""
    held = locked(part.submission)
    SUBMISSION.require(actor, "part", place_of_part(part), held.status)
    return _moved(actor, part, "finish_part", Part.Status.ASSIGNED, Part.Status.DONE)


@transaction.atomic
def merge_part(*, actor: Actor, part: Part) -> Part:
    """The unit takes the part into its report. Raises PermissionDenied; Refused before the department has finished."""
    held = locked(part.submission)
    require(actor, "split", held)
    return _moved(actor, part, "merge_part", Part.Status.DONE, Part.Status.MERGED)


@transaction.atomic
def give_part_again(*, actor: Actor, part: Part) -> Part:
    """The unit asks the department to go on with a part that it had finished. Raises PermissionDenied, Refused."""
    held = locked(part.submission)
    require(actor, "split", held)
    return _moved(actor, part, "give_part_again", Part.Status.DONE, Part.Status.ASSIGNED)


def _moved(actor: Actor, part: Part, verb: str, before: str, after: str) -> Part:
    now = (
        Part.objects.select_for_update(of=("self",))
        .select_related("unit", "submission__obligation__unit")
        .get(pk=part.pk)
    )
    if now.status != before:
        raise part_moved()
    now.status = after
    now.done_at = timezone.now() if after == Part.Status.DONE else now.done_at if after == Part.Status.MERGED else None
    now.save(update_fields=("status", "done_at"))
    audit.record(
        who=actor.who_for(place_of_part(now)),
        verb=f"submission.{verb}",
        object_type="submission",
        object_id=now.submission.code,
        unit_code=now.submission.obligation.unit.code,
        detail={"part": now.pk, "unit": now.unit.code},
    )
    return now
