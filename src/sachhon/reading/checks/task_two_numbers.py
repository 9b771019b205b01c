"""The same task under two numbers, or with two periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Reading, Task
from sachhon.reading.plan.pairs import Pair, pair_up, same_scheme, same_work, title_key


def check(reading: Reading) -> Iterator[Finding]:
    """Tasks against budget lines, where both lists number alike; and tasks against tasks of the same words."""
    pairs = pair_up(reading.tasks, reading.budgets)
    yield from _against_budget(pairs)
    yield from _among_tasks(reading.tasks)


def _against_budget(pairs: Sequence[Pair]) -> Iterator[Finding]:
    if not same_scheme(pairs):
        return
    for pair in pairs:
        task, row = pair.task, pair.row
        if task.number and row.number and task.number != row.number:
            yield Finding(
                "task_two_numbers",
                Severity.WARNING,
                {"title": _short(task.title), "first": task.number, "second": row.number},
                (task.span, row.span),
                variant="budget",
            )


def _among_tasks(tasks: Sequence[Task]) -> Iterator[Finding]:
    known: dict[str, Task] = {}
    for task in tasks:
        key = title_key(task.title)
        first = known.setdefault(key, task)
        if first is task or not same_work(first.title, task.title):
            continue
        if first.lead and task.lead and set(first.lead) != set(task.lead):
            continue  # the same words, given to another body: another task
        params = {"title": _short(task.title), "first": first.number or "", "second": task.number or ""}
        if first.number and task.number and first.number != task.number:
            yield Finding("task_two_numbers", Severity.WARNING, params, (first.span, task.span), variant="tasks")
        years = (first.from_year, first.to_year)
        other = (task.from_year, task.to_year)
        if years != (None, None) != other and years != other:
            periods = {**params, "first": first.period_text or "", "second": task.period_text or ""}
            yield Finding(
                "task_two_periods", Severity.WARNING, periods, (first.row or first.span, task.row or task.span)
            )


def _short(title: str) -> str:
    return title if len(title) <= 80 else title[:77].rstrip() + "…"
