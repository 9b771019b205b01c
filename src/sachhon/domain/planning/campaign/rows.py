"""A unit's registered tasks as rows, and which row of a newer answer is which registration made before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from difflib import SequenceMatcher
from typing import Any

from sachhon.formkit.definition import Template
from sachhon.formkit.values import Answer, Row, State, Values, rows_of
from sachhon.vietnamese.folding import squash

KIND = "registration"
"""The kind of template that a campaign can stand on."""
COLUMNS: Mapping[str, str] = {
    "group": "group",
    "name": "name",
    "content": "objective_and_content",
    "outputs": "expected_outputs",
    "central": "central_funding",
    "counterpart": "counterpart_funding",
    "note": "note",
}
"""What of a task stands in which column of the letter's table."""
ALIKE = 0.6
"""Names at least so much alike may be one task whose name was corrected, where nothing else tells."""


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the letter's table. Money in đồng, None where the cell is blank; `origins`: {part: its answer}."""

    row: int
    name: str
    group: str = ""
    content: str = ""
    outputs: str = ""
    central: int | None = None
    counterpart: int | None = None
    note: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict, compare=False)

    def told(self) -> dict[str, Any]:
        """What it says, without its place."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name in COLUMNS}


def tasks_of(template: Template, values: Values) -> tuple[Task, ...]:
    """The tasks that an answer registers, in its order; lines of totals and lines without any words are left out."""
    table = next(one for one in template.fields if set(COLUMNS.values()) <= {column.id for column in one.columns})
    return tuple(task for row in rows_of(values, table) if not row.is_total and (task := _task(row)))


def is_registration(template: Template) -> bool:
    """Whether the template asks for tasks in the columns of the letter."""
    return template.kind == KIND and any(
        set(COLUMNS.values()) <= {column.id for column in one.columns} for one in template.fields
    )


def _task(row: Row) -> Task | None:
    answers = {part: row.cells[column] for part, column in COLUMNS.items() if column in row.cells}
    name, content = _text(answers.get("name")), _text(answers.get("content"))
    central, counterpart = _money(answers.get("central")), _money(answers.get("counterpart"))
    if not (name or content or central is not None or counterpart is not None):
        return None
    return Task(
        row.number,
        name or content.split("\n")[0],
        _text(answers.get("group")),
        content,
        _text(answers.get("outputs")),
        central,
        counterpart,
        _text(answers.get("note")),
        answers,
    )


def _text(answer: Answer | None) -> str:
    return str(answer.value).strip() if answer is not None and answer.state is State.VALUE else ""


def _money(answer: Answer | None) -> int | None:
    """ "không có" is 0; a blank is not."""
    if answer is None:
        return None
    if answer.state is State.NIL:
        return 0
    return int(str(answer.value)) if answer.state is State.VALUE and answer.value is not None else None


@dataclass(frozen=True, slots=True)
class Known:
    """A registration made before: its key, and what it was called, in which group and row."""

    key: str
    name: str
    group: str
    row: int | None


@dataclass(frozen=True, slots=True)
class Matched:
    """Which task is which registration; tasks that are new; keys of registrations that the answer no longer has."""

    same: tuple[tuple[str, Task], ...]
    new: tuple[Task, ...]
    gone: tuple[str, ...]


def matched(known: Sequence[Known], tasks: Sequence[Task]) -> Matched:
    """Told by name and group, then by name, then by the place in the table, then by likeness; one to one."""
    left, open_tasks = list(known), list(tasks)
    same: dict[str, Task] = {}

    def pair(one: Known, task: Task) -> None:
        same[one.key] = task
        left.remove(one)
        open_tasks.remove(task)

    for told in (_by_name_and_group, _by_name, _by_place):
        for task in tuple(open_tasks):
            found = next((one for one in left if told(one, task)), None)
            if found is not None:
                pair(found, task)
    likely = sorted(
        ((likeness(one.name, task.name), one, task) for one in left for task in open_tasks),
        key=lambda pair: (-pair[0], pair[1].key, pair[2].row),
    )
    for like, one, task in likely:
        if like >= ALIKE and one in left and task in open_tasks:
            pair(one, task)
    return Matched(
        tuple((one.key, same[one.key]) for one in known if one.key in same),
        tuple(open_tasks),
        tuple(one.key for one in left),
    )


def likeness(one: str, other: str) -> float:
    """How like two names are, from 0 to 1, marks and case aside."""
    return SequenceMatcher(None, squash(one), squash(other), autojunk=False).ratio()


def _by_name_and_group(one: Known, task: Task) -> bool:
    return _by_name(one, task) and one.group == task.group


def _by_name(one: Known, task: Task) -> bool:
    return squash(one.name) == squash(task.name)


def _by_place(one: Known, task: Task) -> bool:
    return one.row == task.row and likeness(one.name, task.name) >= ALIKE
