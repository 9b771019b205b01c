"""The order of the registrations. Letter 1594: support goes first to tasks that have counterpart money.

Each pair is told apart by the first of STEPS in which they differ; the last is the registration's code, so the order is
total, is the same whatever order the registrations come in, and can be said in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Step(StrEnum):
    """What tells two registrations apart."""

    SCORED = "scored"
    """Those that were appraised come before those without a score."""
    COUNTERPART = "counterpart"
    """Those with counterpart money come first (letter 1594)."""
    SCORE = "score"
    """The higher score."""
    SHARE = "share"
    """The greater share of counterpart money in the whole cost."""
    ASKED = "asked"
    """The smaller sum asked of the central budget."""
    CODE = "code"
    """Equal in all that counts: the order of the codes, so that it is always the same."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the order looks at. Money in đồng; None is a blank, which is not 0."""

    code: str
    score: Decimal | None
    central: int | None
    counterpart: int | None

    @property
    def has_counterpart(self) -> bool:
        """Whether others pay too."""
        return bool(self.counterpart and self.counterpart > 0)

    @property
    def share(self) -> Fraction:
        """Counterpart money as a part of the whole cost; 0 where either is not known."""
        if not self.has_counterpart or not self.central or self.central < 0:
            return Fraction(0)
        return Fraction(self.counterpart or 0, self.central + (self.counterpart or 0))


_Sortable = tuple[int, ...] | Fraction | str
STEPS: Mapping[Step, Callable[[Candidate], _Sortable]] = {
    Step.SCORED: lambda one: (int(one.score is None),),
    Step.COUNTERPART: lambda one: (int(not one.has_counterpart),),
    Step.SCORE: lambda one: -Fraction(one.score) if one.score is not None else Fraction(0),
    Step.SHARE: lambda one: -one.share,
    Step.ASKED: lambda one: (int(one.central is None), one.central or 0),
    Step.CODE: lambda one: one.code,
}
"""In this order; what sorts first ranks higher."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in the order. `by`: what puts it behind the one before; None for the first."""

    rank: int
    candidate: Candidate
    by: Step | None

    @property
    def tied(self) -> bool:
        """Whether nothing but the code puts it behind the one before."""
        return self.by is Step.CODE


class CodeTwice(ValueError):
    """Two registrations with one code cannot be put in order."""


def ranked(candidates: Iterable[Candidate]) -> tuple[Placed, ...]:
    """All of them, best first. Raises CodeTwice."""
    order = sorted(candidates, key=lambda one: tuple(key(one) for key in STEPS.values()))
    if len({one.code for one in order}) != len(order):
        raise CodeTwice
    before: list[Candidate | None] = [None, *order[:-1]] if order else []
    return tuple(
        Placed(rank, one, told_apart(above, one) if above else None)
        for rank, (above, one) in enumerate(zip(before, order, strict=True), 1)
    )


def told_apart(one: Candidate, other: Candidate) -> Step:
    """The first step in which two differ. Raises CodeTwice where none does."""
    for step, key in STEPS.items():
        if key(one) != key(other):
            return step
    raise CodeTwice
