"""The same method in plain Python, one facility's stream at a time, by `calculations` and exact fractions alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sachhon.calculations.consumption import saving
from sachhon.domain.rollups.savings.engine import Base, Fact, Series

FactsByMonth = Mapping[tuple[int, int], Iterable[Fact]]  # {(year, month): facts}


class Expected(NamedTuple):
    """What a series should give in a year. Amounts in thousandths; `verified` is the part of `adjusted` that is."""

    verdict: str
    adjusted: Fraction
    consumption: int
    facts: int
    partly: bool
    verified: Fraction


def expected(series: Iterable[Series], bases: Iterable[Base], months: FactsByMonth) -> dict[tuple[int, int], Expected]:
    """{(series, year): what it should give} for every series that told anything in a year."""
    base_of = {base.series: base for base in bases}
    told: dict[tuple[int, int], list[Fact]] = defaultdict(list)
    for (year, _month), facts in months.items():
        for fact in facts:
            told[fact.series, year].append(fact)
    return {key: _expected(facts, key[1], base_of.get(key[0]), told) for key, facts in told.items()}


def _whole(facts: Iterable[Fact]) -> list[Fact]:
    return [one for one in facts if one.consumption is not None and one.output is not None]


def _expected(facts: list[Fact], year: int, base: Base | None, told: Mapping[tuple[int, int], list[Fact]]) -> Expected:
    before = _whole(told.get((facts[0].series, base.year), ())) if base else []
    used_before, made_before = sum(one.consumption or 0 for one in before), sum(one.output or 0 for one in before)
    whole = _whole(facts)
    nothing = (Fraction(0), 0, 0, False, Fraction(0))
    if base is None or not used_before or not made_before:
        return Expected("no_baseline", *nothing)
    if year <= base.year:
        return Expected("baseline_year", *nothing)
    if all(one.consumption is None for one in facts):
        return Expected("no_consumption", *nothing)
    if not whole or (base.base_load_share == 0 and not any(one.output for one in whole)):
        return Expected("no_output", *nothing)
    consumption = sum(one.consumption or 0 for one in whole)
    adjusted = _adjusted(used_before, made_before, sum(one.months for one in before), whole, base.base_load_share)
    verified = _adjusted_facts(used_before, made_before, before, [one for one in whole if one.verified], base)
    return Expected("counted", adjusted, consumption, len(whole), len(whole) < len(facts), verified)


def _adjusted_facts(used: int, made: int, before: list[Fact], facts: list[Fact], base: Base) -> Fraction:
    """The part of the adjusted baseline that some facts of the year are."""
    share, output = Fraction(base.base_load_share), sum(one.output or 0 for one in facts)
    months = Fraction(sum(one.months for one in facts), sum(one.months for one in before))
    return used * (share * months + (1 - share) * Fraction(output, made))


def _adjusted(used: int, made: int, months: int, facts: list[Fact], share: Decimal) -> Fraction:
    """The baseline cut to as many months as there are now, and then adjusted as calculations do it."""
    part = Fraction(sum(one.months for one in facts), months)
    told = saving(
        baseline_consumption=_decimal(used * part),
        baseline_output=_decimal(made * part),
        consumption=Decimal(sum(one.consumption or 0 for one in facts)),
        output=Decimal(sum(one.output or 0 for one in facts)),
        base_load_share=share,
    )
    return Fraction(told.adjusted_baseline)


def _decimal(amount: Fraction) -> Decimal:
    """To 28 digits, where it does not end."""
    return Decimal(amount.numerator) / Decimal(amount.denominator)
