"""How far a task of the method is, with what was found."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment, TaskState
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import differing, require_seen, seen_of
from sachhon.domain.assessments.workspace.tasks import task_of
from sachhon.foundation import audit

LATER = frozenset({"T14", "T15", "T16", "T17", "T18"})
"""Steps 5 and 6 go on after the report."""


def task_seen(state: TaskState | None) -> str:
    """What a task's state looks like now."""
    told = {"state": state.state, "note": state.note} if state is not None else {}
    return seen_of((told,))


@transaction.atomic
def record_task(
    *, actor: Actor, assessment: Assessment, task: str, state: str, note: str, seen: str | None = None
) -> TaskState:
    """The task in that state. Raises PermissionDenied, ChangedMeanwhile, Refused.

    The tasks of carrying out and keeping up are recorded after the report too.
    """
    standing, place = held_for(actor, assessment, "carry_out" if task in LATER else "edit")
    known = task_of(standing.kind, task)
    if known is None:
        raise Refused("task_unknown", _("Cuộc đánh giá này không có nhiệm vụ đó."))
    if state not in TaskState.State.values:
        raise Refused("state_missing", _("Chọn tình trạng."), "state")
    if state == TaskState.State.NOT_NEEDED and not note.strip():
        raise Refused("why_missing", _("Ghi lý do không cần làm nhiệm vụ này."), "note")
    held = TaskState.objects.filter(assessment=standing, task=task).first()
    if seen is not None:
        require_seen(task_seen(held), seen)
    before = {"state": held.state, "note": held.note} if held else {"state": TaskState.State.NOT_STARTED, "note": ""}
    changed = differing(before, {"state": state, "note": note.strip()})
    made = held or TaskState(assessment=standing, task=task)
    if held is not None and not changed:
        return held
    made.state, made.note, made.by = state, note.strip(), actor.user
    made.save()
    audit.record(
        who=actor.who_for(place),
        verb="assessment.task",
        object_type="assessment",
        object_id=standing.code,
        unit_code=standing.facility.code,
        detail={"task": task, **changed},
    )
    return made
