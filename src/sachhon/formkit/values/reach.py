"""Reaching into flat answers: a field's answer, a table's rows, what a blank holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.values.model import Answer, Key, State, Values
from sachhon.vietnamese.folding import squash

MISSING = Answer(State.MISSING, confidence=1.0)
Cells = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: its place, its cells by column ("2017.amount" for a repeated one), and whether it holds totals."""

    number: int
    cells: Cells
    is_total: bool = False

    def value(self, column: str) -> object:
        """The value of a cell, None where it has none."""
        answer = self.cells.get(column)
        return answer.value if answer is not None and answer.state is State.VALUE else None


def answer_of(values: Values, field_id: str) -> Answer:
    """The answer to a field, MISSING where nothing was said."""
    return values.get(Key(field_id), MISSING)


def rows_of(values: Values, field: Field) -> tuple[Row, ...]:
    """A table's rows in order; rows in which no cell says anything are left out."""
    rows: dict[int, dict[str, Answer]] = {}
    for key, answer in values.items():
        if key.field == field.id and key.row is not None and key.column is not None:
            rows.setdefault(key.row, {})[key.column] = answer
    return tuple(
        Row(number, cells, _is_total(field, cells))
        for number, cells in sorted(rows.items())
        if any(answer.state is not State.MISSING for answer in cells.values())
    )


def _is_total(field: Field, cells: Cells) -> bool:
    if field.total_row is None:
        return False
    said = cells.get(field.total_row.column)
    text = squash(str(said.value)) if said is not None and said.state is State.VALUE else ""
    return text in {squash(word) for word in field.total_row.words}


def all_tables(values: Values, template: Template) -> dict[str, tuple[Row, ...]]:
    """The rows of every table field, read in one walk."""
    return {field.id: rows_of(values, field) for field in template.fields if field.columns}


def state_of(values: Values, field: Field) -> State:
    """A field's state; a table has a value when it has rows."""
    if field.columns and rows_of(values, field):
        return State.VALUE
    return answer_of(values, field.id).state


def cells_of(field: Field, years: tuple[int, ...] = ()) -> Iterator[tuple[str, Column]]:
    """A row's cells in order: each column once, the repeated ones together for each year in turn.

    `years`: those to repeat for, by default those of the field.
    """
    repeated = [column for column in field.columns if column.repeat]
    done = False
    for column in field.columns:
        if not column.repeat:
            yield column.id, column
        elif not done:
            done = True
            for year in years or field.years:
                for each in repeated:
                    yield f"{year}.{each.id}", each


def blank(template: Template) -> dict[Key, Answer]:
    """Every field of the template, unanswered; tables without rows."""
    return {Key(field.id): MISSING for field in template.fields}
