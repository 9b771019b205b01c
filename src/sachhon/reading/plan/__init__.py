"""Task lists and budgets, in tables and in labelled paragraphs.

Owns what a plan's tables say. May import: sachhon.reading.model and layout, sachhon.vietnamese and what is below.
"""

from __future__ import annotations

from sachhon.reading.model import Budget, Source, Task
from sachhon.reading.plan.budgets import budgets_of
from sachhon.reading.plan.labelled import labelled_tasks
from sachhon.reading.plan.sectioned import headed_tasks, sectioned_tasks
from sachhon.reading.plan.tasks import sheets, table_tasks

__all__ = ["find_budgets", "find_tasks", "sheets"]


def find_tasks(source: Source, parts: object = None) -> tuple[Task, ...]:
    """The tasks of a plan in the order of the text.

    Rows of task tables, paragraphs with labels, sections whose subsections are labels; where there is none of these,
    the numbered headings under "NHIỆM VỤ".
    """
    sections = sectioned_tasks(source)
    found = [
        *table_tasks(source, sheets(source)),
        *(task for task in labelled_tasks(source) if not any(_inside(task, section) for section in sections)),
        *sections,
    ]
    return tuple(sorted(found or headed_tasks(source), key=lambda task: task.span))


def _inside(task: Task, section: Task) -> bool:
    whole = section.row or section.span
    return whole.start <= task.span.start < whole.end


def find_budgets(source: Source) -> tuple[Budget, ...]:
    """The budget tables in order; money in whole đồng by each table's own unit."""
    return tuple(budgets_of(source, sheets(source)))
