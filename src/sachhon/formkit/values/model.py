"""A unit's answers: what was said, in which state, and from which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """Blank is not zero: what an answer is, from the reader to the national table."""

    VALUE = "value"
    NIL = "nil"  # "không có", "không phát sinh": the unit says there is none
    UNKNOWN = "unknown"  # "chưa có số liệu": the unit says it does not know
    MISSING = "missing"  # the unit says nothing


class Key(NamedTuple):
    """Where an answer stands: a field, or a cell of a table field (rows from 0)."""

    field: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from.

    `kind`: read (words of a file), typed, imported (a cell), computed, carried. For `read`: `file`, `sha256` of its
    bytes, `start`/`end` code points of the reader's text, `quote` the words. For `imported`: `file`, `sheet`, `cell`.
    """

    kind: str
    file: str = ""
    sha256: str = ""
    start: int | None = None
    end: int | None = None
    quote: str = ""
    sheet: str = ""
    cell: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `value` has its field type's Python type (see formkit.fields) and is None unless state is VALUE.

    `confidence` runs from 0 to 1; 1 for what a person typed. `others` are competing readings left for a person.
    """

    state: State
    value: object = None
    origin: Origin | None = None
    confidence: float = 1.0
    others: tuple[object, ...] = ()


Values = Mapping[Key, Answer]
