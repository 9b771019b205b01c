"""A choice set out as columns to be ticked: "Quy mô" over "Lớn", "Vừa", "Nhỏ", with an x in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.tables.said_above import says_as_above
from sachhon.reading.answers.words import words_of
from sachhon.reading.model import Table

_LEAST = 2
_MARKS = frozenset(("x", "v", "√", "✓", "✔", "☑", "☒", "có", "1", "*", "+"))

Ticks = Mapping[int, tuple[Question, str]]
"""Grid column → the column of the template and the option that a mark there chooses."""


def ticks_of(desk: Desk, question: Question, table: Table, heads: int) -> Ticks:
    """The columns of a grid whose lowest heads are options of one choice; none where fewer than two are."""
    lowest = _lowest_heads(desk, table, heads)
    found: dict[int, tuple[Question, str]] = {}
    for column in (one for one in question.columns if one.type == "choice"):
        own: dict[int, tuple[Question, str]] = {}
        for place, words in lowest.items():
            options = [
                option.id
                for option in column.field.options
                if words in {words_of(word) for word in (*option.labels.values(), *option.words)}
            ]
            if len(options) == 1:
                own[place] = (column, options[0])
        if len({option for _, option in own.values()}) >= _LEAST:
            found |= own
    return found


def _lowest_heads(desk: Desk, table: Table, heads: int) -> dict[int, tuple[str, ...]]:
    """Column → the words of the head that stands right above its rows."""
    found: dict[int, tuple[str, ...]] = {}
    for cell in sorted((cell for cell in table.cells if cell.row < heads), key=lambda cell: cell.row):
        if cell.column_span == 1 and (words := words_of(desk.clean(cell.span).text)):
            found[cell.column] = words
    return found


def is_tick(text: str) -> bool:
    """Whether a cell is a mark and nothing else."""
    return text.strip(" .()").casefold() in _MARKS


def chosen(marks: Iterable[tuple[str, str]]) -> str | None:
    """The one option of (option, cell) that is ticked, "" where the row says as the one above; None where unclear."""
    told = list(marks)
    ticked = [option for option, text in told if is_tick(text)]
    if len(ticked) == 1:
        return ticked[0]
    return "" if not ticked and any(says_as_above(text) for _, text in told) else None
