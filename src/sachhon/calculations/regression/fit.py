"""Ordinary least squares in exact arithmetic: no pivoting, no rounding, the same for every order of the points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.regression.student import two_sided_p
from sachhon.calculations.results import decimal_of, exact, mean, refuse, square_root

MOST_POINTS = 1_000
MOST_DRIVERS = 8


@dataclass(frozen=True, slots=True)
class Observation:
    """One period, e.g. a month: what was used, and what drove it (output, degree days, moisture)."""

    consumption: Decimal
    drivers: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Coefficient:
    """What one more of a driver adds; `t` is None where the points fit without any error. `low` to `high` was seen."""

    driver: str
    value: Decimal
    standard_error: Decimal
    t: Decimal | None
    p: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Fit:
    """A line through the points: intercept and coefficients, and how well it explains them."""

    points: int
    intercept: Decimal
    coefficients: tuple[Coefficient, ...]
    r2: Decimal
    adjusted_r2: Decimal
    cv_rmse_pct: Decimal
    solution: tuple[Fraction, ...]  # the intercept, then a coefficient for each driver, exact

    def predict(self, drivers: Mapping[str, Decimal], field: str) -> Fraction:
        """What the line gives for a period."""
        values = (exact(drivers[one.driver], f"{field}.{one.driver}") for one in self.coefficients)
        slopes = zip(self.solution[1:], values, strict=True)
        return self.solution[0] + sum((slope * value for slope, value in slopes), Fraction(0))


def fit(observations: Sequence[Observation], field: str = "baseline") -> Fit:
    """Fit consumption to the drivers. Refuses too few points, different drivers, drivers that follow from each other,
    and a consumption that never changes.
    """
    names = _names(observations, field)
    rows, used = _matrix(observations, names, field)
    count, width = len(rows), len(names) + 1
    average = mean(used)
    spread = sum(((value - average) ** 2 for value in used), Fraction(0))
    if spread == 0:
        refuse("calc_consumption_constant", field)
    if average <= 0:
        refuse("calc_not_above_zero", field, value=decimal_of(average))
    inverse = _inverse([[_dot(rows, i, j) for j in range(width)] for i in range(width)], names, field)
    moments = [sum((row[i] * value for row, value in zip(rows, used, strict=True)), Fraction(0)) for i in range(width)]
    solution = tuple(sum((inverse[i][j] * moments[j] for j in range(width)), Fraction(0)) for i in range(width))
    missed = sum(
        (
            (value - sum((b * x for b, x in zip(solution, row, strict=True)), Fraction(0))) ** 2
            for row, value in zip(rows, used, strict=True)
        ),
        Fraction(0),
    )
    freedom = count - width
    variance = missed / freedom
    r2 = 1 - missed / spread
    return Fit(
        points=count,
        intercept=decimal_of(solution[0]),
        coefficients=tuple(
            _coefficient(name, solution[i], variance * inverse[i][i], freedom, [row[i] for row in rows])
            for i, name in enumerate(names, 1)
        ),
        r2=decimal_of(r2),
        adjusted_r2=decimal_of(1 - (1 - r2) * (count - 1) / freedom),
        cv_rmse_pct=square_root(variance / average**2) * 100,
        solution=solution,
    )


def _names(observations: Sequence[Observation], field: str) -> tuple[str, ...]:
    if not observations:
        refuse("calc_empty", field)
    names = tuple(observations[0].drivers)
    if not names:
        refuse("calc_no_driver", field)
    if len(names) > MOST_DRIVERS:
        refuse("calc_too_many", field, most=MOST_DRIVERS)
    if len(observations) > MOST_POINTS:
        refuse("calc_too_many", field, most=MOST_POINTS)
    for place, one in enumerate(observations):
        if set(one.drivers) != set(names):
            refuse("calc_drivers_differ", f"{field}[{place}]", known=", ".join(names))
    if len(observations) < len(names) + 2:
        refuse("calc_too_few_points", field, count=len(observations), least=len(names) + 2)
    return names


def _matrix(
    observations: Sequence[Observation], names: Sequence[str], field: str
) -> tuple[list[list[Fraction]], list[Fraction]]:
    rows, used = [], []
    for place, one in enumerate(observations):
        here = f"{field}[{place}]"
        rows.append([Fraction(1), *(exact(one.drivers[name], f"{here}.{name}") for name in names)])
        used.append(exact(one.consumption, f"{here}.consumption"))
    return rows, used


def _dot(rows: Sequence[Sequence[Fraction]], i: int, j: int) -> Fraction:
    return sum((row[i] * row[j] for row in rows), Fraction(0))


def _inverse(matrix: list[list[Fraction]], names: Sequence[str], field: str) -> list[list[Fraction]]:
    """Gauss and Jordan's elimination. Exact, so a pivot is zero only where a driver follows from those before it."""
    width = len(matrix)
    work = [row + [Fraction(int(i == j)) for j in range(width)] for i, row in enumerate(matrix)]
    for column in range(width):
        pivot = work[column][column]
        if pivot == 0:
            refuse("calc_drivers_depend", field, name=names[column - 1])
        work[column] = [value / pivot for value in work[column]]
        for other in range(width):
            if other != column and work[other][column] != 0:
                factor = work[other][column]
                work[other] = [a - factor * b for a, b in zip(work[other], work[column], strict=True)]
    return [row[width:] for row in work]


def _coefficient(name: str, value: Fraction, variance: Fraction, freedom: int, seen: Sequence[Fraction]) -> Coefficient:
    error = square_root(variance)
    t = None if error == 0 else decimal_of(value) / error
    p = Decimal(0) if t is None else Decimal(repr(two_sided_p(float(t), freedom)))
    return Coefficient(name, decimal_of(value), error, t, p, decimal_of(min(seen)), decimal_of(max(seen)))
