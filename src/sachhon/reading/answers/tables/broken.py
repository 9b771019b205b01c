"""Rows that the end of a page of a PDF broke in two: what stands on the next page, without a number, is the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.headers import RUNNING
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Row
from sachhon.reading.model import Cell, Found

_WORDS = ("text", "narrative", "facility")
_CARRIED = (*_WORDS, "industry", "industries", "contact")


def rest_of_row(
    desk: Desk,
    columns: Mapping[int, Question],
    heads: Mapping[int, tuple[str, ...]],
    filled: Sequence[Cell],
    above: Row,
) -> list[tuple[Question, Cell]]:
    """The cells of a line that go on with the row above: its number is blank, and it has words only.

    A lone cell of the name's column says nothing: it may head a group.
    """
    running = {place for place, words in heads.items() if words in RUNNING}
    if desk.source.format != "pdf" or not above or not running or any(cell.column in running for cell in filled):
        return []
    told = [(columns[cell.column], cell) for cell in filled if cell.column in columns and cell.column_span == 1]
    if len(told) < len(filled) or any(column.type not in _CARRIED for column, _ in told):
        return []
    if len(told) == 1 and told[0][0].field.required:
        return []
    return [(column, cell) for column, cell in told if column.type in _WORDS and column.id in above]


def join(desk: Desk, above: Row, rest: Sequence[tuple[Question, Cell]]) -> None:
    """Puts the rest behind the words of the row above. A person looks at it: a word itself may be broken."""
    for column, cell in rest:
        found = above[column.id]
        above[column.id] = Found(f"{found.value} {desk.clean(cell.span).text}", found.span, certain=False)
