"""Savings against a regression baseline: only where the model passes its tests, and only within what it has seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sachhon.calculations.factors import ValidityLimit, validity_limits
from sachhon.calculations.regression.fit import Coefficient, Fit, Observation, fit
from sachhon.calculations.results import Result, Working, decimal_of, exact, percent, refuse, warn
from sachhon.formkit.findings import Finding


@dataclass(frozen=True, slots=True)
class ValidityTest:
    """One test of the model: what was found, and what is allowed."""

    test: str
    value: Decimal
    bound: str
    limit: Decimal
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegressionSaving(Result):
    """The model, its tests, and the saving; the saving is None where the model is not valid or would be stretched."""

    points: int
    intercept: Decimal
    coefficients: tuple[Coefficient, ...]
    r2: Decimal
    adjusted_r2: Decimal
    cv_rmse_pct: Decimal
    tests: tuple[ValidityTest, ...]
    valid: bool
    extrapolated: bool
    adjusted_baseline: Decimal | None
    saving: Decimal | None
    saving_pct: Decimal | None
    absolute_change_pct: Decimal


def regression_saving(
    *, baseline: Sequence[Observation], reporting: Sequence[Observation], unit: str = ""
) -> RegressionSaving:
    """Fit the baseline's periods, and compare the reported periods with what the model gives for their drivers.

    Periods of both must be alike (months with months). The absolute change compares the mean of a period. Refuses
    what `fit` refuses, and reported periods with other drivers.
    """
    model = fit(baseline)
    names = {one.driver for one in model.coefficients}
    if not reporting:
        refuse("calc_empty", "reporting")
    for place, period in enumerate(reporting):
        if set(period.drivers) != names:
            refuse("calc_drivers_differ", f"reporting[{place}]", known=", ".join(sorted(names)))
    tests = _tests(model)
    valid = all(test.passed for test in tests)
    outside = _outside(model, reporting)
    used = sum((exact(one.consumption, f"reporting[{i}].consumption") for i, one in enumerate(reporting)), Fraction(0))
    before = sum((Fraction(one.consumption) for one in baseline), Fraction(0)) / len(baseline)
    adjusted = sum((model.predict(one.drivers, f"reporting[{i}]") for i, one in enumerate(reporting)), Fraction(0))
    # A model can be right and still give nothing to compare with, where its base is negative.
    usable = valid and not outside and adjusted > 0
    written = unit or "[consumption]"
    return RegressionSaving(
        points=model.points,
        intercept=model.intercept,
        coefficients=model.coefficients,
        r2=model.r2,
        adjusted_r2=model.adjusted_r2,
        cv_rmse_pct=model.cv_rmse_pct,
        tests=tests,
        valid=valid,
        extrapolated=bool(outside),
        adjusted_baseline=decimal_of(adjusted) if usable else None,
        saving=decimal_of(adjusted - used) if usable else None,
        saving_pct=decimal_of(percent(adjusted - used, adjusted)) if usable else None,
        absolute_change_pct=decimal_of(percent(used / len(reporting) - before, before)),
        working=Working(
            formula=(
                "consumption = intercept + Σ coefficient × driver (baseline: min Σ residual²)",
                "adjusted_baseline = Σ reporting (intercept + Σ coefficient × driver)",
                "saving = adjusted_baseline − Σ consumption; saving_pct = saving / adjusted_baseline × 100",
                "cv_rmse_pct = √(Σ residual² / (points − drivers − 1)) / mean(baseline) × 100",
                "absolute_change_pct = (mean(reporting) − mean(baseline)) / mean(baseline) × 100",
            ),
            units={
                "intercept": written,
                "cv_rmse_pct": "%",
                "adjusted_baseline": written,
                "saving": written,
                "saving_pct": "%",
                "absolute_change_pct": "%",
            },
            factors=tuple(limit.version for limit in validity_limits().values()),
            warnings=(*_failed(tests), *outside, *_strange(model)),
        ),
    )


def _tests(model: Fit) -> tuple[ValidityTest, ...]:
    limits = validity_limits()
    drivers = len(model.coefficients)
    found = [
        (limits["r2"], "r2", model.r2),
        (limits["cv_rmse"], "cv_rmse", model.cv_rmse_pct),
        (limits["points"], "points", Decimal(model.points)),
        (limits["points_per_driver"], "points_per_driver", decimal_of(Fraction(model.points, drivers))),
        *((limits["p_value"], f"p_value of {one.driver}", one.p) for one in model.coefficients),
    ]
    return tuple(_tested(limit, name, value) for limit, name, value in found)


def _tested(limit: ValidityLimit, name: str, value: Decimal) -> ValidityTest:
    passed = value >= limit.value if limit.bound == "min" else value <= limit.value
    return ValidityTest(name, value, limit.bound, limit.value, passed)


def _failed(tests: Sequence[ValidityTest]) -> tuple[Finding, ...]:
    return tuple(
        warn(f"calc_model_below_{test.bound}", "baseline", test=test.test, value=test.value, limit=test.limit)
        for test in tests
        if not test.passed
    )


def _outside(model: Fit, reporting: Sequence[Observation]) -> tuple[Finding, ...]:
    return tuple(
        warn(
            "calc_extrapolation",
            f"reporting[{place}].{one.driver}",
            name=one.driver,
            value=period.drivers[one.driver],
            low=one.low,
            high=one.high,
        )
        for place, period in enumerate(reporting)
        for one in model.coefficients
        if not one.low <= period.drivers[one.driver] <= one.high
    )


def _strange(model: Fit) -> tuple[Finding, ...]:
    doubts = [warn("calc_driver_lowers", "baseline", name=one.driver) for one in model.coefficients if one.value < 0]
    if model.intercept < 0:
        doubts.append(warn("calc_base_load_negative", "baseline", value=model.intercept))
    return tuple(doubts)
