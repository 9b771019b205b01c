"""Answers that lie far from those of the other units: around the median, by the spread that most of them have."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

FEWEST = 8
"""With fewer answers nobody can be said to be far from the others."""
_SCALE = 1.4826  # makes the median deviation of a bell curve its standard deviation
_SPREADS = 3.5
_LEAST_FACTOR = 10.0  # counts and money: within ten times the median nothing is far
_LEAST_POINTS = 25.0  # per cent: within 25 points of the median nothing is far


@dataclass(frozen=True, slots=True)
class Fence:
    """The others' median, and the ends beyond which an answer is far from them."""

    n: int
    median: Decimal
    low: Decimal
    high: Decimal

    def far(self, value: Decimal) -> bool:
        """Whether a value lies outside. 0 is told by its state, not by its distance."""
        return value != 0 and not self.low <= value <= self.high

    def told(self) -> dict[str, Any]:
        """For a snapshot."""
        return {"n": self.n, **{name: format(getattr(self, name), "f") for name in ("median", "low", "high")}}

    @classmethod
    def recorded(cls, told: dict[str, Any] | None) -> Fence | None:
        """From a snapshot."""
        if told is None:
            return None
        return cls(told["n"], Decimal(told["median"]), Decimal(told["low"]), Decimal(told["high"]))


def fence_of(numbers: Sequence[Decimal], percent: bool) -> Fence | None:
    """None with too few answers. Shares are measured in points, all else in how many times: sizes of units differ."""
    said = [number for number in numbers if percent or number > 0]
    if len(said) < FEWEST:
        return None
    middle = median(said)
    if percent:
        spread = _SCALE * float(median([abs(number - middle) for number in said]))
        reach = Decimal(str(round(max(_SPREADS * spread, _LEAST_POINTS), 4)))
        return Fence(len(said), middle, middle - reach, middle + reach)
    logs = [math.log10(number) for number in said]
    centre = median(logs)
    spread = _SCALE * median([abs(log - centre) for log in logs])
    factor = max(10 ** min(_SPREADS * spread, 6.0), _LEAST_FACTOR)
    times = Decimal(str(round(factor, 4)))
    return Fence(len(said), middle, round(middle / times, 6), round(middle * times, 6))
