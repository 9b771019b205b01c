"""Scores: criteria with the most that each gives and its weight; what several appraisers together say.

Everything is counted out of 100. A missing score is never 0: an appraisal that lacks one says nothing yet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from statistics import median

OUT_OF = 100
WIDE_SPREAD = Decimal(20)
"""Appraisers that lie further apart than this (of 100) should speak with each other."""
_PLACES = Decimal("0.001")


class Method(StrEnum):
    """How the appraisers' totals become one score."""

    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is scored from 0 to `most`; `weight` is its part of the whole beside the others'."""

    code: str
    label: str
    most: Decimal
    weight: Decimal


class BadCriteria(ValueError):
    """Criteria that cannot be scored by. `code`: none | label | most | weight | twice; `place` from 0."""

    def __init__(self, code: str, place: int = 0) -> None:
        super().__init__(f"{code} at {place}")
        self.code, self.place = code, place


class BadScore(ValueError):
    """A score that its criterion does not allow."""

    def __init__(self, criterion: Criterion) -> None:
        super().__init__(criterion.code)
        self.criterion = criterion


def checked(criteria: Sequence[Criterion]) -> tuple[Criterion, ...]:
    """The criteria, where every one has words, a most and a weight above 0, and a code of its own."""
    if not criteria:
        raise BadCriteria("none")
    seen: set[str] = set()
    for place, one in enumerate(criteria):
        if not one.label.strip():
            raise BadCriteria("label", place)
        if one.most <= 0:
            raise BadCriteria("most", place)
        if one.weight <= 0:
            raise BadCriteria("weight", place)
        if one.code in seen:
            raise BadCriteria("twice", place)
        seen.add(one.code)
    return tuple(criteria)


def allowed(criterion: Criterion, score: Decimal) -> Decimal:
    """The score, where it lies between 0 and the criterion's most. Raises BadScore."""
    if not score.is_finite() or not 0 <= score <= criterion.most:
        raise BadScore(criterion)
    return score


def total(criteria: Sequence[Criterion], scores: Mapping[str, Decimal | None]) -> Decimal | None:
    """One appraiser's total out of 100; None while a score is missing."""
    weights = sum((Fraction(one.weight) for one in criteria), Fraction(0))
    reached = Fraction(0)
    for one in criteria:
        score = scores.get(one.code)
        if score is None:
            return None
        reached += Fraction(one.weight) * Fraction(allowed(one, score)) / Fraction(one.most)
    return _rounded(reached * OUT_OF / weights) if weights else None


@dataclass(frozen=True, slots=True)
class Together:
    """What the appraisers say together. `score` is None while none has a whole appraisal."""

    score: Decimal | None
    count: int
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def spread(self) -> Decimal:
        """How far the lowest and the highest lie apart."""
        return self.high - self.low if self.high is not None and self.low is not None else Decimal(0)

    @property
    def far_apart(self) -> bool:
        """Whether they should speak with each other."""
        return self.spread > WIDE_SPREAD


def together(totals: Sequence[Decimal | None], method: Method | str = Method.MEAN) -> Together:
    """The score of several appraisers; appraisals that are not whole do not count."""
    whole = [Fraction(one) for one in totals if one is not None]
    if not whole:
        return Together(None, 0)
    middle = median(whole) if Method(method) is Method.MEDIAN else sum(whole, Fraction(0)) / len(whole)
    return Together(_rounded(middle), len(whole), _rounded(min(whole)), _rounded(max(whole)))


def _rounded(exact: Fraction) -> Decimal:
    """To three places, half up: what a person works out on paper."""
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_PLACES, rounding=ROUND_HALF_UP)
