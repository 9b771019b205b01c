"""How a task's status looks."""

from __future__ import annotations

from sachhon.domain.planning.api import PlanTask

_KINDS = {
    PlanTask.Status.NOT_STARTED: "neutral",
    PlanTask.Status.UNDER_WAY: "info",
    PlanTask.Status.DONE: "success",
    PlanTask.Status.STOPPED: "warning",
}


def status_kind(status: str) -> str:
    """The colour of a task's status."""
    return _KINDS[PlanTask.Status(status)]
