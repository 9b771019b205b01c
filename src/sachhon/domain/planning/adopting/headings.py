"""Headings of a table of tasks or of a budget: rows that group the rows below them, by their outline numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sachhon.domain.planning.adopting.model import Json, RegisterRow
from sachhon.reading.plan.pairs import depth, title_key

_TELLS_A_TASK = ("lead", "coordinating", "from_year", "to_year", "purpose", "outcome")


def headed_tasks(rows: Iterable[tuple[RegisterRow, str, Json | None]]) -> tuple[RegisterRow, ...]:
    """The tasks with their headings.

    A numbered row that tells nothing of a task, and whose number the next one goes on with, is a heading. A group that
    only its tasks name ("1.1" of a group whose own row the table lacks) has a heading made of its words.
    """
    told = list(rows)
    found: list[RegisterRow] = []
    standing = ""
    for at, (row, group, origin) in enumerate(told):
        after = told[at + 1][0] if at + 1 < len(told) else None
        if not any(row.values.get(name) for name in _TELLS_A_TASK) and _goes_on(row, after):
            found.append(replace(row, is_heading=True))
            standing = title_key(row.title)
            continue
        if group and title_key(group) != standing:
            standing = title_key(group)
            origins = {} if origin is None else {"title": origin}
            found.append(RegisterRow(group, _above(row.number), {}, origins, is_heading=True))
        found.append(row)
    return tuple(found)


def headed_lines(rows: Sequence[RegisterRow]) -> tuple[RegisterRow, ...]:
    """The lines, those marked that are headings: the next line's number goes on with theirs.

    A heading may state the sum of its lines: it is kept as it stands, and counts in no total.
    """
    found = []
    for at, row in enumerate(rows):
        after = rows[at + 1] if at + 1 < len(rows) else None
        empty = not row.cells and row.values.get("total") is None
        heads = not row.is_total and (_goes_on(row, after) or (empty and _outranks(row, after)))
        found.append(replace(row, is_heading=True) if heads else row)
    return tuple(found)


def _goes_on(row: RegisterRow, after: RegisterRow | None) -> bool:
    """Whether the next row stands below this one: "1" before "1.1", "I" before "1", "A" before "I"."""
    if after is None or not row.number or not after.number:
        return False
    if row.number[0].isdigit() and after.number[0].isdigit():
        return after.number.startswith(f"{row.number.rstrip('.')}.")
    return depth(after.number) > depth(row.number)


def _outranks(row: RegisterRow, after: RegisterRow | None) -> bool:
    """A row of words alone before a numbered line: a heading whose lines begin with another number (5 before 5.2)."""
    return after is not None and bool(row.number) and depth(after.number) > depth(row.number)


def _above(number: str) -> str:
    """ "1" of "1.1"; "" where the number has no upper part."""
    return number.rpartition(".")[0]
