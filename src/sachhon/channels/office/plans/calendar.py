"""A plan as a calendar of years: when each task runs, and in which years it has money."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sachhon.channels.office.plans.heads import years_words
from sachhon.channels.office.plans.statuses import status_kind
from sachhon.channels.office.plans.words import millions, money_words
from sachhon.domain.planning.api import BudgetLine, Plan, PlanTask

MOST_YEARS = 20


@dataclass(frozen=True, slots=True)
class YearCell:
    """A task in a year. `runs`: the plan says so; `first`, `last`: ends of the bar; `outside`: money in a year in which
    the task does not run; `unfunded`: it runs and has no money, in a plan that gives money to tasks."""

    year: int
    runs: bool
    first: bool
    last: bool
    money: str
    money_words: str
    outside: bool
    unfunded: bool


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of the calendar; a heading has no cells."""

    task: PlanTask
    years: str
    cells: tuple[YearCell, ...]
    status_kind: str
    doubtful: bool


def years_of(plan: Plan, tasks: Iterable[PlanTask], money: dict[int, dict[int, int]]) -> list[int]:
    """The plan's years, widened by those in which a task runs or has money; at most twenty."""
    told = {plan.first_year, plan.last_year}
    told |= {year for task in tasks for year in (task.from_year, task.to_year) if year}
    told |= {year for years in money.values() for year, amount in years.items() if amount}
    first = min(told)
    return list(range(first, min(max(told), first + MOST_YEARS - 1) + 1))


def money_by_year(lines: Iterable[BudgetLine]) -> dict[int, dict[int, int]]:
    """{task id: {year: đồng}} of the lines that pay for a task; a year said to have none is 0."""
    found: dict[int, dict[int, int]] = {}
    for line in lines:
        if line.task_id is None or line.is_heading or line.is_total:
            continue
        years = found.setdefault(line.task_id, {})
        for cell in line.cells.all():
            if cell.year and cell.amount is not None:
                years[cell.year] = years.get(cell.year, 0) + cell.amount
    return found


def rows_of(tasks: Sequence[PlanTask], money: dict[int, dict[int, int]], years: Sequence[int]) -> list[TaskRow]:
    """The calendar's rows in the plan's order."""
    rows = []
    for task in tasks:
        own = money.get(task.pk, {})
        cells = () if task.is_heading else tuple(_cell(task, year, own, bool(money)) for year in years)
        doubtful = any(cell.outside or cell.unfunded for cell in cells)
        rows.append(TaskRow(task, years_words(task.from_year, task.to_year), cells, status_kind(task.status), doubtful))
    return rows


def _cell(task: PlanTask, year: int, money: dict[int, int], budgeted: bool) -> YearCell:
    first = task.from_year or task.to_year
    last = task.to_year or task.from_year
    runs = first is not None and last is not None and first <= year <= last
    amount = money.get(year)
    funded = bool(amount)
    return YearCell(
        year=year,
        runs=runs,
        first=year == first,
        last=year == last,
        money=millions(amount) if funded else "",
        money_words=money_words(amount) if funded else "",
        outside=funded and not runs and first is not None,
        unfunded=runs and not funded and budgeted,
    )
