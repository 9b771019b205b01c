"""Which task a line of the budget pays for: told by number and title, and by the title where the two contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sachhon.domain.planning.adopting.matching import likeness
from sachhon.domain.planning.adopting.model import RegisterRow
from sachhon.reading.plan.pairs import title_key

BOTH, TITLE, NUMBER = "both", "title", "number"
_SURELY_ALIKE = 90.0


@dataclass(frozen=True, slots=True)
class Tie:
    """A line's task by its place. `why`: both (number and title agree), title (the number is another's), number."""

    task: int
    why: str


def tied(tasks: Sequence[RegisterRow], lines: Sequence[RegisterRow]) -> list[Tie | None]:
    """For each line the task that it pays for; several lines may pay for one task. Headings and totals have none.

    The line of the likest title comes first: a task has its best line before a second one is laid to it.
    """
    keys = [title_key(row.title) for row in tasks]
    candidates: list[tuple[float, int, int]] = []
    for at, line in enumerate(lines):
        if line.is_heading or line.is_total:
            continue
        own = title_key(line.title)
        for place, task in enumerate(tasks):
            score = 0.0 if task.is_heading else likeness(own, keys[place], _same_number(line, task))
            if score:
                candidates.append((-score, at, place))
    found: list[Tie | None] = [None] * len(lines)
    taken: set[int] = set()
    for once in (True, False):
        for _score, at, place in sorted(candidates):
            if found[at] is None and not (once and place in taken):
                found[at] = Tie(place, _why(lines[at], tasks[place]))
                taken.add(place)
    return found


def _same_number(line: RegisterRow, task: RegisterRow) -> bool:
    return bool(line.number) and line.number == task.number


def _why(line: RegisterRow, task: RegisterRow) -> str:
    alike = likeness(title_key(line.title), title_key(task.title), False) >= _SURELY_ALIKE
    if _same_number(line, task):
        return BOTH if alike else NUMBER
    return TITLE
