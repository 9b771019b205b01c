"""What holds for all inputs, not only for the vectors."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sachhon.calculations.balance import Flow, closure, waste_cost
from sachhon.calculations.consumption import (
    CarrierUse,
    Site,
    combined_saving,
    pooled_saving,
    saving,
    specific_energy,
)
from sachhon.calculations.energy import Carrier, energy, grid_emissions
from sachhon.calculations.finance import cash_flow, rates_of_return
from sachhon.calculations.regression import Observation, fit
from sachhon.calculations.results import Refused
from sachhon.calculations.units import convert, unit_of

MONEY = st.integers(-(10**12), 10**12).map(Decimal)
COSTS = st.integers(0, 10**12).map(Decimal)
FLOWS = st.lists(MONEY, min_size=2, max_size=12)
RATES = st.decimals(0, 1, places=4)
AMOUNTS = st.decimals(Decimal("0.001"), Decimal(10**9), places=3)
SHARES = st.decimals(0, 1, places=4)


@given(FLOWS, RATES, st.data())
def test_raising_a_cost_never_raises_the_npv(flows: list[Decimal], rate: Decimal, data: st.DataObject) -> None:
    year, cost, more = data.draw(st.integers(0, len(flows) - 1)), data.draw(COSTS), data.draw(COSTS)
    lower = cash_flow(flows=flows, rate=rate, recurring_costs={year: cost})
    higher = cash_flow(flows=flows, rate=rate, recurring_costs={year: cost + more})
    assert higher.npv <= lower.npv
    granted = cash_flow(flows=flows, rate=rate, recurring_costs={year: cost}, incentives={year: more})
    assert granted.npv >= lower.npv


@given(FLOWS, RATES, RATES)
def test_a_project_that_pays_after_its_outlay_is_worth_less_at_a_higher_rate(
    flows: list[Decimal], one: Decimal, other: Decimal
) -> None:
    project = [-abs(flows[0]), *(abs(flow) for flow in flows[1:])]
    low, high = (cash_flow(flows=project, rate=rate) for rate in sorted((one, other)))
    assert high.npv <= low.npv
    if high.discounted_payback is not None:
        assert low.discounted_payback is not None
        assert low.discounted_payback <= high.discounted_payback
        assert low.payback is not None
        assert low.payback <= low.discounted_payback


@given(FLOWS)
def test_every_rate_of_return_brings_the_npv_to_zero_and_there_are_no_more_than_signs_change(
    flows: list[Decimal],
) -> None:
    exact = [Fraction(flow) for flow in flows]
    rates = rates_of_return(exact)
    signs = [flow > 0 for flow in flows if flow]
    assert len(rates) <= sum(one is not other for one, other in pairwise(signs))
    for rate in rates:
        parts = [flow / (1 + rate) ** year for year, flow in enumerate(exact)]
        assert abs(sum(parts)) <= sum(abs(part) for part in parts) * Fraction(1, 10**12)


@given(st.lists(st.integers(-95, 300), min_size=1, max_size=4, unique=True))
def test_rates_that_were_built_in_are_all_found(percents: list[int]) -> None:
    """Flows with the net present value Π(1 − x·(1 + rate)) have exactly those rates."""
    flows = [Fraction(1)]
    for percent in percents:
        factor = 1 + Fraction(percent, 100)
        flows = [a - factor * b for a, b in zip([*flows, Fraction(0)], [Fraction(0), *flows], strict=True)]
    found = [float(rate) * 100 for rate in rates_of_return(flows)]
    assert [round(rate, 6) for rate in found] == sorted(percents)


@given(st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=8), st.randoms())
def test_a_combined_saving_is_the_same_in_every_order_and_never_more_than_all(
    shares: list[Decimal], random: object
) -> None:
    shuffled = list(shares)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = combined_saving(shares_pct=shares), combined_saving(shares_pct=shuffled)
    assert one.saving_pct == other.saving_pct
    assert max(shares) <= one.saving_pct <= min(Decimal(100), sum(shares, Decimal(0)))


@st.composite
def sites(draw: st.DrawFn) -> list[Site]:
    made = []
    for _ in range(draw(st.integers(1, 8))):
        baseline = draw(AMOUNTS)
        made.append(Site(baseline, draw(st.decimals(-baseline, baseline, places=3))))
    return made


@given(sites(), st.randoms())
def test_a_portfolio_never_saves_more_than_its_baseline(portfolio: list[Site], random: object) -> None:
    pooled = pooled_saving(sites=portfolio)
    assert pooled.saving <= pooled.adjusted_baseline
    assert pooled.saving_pct <= 100
    each = [site.saving / site.adjusted_baseline * 100 for site in portfolio]
    slack = Decimal("1e-15")
    assert min(each) - slack <= pooled.saving_pct <= max(each) + slack
    shuffled = list(portfolio)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = pooled_saving(sites=shuffled)
    assert (again.saving_pct, again.saving) == (pooled.saving_pct, pooled.saving)


Use = tuple[str, Decimal, Decimal]
USES = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), AMOUNTS, AMOUNTS), min_size=1, max_size=8, unique_by=lambda use: use[0]
)


@given(USES, USES, st.randoms())
def test_specific_energy_is_the_same_in_every_order(before: list[Use], after: list[Use], random: object) -> None:
    def told(before: list[Use], after: list[Use]) -> tuple[object, ...]:
        found = specific_energy(
            baseline=[CarrierUse(*use) for use in before], current=[CarrierUse(*use) for use in after]
        )
        return (found.baseline, found.current, found.change_pct, found.change_at_baseline_factors_pct)

    mixed_before, mixed_after = list(before), list(after)
    random.shuffle(mixed_before)  # type: ignore[attr-defined]
    random.shuffle(mixed_after)  # type: ignore[attr-defined]
    assert told(mixed_before, mixed_after) == told(before, after)
    assert told(before, before)[2:] == (0, 0)


@given(st.lists(AMOUNTS, min_size=1, max_size=8), st.randoms(), st.integers(2014, 2023))
def test_energy_adds_up_in_every_order_and_in_every_unit(amounts: list[Decimal], random: object, year: int) -> None:
    carriers = [Carrier("electricity", amount, unit_of("kWh")) for amount in amounts]
    in_joules = [
        Carrier("electricity", convert(amount, unit_of("kWh"), unit_of("MJ")), unit_of("MJ")) for amount in amounts
    ]
    random.shuffle(in_joules)  # type: ignore[attr-defined]
    one, other = energy(carriers=carriers, year=year), energy(carriers=in_joules, year=year)
    assert (one.toe, one.gj) == (other.toe, other.gj)
    whole = sum(amounts, Decimal(0))
    assert energy(carriers=[Carrier("electricity", whole, unit_of("kWh"))], year=year).toe == one.toe
    parts = [grid_emissions(quantity=amount, unit=unit_of("kWh"), year=year).t_co2e for amount in amounts]
    assert sum(parts, Decimal(0)) == grid_emissions(quantity=whole, unit=unit_of("kWh"), year=year).t_co2e


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS, SHARES)
def test_a_saving_and_what_was_used_make_the_adjusted_baseline(
    before: Decimal, made_before: Decimal, used: Decimal, made: Decimal, share: Decimal
) -> None:
    told = saving(
        baseline_consumption=before,
        baseline_output=made_before,
        consumption=used,
        output=made,
        base_load_share=share,
    )
    close = abs(told.adjusted_baseline) * Decimal("1e-20")
    assert abs(told.saving + used - told.adjusted_baseline) <= close
    assert told.saving_pct <= 100
    same_output = saving(
        baseline_consumption=before,
        baseline_output=made,
        consumption=used,
        output=made,
        base_load_share=share,
    )
    assert same_output.adjusted_baseline == before  # with nothing to adjust for, base load does not matter


@given(COSTS, COSTS, COSTS, COSTS, SHARES)
def test_product_and_loss_bear_all_costs(
    material: Decimal, energy: Decimal, system: Decimal, waste: Decimal, share: Decimal
) -> None:
    try:
        told = waste_cost(material=material, energy=energy, system=system, waste_treatment=waste, product_share=share)
    except Refused:
        assert material + energy + system + waste == 0
        return
    assert told.product_cost + told.loss_cost == told.total_cost == material + energy + system + waste
    assert told.loss_cost >= waste


@given(st.lists(AMOUNTS, min_size=1, max_size=8), st.decimals(0, 100, places=2), st.randoms())
def test_a_balance_with_itself_closes_in_every_order(flows: list[Decimal], tolerance: Decimal, random: object) -> None:
    shuffled = list(flows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    told = closure(
        inputs=[Flow(flow) for flow in flows], outputs=[Flow(flow) for flow in shuffled], tolerance_pct=tolerance
    )
    assert (told.closure_pct, told.accepted) == (100, True)


@given(
    st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=5, max_size=20, unique=True),
    st.integers(1, 9),
    st.integers(-50, 50),
    st.integers(-50, 50),
)
def test_points_on_a_plane_give_the_plane_back(
    points: list[tuple[int, int]], base: int, first: int, second: int
) -> None:
    used = [100_000 + base + first * a + second * b for a, b in points]
    observed = [
        Observation(Decimal(value), {"output": Decimal(a), "heat": Decimal(b)})
        for value, (a, b) in zip(used, points, strict=True)
    ]
    try:
        model = fit(observed)
    except Refused:
        # The plane is level where the points are, or they lie on a line (whose normal matrix has no inverse).
        (a0, b0), *others = points
        line = all((a - a0) * (others[0][1] - b0) == (b - b0) * (others[0][0] - a0) for a, b in others)
        assert line or len(set(used)) == 1
        return
    assert (model.intercept, model.r2) == (100_000 + base, 1)
    assert [one.value for one in model.coefficients] == [first, second]
