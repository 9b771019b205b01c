"""Answers put side by side: each unit's own, or each name once."""

from __future__ import annotations

from sachhon.formkit.fields import display
from sachhon.formkit.rollup.case import FieldCase, Outcome
from sachhon.formkit.rollup.tables import merge_tables
from sachhon.formkit.values import State
from sachhon.vietnamese.collation import sort_key


def append(case: FieldCase) -> Outcome:
    """All answers, one after the other; of a table all rows, those of one thing merged."""
    if case.field.columns:
        return merge_tables(case)
    state = State.VALUE if case.said else case.empty_state()
    return Outcome("append", state)


def union(case: FieldCase) -> Outcome:
    """Each thing that any unit named, once, by the alphabet."""
    if not case.said:
        return Outcome("union", case.empty_state())
    names = set()
    for part in case.said:
        values = part.value if isinstance(part.value, tuple) else (part.value,)
        names |= {value if isinstance(value, str) else display(value, case.field) for value in values}
    return Outcome("union", State.VALUE, tuple(sorted(names, key=sort_key)))
