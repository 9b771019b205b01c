"""Money in a year in which the task does not run, and a year in which it runs without money."""

from __future__ import annotations

from collections.abc import Iterator

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Budget, Reading, Span, Task
from sachhon.reading.plan.pairs import Pair, pair_up


def check(reading: Reading) -> Iterator[Finding]:
    """For each task with a period that has a budget line with money by years."""
    for pair in pair_up(reading.tasks, reading.budgets):
        task = pair.task
        if task.from_year is None and task.to_year is None:
            continue
        funded = [year for year, (_, money) in pair.row.years.items() if money]
        if not funded:
            continue
        first = task.from_year if task.from_year is not None else min(funded)
        last = task.to_year if task.to_year is not None else max(funded)
        outside = [year for year in funded if not first <= year <= last]
        if outside:
            yield _finding(reading, pair, outside, "outside")
        columns = _years(pair.budget)
        bare = [year for year in columns if first <= year <= last and year not in funded]
        if bare and not outside and len(columns) > 1:
            yield _finding(reading, pair, bare, "unfunded")


def _years(budget: Budget) -> list[int]:
    """The years in which the budget gives anything to anyone."""
    rows = [*budget.rows, *([budget.totals] if budget.totals else [])]
    return sorted({year for row in rows for year, (_, money) in row.years.items() if money})


def _finding(reading: Reading, pair: Pair, years: list[int], variant: str) -> Finding:
    task, row = pair.task, pair.row
    cells = [row.cells[f"{year}.vnd"] for year in years if f"{year}.vnd" in row.cells]
    return Finding(
        "funded_outside_period",
        Severity.WARNING,
        {
            "task": f"{task.number}. {_short(task.title)}" if task.number else _short(task.title),
            "period": task.period_text or "",
            "years": ", ".join(str(year) for year in years),
            "vnd": sum((row.years[year][1] or 0) for year in years if year in row.years),
        },
        (period_span(reading, task), *(cells or [row.span])),
        variant=variant,
    )


def period_span(reading: Reading, task: Task) -> Span:
    """Where the task's row says its period; the whole row where the words are not found."""
    row = task.row or task.span
    words = (task.period_text or "").split()
    if words:
        text = reading.source.text
        start = text.rfind(words[0], max(row.start, task.span.end), row.end)
        end = text.find(words[-1], start, row.end) + len(words[-1]) if start >= 0 else -1
        if start >= 0 and end > start:
            return Span(start, end)
    return row


def _short(title: str) -> str:
    return title if len(title) <= 80 else title[:77].rstrip() + "…"
