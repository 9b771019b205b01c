"""Task lists and budgets, in tables and in labelled paragraphs.

Owns what a plan's tables say. May import: sachhon.reading.model and layout, sachhon.vietnamese and what is below.
"""

from __future__ import annotations

from sachhon.reading.model import Budget, Source, Task
from sachhon.reading.plan.budgets import budgets_of
from sachhon.reading.plan.labelled import labelled_tasks
from sachhon.reading.plan.tasks import sheets, table_tasks

__all__ = ["find_budgets", "find_tasks", "sheets"]


def find_tasks(source: Source, parts: object = None) -> tuple[Task, ...]:
    """The tasks of a plan in the order of the text: rows of task tables, and paragraphs with labels."""
    found = [*table_tasks(source, sheets(source)), *labelled_tasks(source)]
    return tuple(sorted(found, key=lambda task: task.span))


def find_budgets(source: Source) -> tuple[Budget, ...]:
    """The budget tables in order; money in whole đồng by each table's own unit."""
    return tuple(budgets_of(source, sheets(source)))
