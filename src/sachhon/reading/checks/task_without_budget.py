"""Tasks that no budget line pays for, and budget lines that pay for no task."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Reading
from sachhon.reading.plan.pairs import items, pair_up

_SHARE = 2  # at least one in two must match: else the two lists are about different things


def check(reading: Reading) -> Iterator[Finding]:
    """Only where the task list and the budget plainly belong together."""
    if not reading.tasks or not reading.budgets:
        return
    pairs = pair_up(reading.tasks, reading.budgets)
    if len(pairs) < 2:
        return
    paid = {pair.task.span for pair in pairs}
    if len(pairs) * _SHARE >= len(reading.tasks):
        for task in reading.tasks:
            if task.span not in paid:
                yield Finding(
                    "task_without_budget",
                    Severity.WARNING,
                    {"task": _named(task.number, task.title)},
                    (task.span,),
                )
    used = {pair.row.span for pair in pairs}
    for budget in reading.budgets:
        lines = items(budget)
        matched = sum(1 for row in lines if row.span in used)
        if not matched or matched * _SHARE < len(lines):
            continue
        for row in lines:
            if row.span not in used and row.number:
                yield Finding(
                    "budget_without_task",
                    Severity.WARNING,
                    {"row": _named(row.number, row.title)},
                    (row.span,),
                )


def _named(number: str | None, title: str) -> str:
    title = title if len(title) <= 80 else title[:77].rstrip() + "…"
    return f"{number}. {title}" if number else title
