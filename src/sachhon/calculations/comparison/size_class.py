"""The size class of an enterprise in industry or construction, by the decree in force on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sachhon.calculations.factors import SizeClass, closing_day, size_classes
from sachhon.calculations.factors.dated import in_force
from sachhon.calculations.results import FactorVersion, Result, Working, refuse, warn
from sachhon.formkit.findings import Finding

_ALL_LIMITS = ("size = min {class: employees ≤ employees_max ∧ (revenue ≤ revenue_max ∨ capital ≤ capital_max)}",)
_CAPITAL_FIRST = (
    "size = siêu nhỏ: employees ≤ employees_max",
    "size = min {class: capital ≤ capital_max}; capital = null: min {class: employees ≤ employees_max}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeVerdict(Result):
    """The class in Vietnamese as the decree names it, and the decree."""

    size: str
    decree: str


def size_class(
    *, employees: int, on: date | int, revenue: Decimal | None = None, capital: Decimal | None = None
) -> SizeVerdict:
    """Class by employees (yearly average) and by revenue of the year or total capital, both in VND.

    Refuses negative numbers, a day before the first decree, and no money figure where the decree needs one.
    """
    for name, value in (("employees", employees), ("revenue", revenue), ("capital", capital)):
        if value is not None and value < 0:
            refuse("calc_negative", name, value=value)
    day = closing_day(on) if isinstance(on, int) else on
    everything = size_classes().classes
    names = dict.fromkeys(one.name for one in everything)
    classes = [one for one in (in_force([c for c in everything if c.name == name], day) for name in names) if one]
    if not classes:
        first = min(one.valid_from for one in everything)
        refuse("calc_no_decree_then", "year", year=str(day.year), first=first.strftime("%d/%m/%Y"))
    if classes[0].capital_first:
        found, warnings = _capital_first(classes, employees, capital)
    else:
        if revenue is None and capital is None:
            refuse("calc_money_needed", "revenue", "capital", decree=classes[0].decree)
        found, warnings = _all_limits(classes, employees, revenue, capital), ()
    return SizeVerdict(
        size=found.name,
        decree=found.decree,
        working=Working(
            formula=_CAPITAL_FIRST if found.capital_first else _ALL_LIMITS,
            units={},
            factors=(_version(found),),
            warnings=warnings,
        ),
    )


def _all_limits(
    classes: Sequence[SizeClass], employees: int, revenue: Decimal | None, capital: Decimal | None
) -> SizeClass:
    for one in classes[:-1]:
        people = one.employees is None or employees <= one.employees
        by_revenue = revenue is not None and (one.revenue is None or revenue <= one.revenue)
        by_capital = capital is not None and (one.capital is None or capital <= one.capital)
        if people and (by_revenue or by_capital):
            return one
    return classes[-1]


def _capital_first(
    classes: Sequence[SizeClass], employees: int, capital: Decimal | None
) -> tuple[SizeClass, tuple[Finding, ...]]:
    """The decree of 2009: micro by employees; beyond it capital comes first, employees where it is missing."""
    micro, *others = classes
    if micro.employees is not None and employees <= micro.employees:
        return micro, ()
    if capital is None:
        warning = warn("calc_by_employees_alone", "capital", decree=micro.decree)
        fits = (one for one in others[:-1] if one.employees is not None and employees <= one.employees)
        found = next(fits, others[-1])
        return found, (warning,)
    return next((one for one in others[:-1] if one.capital is not None and capital <= one.capital), others[-1]), ()


def _version(one: SizeClass) -> FactorVersion:
    limit = Decimal(one.row["employees_min"] or 0)
    return size_classes().edition.factor(one.row, limit, "employees at least", one.valid_from, one.valid_to)
