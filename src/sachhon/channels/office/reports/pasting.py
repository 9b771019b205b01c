"""A table copied from elsewhere: which column each of its columns is, and what each of its cells will be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sachhon.channels.office.reports.answers import answer_words
from sachhon.channels.office.reports.grid import GridColumn
from sachhon.channels.office.reports.understanding import TypedCell, understand
from sachhon.channels.office.reports.widgets import MoneyUnit
from sachhon.formkit.values import Answer, Origin, State
from sachhon.vietnamese import squash

MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class PastedCell:
    """A cell: the text, how it was understood, or why it was not."""

    text: str
    words: str
    answer: Answer | None
    problem: str = ""

    @property
    def taken(self) -> bool:
        """Whether it says something that was understood."""
        return self.answer is not None and self.answer.state is not State.MISSING


@dataclass(frozen=True, slots=True)
class Pasted:
    """The rows under the columns that they go to; `headed`: the first row named the columns."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[PastedCell, ...], ...]
    headed: bool
    unused: int = 0

    @property
    def wrong(self) -> int:
        """How many cells could not be understood."""
        return sum(cell.answer is None for row in self.rows for cell in row)

    @property
    def taken(self) -> int:
        """How many cells say something that was understood."""
        return sum(cell.taken for row in self.rows for cell in row)


def table_of(text: str) -> list[list[str]]:
    """The cells of a pasted text: JSON rows from the page's script, else lines and tabs. Raises ValueError."""
    if text.lstrip()[:1] == "[":
        rows = json.loads(text)
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise ValueError("not a table")
        table = [[str(cell) for cell in row] for row in rows]
    else:
        table = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
    if sum(len(row) for row in table) > MOST_CELLS:
        raise ValueError("too large")
    return [row for row in table if any(cell.strip() for cell in row)]


def read_pasted(
    table: Sequence[Sequence[str]], columns: Sequence[GridColumn], start: str, unit: MoneyUnit, language: str
) -> Pasted:
    """The table as it will be understood. `start`: the column that it was pasted in, where its first row names none."""
    named = _headings(table[0], columns) if table else {}
    if named:
        places, body = named, table[1:]
    else:
        ids = [one.id for one in columns]
        first = ids.index(start) if start in ids else 0
        width = max((len(row) for row in table), default=0)
        places = {place: columns[first + place] for place in range(width) if first + place < len(columns)}
        body = table
    order = sorted(places)
    rows = tuple(
        tuple(_cell(row[place] if place < len(row) else "", places[place], unit, language) for place in order)
        for row in body
    )
    width = max((len(row) for row in table), default=0)
    return Pasted(tuple(places[place] for place in order), rows, bool(named), width - len(order))


def _headings(row: Sequence[str], columns: Sequence[GridColumn]) -> dict[int, GridColumn]:
    """Which columns a row of headings names; nothing where fewer than half of its texts, or than two, are known."""
    known: dict[str, GridColumn] = {}
    for one in columns:
        year = f" {one.id[:4]}" if one.column.repeat else ""
        for words in (one.title, *(f"{label}{year}" for label in one.column.labels.values())):
            known.setdefault(squash(words), one)
        for words in one.column.reading.heading:
            known.setdefault(squash(f"{words}{year}"), one)
    found: dict[int, GridColumn] = {}
    for place, text in enumerate(row):
        one = known.get(squash(text.split("(")[0]) or "?")
        if one is not None and one not in found.values():
            found[place] = one
    said = sum(bool(text.strip()) for text in row)
    return found if len(found) >= 2 and len(found) * 2 >= said else {}


def _cell(text: str, one: GridColumn, unit: MoneyUnit, language: str) -> PastedCell:
    found = understand(one.column, TypedCell({"": text}), unit, language=language)
    if found.answer is None:
        return PastedCell(text, "", None, found.problem)
    if found.answer.state is not State.VALUE:
        return PastedCell(text, answer_words(one.column, found.answer, language), found.answer)
    answer = Answer(State.VALUE, found.answer.value, Origin("typed", note=""))
    return PastedCell(text, answer_words(one.column, answer, language), answer)
