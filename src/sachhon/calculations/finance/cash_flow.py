"""Payback, net present value and internal rate of return of yearly flows, with incentives and recurring costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

from sachhon.calculations.finance.roots import rates_of_return
from sachhon.calculations.results import Result, Working, decimal_of, exact, refuse, warn
from sachhon.formkit.findings import Finding

LONGEST = 60  # years


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow(Result):
    """`irr_pct` is given only where there is exactly one rate; `irr_all_pct` has every rate.

    A payback is None when the money never comes back.
    """

    flows: tuple[Decimal, ...]
    npv: Decimal
    irr_pct: Decimal | None
    irr_all_pct: tuple[Decimal, ...]
    irr_status: str
    payback: Decimal | None
    discounted_payback: Decimal | None


def flows_of(
    *,
    flows: Sequence[Decimal],
    incentives: Mapping[int, Decimal] | None = None,
    recurring_costs: Mapping[int, Decimal] | None = None,
) -> tuple[Fraction, ...]:
    """The yearly flows with what is granted added and what recurs taken off, by year; year 0 is the first flow.

    Refuses no flows, more than sixty years, and years that the flows do not have.
    """
    if len(flows) < 2:
        refuse("calc_too_few_flows", "flows")
    if len(flows) > LONGEST:
        refuse("calc_too_many", "flows", most=LONGEST)
    net = [exact(flow, f"flows[{year}]") for year, flow in enumerate(flows)]
    for name, sign, by_year in (("incentives", 1, incentives), ("recurring_costs", -1, recurring_costs)):
        for year, amount in (by_year or {}).items():
            if not 0 <= year < len(net):
                refuse("calc_year_outside_flows", name, year=year, last=len(net) - 1)
            if amount < 0:
                refuse("calc_negative", name, value=amount)
            net[year] += sign * exact(amount, name)
    return tuple(net)


def cash_flow(
    *,
    flows: Sequence[Decimal],
    rate: Decimal,
    incentives: Mapping[int, Decimal] | None = None,
    recurring_costs: Mapping[int, Decimal] | None = None,
    unit: str = "",
) -> CashFlow:
    """What yearly flows are worth at a discount rate, written as a fraction (0.1 is 10 %); year 0 is today.

    Paybacks run evenly through the year in which the money comes back. Refuses a rate outside 0 to 1.
    """
    if not 0 <= rate <= 1:
        refuse("calc_rate_outside", "rate", value=rate)
    net = flows_of(flows=flows, incentives=incentives, recurring_costs=recurring_costs)
    growth = 1 + exact(rate, "rate")
    present = [flow / growth**year for year, flow in enumerate(net)]
    rates = [_published_rate(one) for one in rates_of_return(net)]
    warnings = [*_rate_doubts(rates), *_payback_doubts(net)]
    money = unit or "[flows]"
    return CashFlow(
        flows=tuple(decimal_of(flow) for flow in net),
        npv=decimal_of(sum(present, Fraction(0))),
        irr_pct=rates[0] if len(rates) == 1 else None,
        irr_all_pct=tuple(rates),
        irr_status={0: "none", 1: "unique"}.get(len(rates), "not unique"),
        payback=_payback(net),
        discounted_payback=_payback(present),
        working=Working(
            formula=(
                "flow[t] = flows[t] + incentives[t] − recurring_costs[t]",
                "npv = Σ flow[t] / (1 + rate)^t",
                "irr: Σ flow[t] / (1 + irr)^t = 0",
                "payback = t + (−Σ flow[0..t]) / flow[t + 1], min t: Σ flow[0..t] < 0 ≤ Σ flow[0..t + 1]",
                "discounted_payback = payback(flow[t] / (1 + rate)^t)",
            ),
            units={
                "flows": money,
                "npv": money,
                "irr_pct": "%",
                "irr_all_pct": "%",
                "payback": "years",
                "discounted_payback": "years",
            },
            warnings=tuple(warnings),
        ),
    )


def _payback(flows: Sequence[Fraction]) -> Decimal | None:
    balances = list(accumulate(flows))
    if min(balances) >= 0:
        return Decimal(0)
    year = _year_back(balances)
    return None if year is None else decimal_of(year - 1 - balances[year - 1] / flows[year])


def _year_back(balances: Sequence[Fraction]) -> int | None:
    """The year in which what was laid out has come back for the first time."""
    for year, (before, after) in enumerate(pairwise(balances), 1):
        if before < 0 <= after:
            return year
    return None


def _published_rate(rate: Fraction) -> Decimal:
    """In percent, with as many digits as the search for it is good for."""
    return decimal_of(round(rate * 100, 15))


def _rate_doubts(rates: Sequence[Decimal]) -> list[Finding]:
    if not rates:
        return [warn("calc_no_rate_of_return", "flows")]
    if len(rates) > 1:
        lowest, highest = min(rates), max(rates)
        return [warn("calc_several_rates_of_return", "flows", count=len(rates), lowest=lowest, highest=highest)]
    return []


def _payback_doubts(flows: Sequence[Fraction]) -> list[Finding]:
    balances = list(accumulate(flows))
    if min(balances) >= 0:
        return [warn("calc_nothing_laid_out", "flows")]
    back = _year_back(balances)
    if back is None:
        return [warn("calc_never_paid_back", "flows", missing=-balances[-1])]
    if min(balances[back:]) < 0:
        return [warn("calc_paid_back_not_for_good", "flows", year=back)]
    return []
