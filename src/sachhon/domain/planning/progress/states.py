"""The life of a task's year as a table, and the task's own state as what its years say."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class TaskState(StrEnum):
    """How far the work has come."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"


MAY_FOLLOW: dict[TaskState, frozenset[TaskState]] = {
    TaskState.NOT_STARTED: frozenset({TaskState.UNDER_WAY, TaskState.DONE, TaskState.STOPPED}),
    TaskState.UNDER_WAY: frozenset({TaskState.NOT_STARTED, TaskState.DONE, TaskState.STOPPED}),
    TaskState.DONE: frozenset({TaskState.UNDER_WAY}),
    TaskState.STOPPED: frozenset({TaskState.UNDER_WAY}),
}
"""What may follow a state; staying as it is always may."""

NEEDS_REMARK = frozenset({TaskState.STOPPED})
"""States that say why."""

NEEDS_REMARK_FROM = frozenset({TaskState.DONE, TaskState.STOPPED})
"""States that are left only with a word why."""

UNFINISHED = frozenset({TaskState.NOT_STARTED, TaskState.UNDER_WAY})
"""States whose work is carried over into the next year."""


def may_follow(now: str, then: str) -> bool:
    """Whether a state may follow another."""
    return now == then or TaskState(then) in MAY_FOLLOW[TaskState(now)]


def needs_remark(now: str, then: str) -> bool:
    """Whether the step asks for a word why."""
    return now != then and (TaskState(then) in NEEDS_REMARK or TaskState(now) in NEEDS_REMARK_FROM)


def state_of_task(years: Mapping[int, str], last_year: int | None) -> TaskState:
    """What the years say of the task; `last_year` is the last one that the plan names (None: the last recorded).

    Done is a task whose last planned year is done and none of whose years is still open; some done and some to come is
    under way; a task is stopped when its newest year is.
    """
    if not years:
        return TaskState.NOT_STARTED
    newest = max(years)
    said = {year: TaskState(state) for year, state in years.items()}
    if said[newest] is TaskState.STOPPED:
        return TaskState.STOPPED
    if TaskState.UNDER_WAY in said.values():
        return TaskState.UNDER_WAY
    if said[newest] is TaskState.DONE:
        return TaskState.DONE if newest >= (last_year or newest) else TaskState.UNDER_WAY
    return TaskState.UNDER_WAY if TaskState.DONE in said.values() else TaskState.NOT_STARTED
