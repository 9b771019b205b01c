"""The regression baseline: what it finds, when it may be used, and that it is never stretched."""

from __future__ import annotations

import statistics
from decimal import Decimal

import pytest

from sachhon.calculations.regression import Observation, RegressionSaving, fit, regression_saving
from sachhon.calculations.regression.student import two_sided_p
from sachhon.calculations.results import Refused

D = Decimal
OUTPUT = [10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]
USED = [110, 121, 128, 141, 149, 161, 170, 179, 191, 199, 211, 218]


def months(output: list[int], used: list[int]) -> list[Observation]:
    return [Observation(D(u), {"output": D(o)}) for o, u in zip(output, used, strict=True)]


def codes(result: RegressionSaving) -> set[str]:
    return {warning.code for warning in result.working.warnings}


def test_one_driver_agrees_with_the_standard_library() -> None:
    model = fit(months(OUTPUT, USED))
    slope, intercept = statistics.linear_regression(OUTPUT, USED)
    assert float(model.coefficients[0].value) == pytest.approx(slope)
    assert float(model.intercept) == pytest.approx(intercept)
    assert float(model.r2) == pytest.approx(statistics.correlation(OUTPUT, USED) ** 2)


@pytest.mark.parametrize(
    ("t", "freedom", "p"),
    [(12.706, 1, 0.05), (2.228, 10, 0.05), (3.169, 10, 0.01), (1.96, 100_000, 0.05), (0, 7, 1), (-2.086, 20, 0.05)],
)
def test_probabilities_are_those_of_the_printed_tables(t: float, freedom: int, p: float) -> None:
    assert two_sided_p(t, freedom) == pytest.approx(p, abs=2e-5)


def test_a_saving_within_what_was_seen() -> None:
    told = regression_saving(baseline=months(OUTPUT, USED), reporting=months([10, 20], [100, 190]), unit="MWh")
    assert told.valid
    assert not told.extrapolated
    # 2 × 10.70047 + 9.94406 × 30 = 319.7226
    assert told.adjusted_baseline == pytest.approx(D("319.7226"), abs=D("0.0001"))
    assert told.saving == pytest.approx(D("29.7226"), abs=D("0.0001"))
    assert told.saving_pct == pytest.approx(D("9.2964"), abs=D("0.0001"))
    assert told.working.units["saving"] == "MWh"
    assert {factor.table for factor in told.working.factors} == {"regression_tests"}


def test_no_saving_beyond_what_was_seen() -> None:
    told = regression_saving(baseline=months(OUTPUT, USED), reporting=months([22], [200]))
    assert told.valid
    assert told.extrapolated
    assert (told.adjusted_baseline, told.saving, told.saving_pct) == (None, None, None)
    assert "calc_extrapolation" in codes(told)


def test_no_saving_by_a_model_that_explains_nothing() -> None:
    noise = [150, 90, 170, 100, 160, 95, 155, 110, 165, 105, 150, 100]
    told = regression_saving(baseline=months(OUTPUT, noise), reporting=months([15], [100]))
    failed = {test.test for test in told.tests if not test.passed}
    assert {"r2", "p_value of output"} <= failed
    assert (told.valid, told.saving) == (False, None)
    assert {"calc_model_below_min", "calc_model_below_max"} <= codes(told)


def test_too_few_months_are_not_a_year() -> None:
    told = regression_saving(baseline=months(OUTPUT[:6], USED[:6]), reporting=months([12], [120]))
    assert [test.test for test in told.tests if not test.passed] == ["points"]
    assert told.saving is None


def test_a_driver_that_does_not_matter_fails_its_own_test() -> None:
    moon = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
    observed = [Observation(D(u), {"output": D(o), "moon": D(m)}) for u, o, m in zip(USED, OUTPUT, moon, strict=True)]
    told = regression_saving(baseline=observed, reporting=observed[:1])
    assert [test.test for test in told.tests if not test.passed] == ["p_value of moon"]


@pytest.mark.parametrize(
    ("output", "used", "code"),
    [
        ([10] * 12, USED, "calc_drivers_depend"),
        (OUTPUT, [100] * 12, "calc_consumption_constant"),
        ([10, 11], [1, 2], "calc_too_few_points"),
        ([], [], "calc_empty"),
    ],
)
def test_what_cannot_be_fitted_is_refused(output: list[int], used: list[int], code: str) -> None:
    with pytest.raises(Refused) as refused:
        fit(months(output, used))
    assert refused.value.finding.code == code


def test_periods_need_the_same_drivers() -> None:
    with pytest.raises(Refused) as refused:
        regression_saving(baseline=months(OUTPUT, USED), reporting=[Observation(D(1), {"heat": D(1)})])
    assert refused.value.finding.fields == ("reporting[0]",)
