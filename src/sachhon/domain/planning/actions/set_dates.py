"""When a task's year is planned to begin and end: what overdue and at risk are judged by."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.planning.actions.record_progress import locked_task, year_of
from sachhon.domain.planning.models import PlanTask, TaskYear
from sachhon.domain.planning.refusals import Refused
from sachhon.domain.planning.task_access import require_task
from sachhon.domain.planning.versions import require_version
from sachhon.foundation import audit


def set_dates(
    *,
    actor: Actor,
    task: PlanTask,
    year: int,
    planned_from: date | None,
    planned_to: date | None,
    base_version: int = 0,
) -> TaskYear:
    """The year with its planned days; blank means the year's own first and last day.

    Raises PermissionDenied, Refused, ChangedMeanwhile.
    """
    place = require_task(actor, "record", task)
    if planned_from and planned_to and planned_to < planned_from:
        raise Refused("backwards", _("Ngày kết thúc phải từ ngày bắt đầu trở đi."), "planned_to")
    with transaction.atomic():
        held = locked_task(task)
        row = year_of(held, year)
        if (row.planned_from, row.planned_to) == (planned_from, planned_to):
            return row
        require_version(row, base_version)
        was = [row.planned_from, row.planned_to]
        row.planned_from, row.planned_to = planned_from, planned_to
        row.version += 1
        row.save(update_fields=("planned_from", "planned_to", "version"))
        audit.record(
            who=actor.who_for(place),
            verb="task.dates",
            object_type="task",
            object_id=held.code,
            unit_code=place.unit_code,
            detail={"year": year, "from": was, "to": [planned_from, planned_to]},
        )
    return row
