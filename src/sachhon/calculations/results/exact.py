"""Exact arithmetic: decimals come in, fractions are reckoned with, decimals go out.

Between the two nothing is rounded, so a sum is the same in every order and a round trip loses nothing. What goes out
has 34 significant digits (IEEE decimal128) where it does not end sooner.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from sachhon.calculations.results.model import refuse

PUBLISHED = Context(prec=34, rounding=ROUND_HALF_EVEN)
LARGEST_EXPONENT = 30  # of ten: beyond the energy use of the world in joules


def exact(value: Decimal, field: str) -> Fraction:
    """The number as a fraction. Refuses what is no number, or so large or small that it can only be a slip."""
    if not value.is_finite():
        refuse("calc_not_a_number", field, text=str(value))
    if value and abs(value.adjusted()) > LARGEST_EXPONENT:
        refuse("calc_out_of_scale", field, exponent=LARGEST_EXPONENT)
    return Fraction(value)


def decimal_of(value: Fraction) -> Decimal:
    """The number as it is published: exact where it ends, else with 34 digits."""
    result = PUBLISHED.divide(Decimal(value.numerator), Decimal(value.denominator))
    whole = result == result.to_integral_value() and result.adjusted() < PUBLISHED.prec - 1
    return PUBLISHED.quantize(result, Decimal(1)) if whole else result


def percent(part: Fraction, whole: Fraction) -> Fraction:
    """`part` in percent of `whole`."""
    return part / whole * 100


def mean(values: Iterable[Fraction]) -> Fraction:
    """The arithmetic mean of at least one value."""
    all_of_them = list(values)
    return sum(all_of_them, Fraction(0)) / len(all_of_them)


def square_root(value: Fraction) -> Decimal:
    """The root of a number that is not negative, to 34 digits."""
    return PUBLISHED.sqrt(PUBLISHED.divide(Decimal(value.numerator), Decimal(value.denominator)))
