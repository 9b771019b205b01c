"""A facility's specific consumption against the legal norm in force, and beside published figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.comparison import NormVerdict, norm
from sachhon.calculations.factors import Benchmark, benchmarks, norms
from sachhon.calculations.results import Refused as NoAnswer
from sachhon.calculations.units import Quantity, Rate, Unit, rate_of, unit_of
from sachhon.domain.assessments.years.facts import Made, YearFacts
from sachhon.domain.assessments.years.products import compared_together
from sachhon.domain.assessments.years.savings import Told
from sachhon.domain.assessments.years.streams import ENERGY, WATER
from sachhon.formkit.findings import Finding

_RESOURCE = {"energy": ENERGY, "electricity": "electricity", "water": WATER, "fresh water": WATER}


@dataclass(frozen=True, slots=True)
class AgainstNorm:
    """A verdict with the value in the norm's unit; or what is missing for one."""

    value: Decimal | None
    unit: str
    verdict: NormVerdict | None
    missing: Finding | None = None


@dataclass(frozen=True, slots=True)
class BesidePublished:
    """A published figure, with the facility's own value in its unit where the two can be compared."""

    figure: Benchmark
    own: Decimal | None


def against_norm(facts: YearFacts, told: tuple[Told, ...]) -> AgainstNorm | None:
    """The norm of the year's product, if there is one for such products; `told`: the year's resources."""
    known = compared_together(facts.made)
    if known is None or not known.norm_industry:
        return None
    rows = [one for one in norms().norms if (one.industry, one.product) == (known.norm_industry, known.norm_product)]
    energy = next((one for one in told if one.resource == ENERGY), None)
    if not rows or energy is None:
        return None
    metric, unit = rows[0].metric, rows[0].rate
    if energy.specific is None:
        return AgainstNorm(None, unit.symbol, None)
    try:
        own = rate_of(energy.specific_unit)
        capacity = _capacity(facts.counted)
        verdict = norm(
            industry=known.norm_industry,
            metric=metric,
            value=energy.specific,
            on=facts.year,
            capacity=capacity[0] if capacity else None,
            capacity_unit=capacity[1] if capacity else None,
            product=known.norm_product,
            rate=own,
        )
    except NoAnswer as refused:
        return AgainstNorm(None, unit.symbol, None, refused.finding)
    return AgainstNorm(_in(energy.specific, own, unit), unit.symbol, verdict)


def published(facts: YearFacts, told: tuple[Told, ...]) -> tuple[BesidePublished, ...]:
    """Figures published elsewhere for such products, to look at and not to judge by."""
    known = compared_together(facts.made)
    if known is None or not known.benchmark_industry:
        return ()
    by_resource = {one.resource: one for one in told}
    return tuple(
        BesidePublished(figure, _own(figure, by_resource.get(_RESOURCE.get(figure.metric, ""))))
        for figure in benchmarks().figures
        if figure.industry == known.benchmark_industry
    )


def _own(figure: Benchmark, told: Told | None) -> Decimal | None:
    """The facility's own value in the unit of a figure; None where the units say different things."""
    if told is None or told.specific is None:
        return None
    try:
        return _in(told.specific, rate_of(told.specific_unit), rate_of(figure.unit))
    except NoAnswer:
        return None


def _in(value: Decimal, unit: Rate, other: Rate) -> Decimal:
    factor = unit.factor_to(other)
    return value * factor.numerator / factor.denominator


def _capacity(made: tuple[Made, ...]) -> tuple[Decimal, Unit] | None:
    """The capacity of the year's products together; None where one is not said. Raises NoAnswer on its unit."""
    told = [(one.capacity, unit_of(one.capacity_unit, "capacity")) for one in made if one.capacity is not None]
    if not told or len(told) != len(made):
        return None
    target = told[0][1]
    total = sum((Quantity.of(value, unit).to(target).value for value, unit in told), Decimal(0))
    return total, target
