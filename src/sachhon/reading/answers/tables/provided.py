"""Rows from what earlier stages have found: targets, tasks, budget lines. A column takes the fact of its name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from sachhon.formkit.definition import Column, Field
from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Offer, Row
from sachhon.reading.model import BudgetRow, Found, Span, Target, Task
from sachhon.vietnamese.folding import squash

_CONFIDENCE = 0.9
_FIGURE = re.compile(
    r"^(?:(?:ít nhất|trên|khoảng|từ|đạt)\s)*\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?\s?%\s(?:số\s)?", re.IGNORECASE
)
"""The share that opens the words of a target: "ít nhất 90% số cơ sở …"."""


def rows_from_facts(desk: Desk, question: Question) -> Offer | None:
    """The rows of the field's `from:` facts, of its own item where that was found; None where there are none."""
    field = question.field
    if not isinstance(field, Field) or field.reading.taken_from is None:
        return None
    source = _SOURCES.get(field.reading.taken_from.kind)
    if source is None:
        return None
    pairs = list(source(desk, field))
    passage = desk.passages.around_item(question.item)
    if passage is not None and passage.span is not None:
        inside = [pair for pair in pairs if _mostly_in(pair[0], passage.span)]
        if inside or desk.template.kind != "plan":
            pairs = inside
    elif desk.template.kind != "plan":
        pairs = []
    if not pairs:
        return None
    span = Span(min(span.start for span, _ in pairs), max(span.end for span, _ in pairs))
    rows = tuple(row for _, row in pairs)
    return Offer(State.VALUE, None, span, _CONFIDENCE, (f"từ {field.reading.taken_from.kind} đã đọc được",), rows=rows)


def _mostly_in(span: Span, passage: Span) -> bool:
    """Whether a fact stands in the passage; its words may begin with the heading above."""
    if passage.start <= span.start < passage.end:
        return True
    return span.start < passage.start < span.end <= passage.end


def is_provided(question: Question) -> bool:
    """Whether the field's rows are facts that an earlier stage looks for: targets, tasks, budget lines."""
    hints = question.field.reading
    return hints.taken_from is not None and hints.taken_from.kind in _SOURCES


def _from_targets(desk: Desk, field: Field) -> Iterator[tuple[Span, Row]]:
    """Each with the document's own words for what it is about, without the figure that they begin with."""
    for target in desk.reading.targets:
        row = _attributes(target, field.columns, target.span)
        if "indicator" in row:
            words = " ".join(desk.source.words(target.span).split())
            row["indicator"] = Found(_FIGURE.sub("", words) or words, target.span)
        yield target.span, row


def _from_tasks(desk: Desk, field: Field) -> Iterator[tuple[Span, Row]]:
    for task in desk.reading.tasks:
        yield task.row or task.span, _attributes(task, field.columns, task.span)


def _from_budgets(desk: Desk, field: Field) -> Iterator[tuple[Span, Row]]:
    """The table as it stands: headings, lines, and the row of totals where the field knows it as one."""
    for budget in desk.reading.budgets:
        for line in sorted((*budget.rows, *budget.blank), key=lambda one: one.span):
            yield line.span, _budget_row(line, field.columns)
        if budget.rows and budget.totals is not None and _is_total(field, budget.totals.title):
            yield budget.totals.span, _budget_row(budget.totals, field.columns)


def _is_total(field: Field, title: str) -> bool:
    return field.total_row is not None and squash(title) in {squash(word) for word in field.total_row.words}


def _attributes(fact: Target | Task, columns: Sequence[Column], span: Span) -> Row:
    row: Row = {}
    places = fact.cells if isinstance(fact, Task) else {}
    for column in columns:
        value = getattr(fact, column.id, None)
        if isinstance(value, tuple):
            value = "; ".join(str(one) for one in value)
        if value is not None and value != "":
            row[column.id] = Found(value, places.get(column.id, span))
    return row


def _budget_row(line: BudgetRow, columns: Sequence[Column]) -> Row:
    row: Row = {}
    for column in columns:
        if column.repeat == "year":
            for year, (quantity, vnd) in sorted(line.years.items()):
                value: Decimal | int | None = vnd if column.type == "money" else quantity
                if value is not None:
                    kind = "vnd" if column.type == "money" else "quantity"
                    row[f"{year}.{column.id}"] = Found(value, line.cells.get(f"{year}.{kind}", line.span))
            row |= _dashes(line, column)
            continue
        value_of = getattr(line, column.id, None) or getattr(line, f"{column.id}_vnd", None)
        place = line.cells.get(column.id, line.texts.get(column.id, line.span))
        if value_of is None and column.id in line.sources:
            value_of, place = line.sources[column.id], line.cells.get(f"source.{column.id}", line.span)
        if value_of is not None:
            row[column.id] = Found(value_of, place)
        elif column.type == "money" and (dash := line.cells.get(column.id, line.cells.get(f"source.{column.id}"))):
            row[column.id] = Found(None, dash)
    return row


def _dashes(line: BudgetRow, column: Column) -> Row:
    """The years of which a dash says that there is none."""
    kind = "vnd" if column.type == "money" else "quantity"
    found: Row = {}
    for name, span in line.cells.items():
        year, _, rest = name.partition(".")
        if rest == kind and line.years.get(int(year), (None, None))[column.type == "money"] is None:
            found[f"{year}.{column.id}"] = Found(None, span)
    return found


_SOURCES: dict[str, Callable[[Desk, Field], Iterator[tuple[Span, Row]]]] = {
    "targets": _from_targets,
    "tasks": _from_tasks,
    "budgets": _from_budgets,
}
