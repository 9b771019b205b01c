"""How far a task of the method is, with what was found."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import WRITERS, Actor, User, people_with_roles, running_delegations
from sachhon.domain.assessments.models import Assessment, TaskState
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.refusals import Refused
from sachhon.domain.assessments.versions import differing, require_seen, seen_of
from sachhon.domain.assessments.workspace.tasks import LATER, task_of
from sachhon.foundation import audit


def task_seen(state: TaskState | None) -> str:
    """What a task's state looks like now."""
    return seen_of((_told(state) if state is not None else {},))


def _told(state: TaskState) -> dict[str, object]:
    return {"state": state.state, "note": state.note, "due": state.due, "owner": state.owner_id}


@transaction.atomic
def record_task(
    *,
    actor: Actor,
    assessment: Assessment,
    task: str,
    state: str,
    note: str,
    due: date | None = None,
    owner: User | None = None,
    seen: str | None = None,
) -> TaskState:
    """The task in that state; until when, and whose it is, where somebody says so.

    Raises PermissionDenied, ChangedMeanwhile, Refused.

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
    held = TaskState.objects.filter(assessment=standing, task=task).select_related("owner").first()
    if owner is not None and owner not in task_owners(standing):
        raise Refused("owner_unknown", _("Chọn người của cơ sở, hoặc người được cơ sở ủy quyền."), "owner")
    if seen is not None:
        require_seen(task_seen(held), seen)
    before = {"state": TaskState.State.NOT_STARTED.value, "note": "", "due": None, "owner": ""}
    if held is not None:
        whose = held.owner.full_name if held.owner is not None else ""
        before = {"state": held.state, "note": held.note, "due": held.due, "owner": whose}
    after = {"state": state, "note": note.strip(), "due": due, "owner": owner.full_name if owner is not None else ""}
    changed = differing(before, after)
    made = held or TaskState(assessment=standing, task=task)
    if held is not None and not changed:
        return held
    made.state, made.note, made.by = state, note.strip(), actor.user
    made.due, made.owner = due, owner
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


def task_owners(assessment: Assessment) -> list[User]:
    """Whom a task can be given to: who writes for the facility, and whom it lent a role."""
    code = assessment.facility.code
    own = list(people_with_roles(WRITERS, code))
    lent = [one.user for one in running_delegations(code) if one.user.is_active]
    return sorted({one.pk: one for one in (*own, *lent)}.values(), key=lambda one: (one.full_name, one.pk))
