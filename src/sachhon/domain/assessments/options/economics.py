"""What an option is worth: sachhon.calculations.finance on the facts of the option; what is not known stays unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from sachhon.calculations.finance import CashFlow, cash_flow
from sachhon.domain.assessments.models import Option

NEEDED = ("investment", "yearly_saving", "yearly_cost", "life_years")


@dataclass(frozen=True, slots=True)
class FlowYear:
    """A year of the table: what goes out and comes in, the sum so far, the worth today (None without a rate)."""

    year: int
    out: Decimal
    into: Decimal
    net: Decimal
    so_far: Decimal
    factor: Decimal | None
    present: Decimal | None


@dataclass(frozen=True, slots=True)
class Economics:
    """`lacking` names the facts that are not known: then nothing is reckoned. Without a rate, what needs one is None.

    `incentive_unknown`: reckoned without an incentive, and it is said.
    """

    lacking: tuple[str, ...]
    cash: CashFlow | None = None
    rate_known: bool = False
    incentive_unknown: bool = False
    years: tuple[FlowYear, ...] = ()

    @property
    def npv(self) -> Decimal | None:
        """Net present value in VND; None where it is not known."""
        return self.cash.npv if self.cash is not None and self.rate_known else None

    @property
    def discounted_payback(self) -> Decimal | None:
        """In years; None where it is not known or never comes."""
        return self.cash.discounted_payback if self.cash is not None and self.rate_known else None


def economics_of(option: Option, rate_pct: Decimal | None) -> Economics:
    """Reckoned from what stands at the option, at the assessment's discount rate in percent."""
    facts = {name: getattr(option, name) for name in (*NEEDED, "incentive")}
    return economics(facts, rate_pct)


def economics(facts: Mapping[str, int | None], rate_pct: Decimal | None) -> Economics:
    """The same from facts by their names: investment, incentive, yearly_saving, yearly_cost (VND), life_years."""
    lacking = tuple(name for name in NEEDED if facts.get(name) is None)
    if lacking:
        return Economics(lacking)
    investment, saving, cost, life = (int(facts[name] or 0) for name in NEEDED)
    if life < 1:
        return Economics(("life_years",))
    incentive = facts.get("incentive")
    rate = (rate_pct or Decimal(0)) / 100
    cash = cash_flow(
        flows=[Decimal(-investment), *([Decimal(saving)] * life)],
        rate=rate,
        incentives={0: Decimal(incentive)} if incentive else None,
        recurring_costs={year: Decimal(cost) for year in range(1, life + 1)},
        unit="VND",
    )
    known = rate_pct is not None
    rows = []
    for year, (net, so_far) in enumerate(zip(cash.flows, accumulate(cash.flows), strict=True)):
        factor = 1 / (1 + rate) ** year if known else None
        rows.append(
            FlowYear(
                year,
                Decimal(investment if year == 0 else cost),
                Decimal((incentive or 0) if year == 0 else saving),
                net,
                so_far,
                factor,
                None if factor is None else net * factor,
            )
        )
    return Economics((), cash, known, incentive is None, tuple(rows))
