"""What a reader of a field type is: either it turns a weighed mention into a value, or it reads passages by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.model import Found, Span

Row = dict[str, Found[object]]


@dataclass(frozen=True, slots=True)
class Taken:
    """A mention as a value of the field's type. `doubt` (0 to 1) lowers the confidence; `others` are rival readings."""

    value: object
    low: Decimal | None = None
    high: Decimal | None = None
    doubt: float = 0.0
    others: tuple[object, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A reading of a field: what a person may accept. `confidence` is calibrated; `why` in plain words."""

    state: State
    value: object
    span: Span | None
    confidence: float
    why: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    rows: tuple[Row, ...] = ()
    passage: Span | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """For types that are one mention: `kinds` are those it takes, `take` gives None for what cannot be its value."""

    kinds: tuple[str, ...]
    take: Callable[[Mention, Question], Taken | None]


@dataclass(frozen=True, slots=True)
class Read:
    """For types that are read from passages, tables or facts: the offers, best first; empty where nothing is said."""

    read: Callable[[Desk, Question], Sequence[Offer]]


TypedReader = Measured | Read
