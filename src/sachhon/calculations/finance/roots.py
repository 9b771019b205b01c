"""Every internal rate of return of a series of flows, found exactly.

With x = 1/(1 + rate), the net present value is a polynomial in x, and rates above −100 % are its roots above zero.
Descartes' rule says when there is none or one; where signs change more often, a Sturm chain counts the different
roots, so that none is missed and none is found twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm

Polynomial = list[int]  # coefficients, the constant first, the last one not zero
_WIDTH = Fraction(1, 10**22)  # how closely a root is enclosed


def rates_of_return(flows: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The rates (0.1 is 10 %) at which the flows' net present value is zero, lowest first; () when there is none."""
    polynomial = _whole(_without_zero_roots(list(flows)))
    changes = _sign_changes(polynomial)
    if changes == 0 or len(polynomial) < 2:
        return ()
    chain = [polynomial] if changes == 1 else _sturm(_each_root_once(polynomial))
    low, high = Fraction(0), _bound(chain[0])
    spans = [(low, high)] if changes == 1 else _isolate(chain, low, high)
    return tuple(sorted(1 / _refine(chain[0], *span) - 1 for span in spans))


def _without_zero_roots(flows: list[Fraction]) -> list[Fraction]:
    while flows and flows[0] == 0:
        flows = flows[1:]
    while flows and flows[-1] == 0:
        flows = flows[:-1]
    return flows


def _whole(coefficients: Sequence[Fraction | int]) -> Polynomial:
    """The same polynomial times a positive number, with small whole coefficients."""
    scale = lcm(*(Fraction(c).denominator for c in coefficients)) if coefficients else 1
    numbers = [int(Fraction(c) * scale) for c in coefficients]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    shared = gcd(*numbers) or 1
    return [number // shared for number in numbers]


def _sign_changes(numbers: Sequence[Fraction | int]) -> int:
    signs = [number > 0 for number in numbers if number]
    return sum(one is not other for one, other in pairwise(signs))


def _derivative(polynomial: Polynomial) -> Polynomial:
    return [power * coefficient for power, coefficient in enumerate(polynomial)][1:]


def _remainder(dividend: Polynomial, divisor: Polynomial) -> Polynomial:
    """A positive multiple of the remainder."""
    rest = [Fraction(c) for c in dividend]
    while len(rest) >= len(divisor):
        factor = rest[-1] / divisor[-1]
        shift = len(rest) - len(divisor)
        for power, coefficient in enumerate(divisor):
            rest[shift + power] -= factor * coefficient
        rest.pop()
        while rest and rest[-1] == 0:
            rest.pop()
    return _whole(rest) if rest else []


def _sturm(polynomial: Polynomial) -> list[Polynomial]:
    chain = [polynomial, _whole(_derivative(polynomial))]
    while len(chain[-1]) > 1 and (rest := _remainder(chain[-2], chain[-1])):
        chain.append([-c for c in rest])
    return chain


def _each_root_once(polynomial: Polynomial) -> Polynomial:
    """The polynomial without its repeated factors: divided by what it shares with its derivative."""
    shared = _sturm(polynomial)[-1]
    if len(shared) < 2:
        return polynomial
    rest, quotient = [Fraction(c) for c in polynomial], []
    while len(rest) >= len(shared):
        factor = rest[-1] / shared[-1]
        quotient.append(factor)
        for power, coefficient in enumerate(shared):
            rest[len(rest) - len(shared) + power] -= factor * coefficient
        rest.pop()
    return _whole(quotient[::-1])


def _at(polynomial: Polynomial, x: Fraction) -> int:
    """The sign of the polynomial at x, by whole numbers alone."""
    top, bottom = x.numerator, x.denominator
    total, power = 0, 1
    for coefficient in reversed(polynomial):
        total = total * top + coefficient * power
        power *= bottom
    return (total > 0) - (total < 0)


def _roots_up_to(chain: list[Polynomial], x: Fraction) -> int:
    return _sign_changes([_at(polynomial, x) for polynomial in chain])


def _bound(polynomial: Polynomial) -> Fraction:
    """A number above every root (Cauchy)."""
    return 2 + Fraction(max(abs(c) for c in polynomial[:-1]), abs(polynomial[-1]))


def _isolate(chain: list[Polynomial], low: Fraction, high: Fraction) -> list[tuple[Fraction, Fraction]]:
    """Spans (low, high] that hold one different root each."""
    count = _roots_up_to(chain, low) - _roots_up_to(chain, high)
    if count == 0:
        return []
    if count == 1:
        return [(low, high)]
    middle = (low + high) / 2
    return _isolate(chain, low, middle) + _isolate(chain, middle, high)


def _refine(polynomial: Polynomial, low: Fraction, high: Fraction) -> Fraction:
    """The one root in (low, high], a simple one, to far more digits than are published."""
    if _at(polynomial, high) == 0:
        return high
    beyond = _at(polynomial, high)
    while high - low > _WIDTH * max(low, _WIDTH):
        middle = (low + high) / 2
        here = _at(polynomial, middle)
        if here == 0:
            return middle
        low, high = (low, middle) if here == beyond else (middle, high)
    return (low + high) / 2
