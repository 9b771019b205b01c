"""What goes in and what comes out, as typed tuples. Amounts inside are whole thousandths of the stream's unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

SCALE = 1000
"""Thousandths: litres of m3, MJ of GJ, kg of t."""
SHARE_SCALE = 1_000_000
LARGEST = 10**15  # thousandths: more than the country uses; a sum of all facts stays exact
_GAP = 16


class FactsRefused(ValueError):
    """Facts that cannot be right; `code` says why, `about` where."""

    def __init__(self, code: str, about: str) -> None:
        super().__init__(f"{code}: {about}")
        self.code, self.about = code, about


class Series(NamedTuple):
    """One facility's use of one stream. Numbers are given once, by `numbered`, and stay.

    `province` and `industry` are where the facility stands in the geography that results are told in; 0: not known.
    """

    number: int
    facility: int
    stream: str
    province: int
    industry: int


class Base(NamedTuple):
    """The year that a series is measured against, and which share of its use does not follow production (0 to 1)."""

    series: int
    year: int
    base_load_share: Decimal = Decimal(0)


class Fact(NamedTuple):
    """What a series used and what was made in the `months` months that end with the month it is written to.

    None: not known, which is not zero. `verified`: somebody entitled has checked it.
    """

    series: int
    consumption: int | None
    output: int | None
    months: int = 1
    verified: bool = False


class Verdict(StrEnum):
    """Whether a series counts in a year, or why not; the first that applies."""

    NO_BASELINE = "no_baseline"
    BASELINE_YEAR = "baseline_year"
    NO_CONSUMPTION = "no_consumption"
    NO_OUTPUT = "no_output"
    COUNTED = "counted"


class Pooled(NamedTuple):
    """A saving rate with what stands behind it. What it was not asked by is None.

    `known` = `counted` + all that were left out, in facilities. `partly`: counted with some months left out.
    `verified_baseline`: the part of the adjusted baseline of facts that somebody has checked.
    """

    year: int | None
    stream: str | None
    province: int | None
    industry: int | None
    adjusted_baseline: int
    consumption: int
    verified_baseline: int
    known: int
    counted: int
    partly: int
    no_baseline: int
    baseline_year: int
    no_consumption: int
    no_output: int

    @property
    def saving(self) -> int:
        """What was saved, in thousandths; negative where more was used."""
        return self.adjusted_baseline - self.consumption

    @property
    def saving_pct(self) -> Fraction | None:
        """Σ saving / Σ adjusted baseline, in percent; None where no baseline counts."""
        return Fraction(self.saving * 100, self.adjusted_baseline) if self.adjusted_baseline else None

    @property
    def coverage_pct(self) -> Fraction | None:
        """Counted of the facilities that could count: those in their baseline year cannot."""
        could = self.known - self.baseline_year
        return Fraction(self.counted * 100, could) if could else None

    @property
    def verified_pct(self) -> Fraction | None:
        """How much of the adjusted baseline somebody has checked."""
        return Fraction(self.verified_baseline * 100, self.adjusted_baseline) if self.adjusted_baseline else None


def numbered(after: int = -1) -> Iterator[int]:
    """Numbers for new series, from `after` on. Every sixteenth is left free.

    DuckDB joins on a nearly dense key by looking up an array; on a wholly dense one 2.0 takes the slower way.
    """
    number = after
    while True:
        number += 1
        if number % _GAP != _GAP - 1:
            yield number


def thousandths(amount: Decimal) -> int:
    """An amount in whole thousandths, half to even. Refuses what is no number, below zero, or beyond all measure."""
    if not amount.is_finite() or amount < 0:
        raise FactsRefused("not_an_amount", str(amount))
    whole = int((amount * SCALE).to_integral_value(ROUND_HALF_EVEN))
    if whole > LARGEST:
        raise FactsRefused("too_large", str(amount))
    return whole


def share_of(base: Base) -> int:
    """The base load share in millionths. Refuses what is not between 0 and 1."""
    if not 0 <= base.base_load_share <= 1:
        raise FactsRefused("share_outside", f"series {base.series}: {base.base_load_share}")
    return int((base.base_load_share * SHARE_SCALE).to_integral_value(ROUND_HALF_EVEN))


def checked(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts. Refuses amounts below zero or beyond all measure, and months that are not 1 to 12."""
    for fact in facts:
        for amount in (fact.consumption, fact.output):
            if amount is not None and not 0 <= amount <= LARGEST:
                raise FactsRefused("not_an_amount", f"series {fact.series}: {amount}")
        if not 1 <= fact.months <= 12:
            raise FactsRefused("months_outside", f"series {fact.series}: {fact.months}")
        yield fact
