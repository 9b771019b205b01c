"""Cases of sachhon.calculations.finance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sachhon.calculations.cases.inputs import Inputs
from sachhon.calculations.finance import CashFlow, cash_flow
from sachhon.calculations.results import refuse


def cash_flow_case(given: Inputs) -> CashFlow:
    """flows, rate; incentives, recurring_costs (a number, a list by year, or objects with year, amount); unit."""
    flows = _flows(given)
    last = len(flows) - 1
    return cash_flow(
        flows=flows,
        rate=given.rate("rate"),
        # A grant comes once, at the start; what recurs is paid in every year after it.
        incentives=_by_year(given, "incentives", range(1), last),
        recurring_costs=_by_year(given, "recurring_costs", range(1, last + 1), last),
        unit=given.text("unit", ""),
    )


def _flows(given: Inputs) -> list[Decimal]:
    listed = given.raw("flows")
    if isinstance(listed, Sequence) and any(isinstance(one, Mapping) for one in listed):
        by_year = _amounts(given, "flows")
        return [by_year.get(year, Decimal(0)) for year in range(max(by_year) + 1)]
    return given.numbers("flows")


def _by_year(given: Inputs, name: str, usual: range, last: int) -> dict[int, Decimal]:
    if not given.has(name):
        return {}
    written = given.raw(name)
    if not isinstance(written, Sequence) or isinstance(written, str):
        amount = given.number(name)
        return dict.fromkeys(usual, amount)
    if any(isinstance(one, Mapping) for one in written):
        return _amounts(given, name)
    amounts = given.numbers(name)
    if len(amounts) != last + 1:
        refuse("calc_list_of_another_length", given.at(name), count=len(amounts), wanted=last + 1)
    return dict(enumerate(amounts))


def _amounts(given: Inputs, name: str) -> dict[int, Decimal]:
    by_year: dict[int, Decimal] = {}
    for place, (year, amount) in enumerate(given.objects(name, _amount)):
        here = f"{given.at(name)}[{place}].year"
        if year != year.to_integral_value() or not 0 <= year <= 100:
            refuse("calc_year_outside_flows", here, year=year, last=100)
        by_year[int(year)] = by_year.get(int(year), Decimal(0)) + amount
    return by_year


def _amount(given: Inputs) -> tuple[Decimal, Decimal]:
    return given.number("year"), given.number("amount")
