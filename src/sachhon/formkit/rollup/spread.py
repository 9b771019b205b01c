"""How single answers lie where they cannot be made one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sachhon.formkit.fields import Range
from sachhon.formkit.rollup.case import FieldCase, Outcome
from sachhon.formkit.rollup.model import Distribution, Part
from sachhon.formkit.rollup.numbers import number_in, rounded
from sachhon.formkit.values import State
from sachhon.vietnamese.collation import sort_key

TWO = Decimal(2)


def point(part: Part) -> Decimal | None:
    """A part as one point: of a range its middle."""
    return part.value.middle if isinstance(part.value, Range) else number_in(part)


def distribution_of(parts: Sequence[Part]) -> Distribution | None:
    """The spread of the parts with a value; None where there are none. "None" answers are no point of it."""
    said = [part for part in parts if part.state is State.VALUE]
    points = [(number, part.unit_name) for part in said if (number := point(part)) is not None]
    if not points:
        return None
    points.sort(key=lambda one: (one[0], sort_key(one[1])))
    numbers = [number for number, _ in points]
    half = len(numbers) // 2
    lower = numbers[:half] or numbers
    upper = numbers[-half:] if half else numbers
    return Distribution(
        n=len(numbers),
        minimum=numbers[0],
        lower_quartile=_median(lower),
        median=_median(numbers),
        upper_quartile=_median(upper),
        maximum=numbers[-1],
        values=tuple(points),
    )


def _median(numbers: Sequence[Decimal]) -> Decimal:
    """Of numbers in rising order."""
    half = len(numbers) // 2
    return numbers[half] if len(numbers) % 2 else rounded((numbers[half - 1] + numbers[half]) / TWO)


def distribution(case: FieldCase) -> Outcome:
    """The spread; over a single unit that was asked alone its own value."""
    spread = distribution_of(case.parts)
    if spread is None:
        return Outcome("distribution", case.empty_state())
    value = case.said[0].value if len(case.asked) == 1 and len(case.said) == 1 else None
    return Outcome("distribution", State.VALUE, value, distribution=spread)
