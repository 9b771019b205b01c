"""How much of a resource a facility used in a year, in one unit, by the arithmetic and the factors of calculations.

A resource is "energy" (all carriers, in GJ), "water" (all sources but what was used again, in m3), or a stream.
What stands in the way of a figure is a code and never a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sachhon.calculations.energy import Carrier, energy, fuel_emissions
from sachhon.calculations.results import FactorVersion
from sachhon.calculations.results import Refused as NoAnswer
from sachhon.calculations.units import Dimension, Quantity, unit_of
from sachhon.domain.assessments.years.facts import METER, Amount, YearFacts
from sachhon.domain.assessments.years.saying import stream_params
from sachhon.domain.assessments.years.streams import (
    ENERGY,
    REUSED_WATER,
    WASTE,
    WATER,
    Stream,
    stream_of,
    streams_of,
)
from sachhon.formkit.findings import Finding, Severity

MONTHS = 12
HEAT = "heat"
ELECTRICITY = "electricity"


@dataclass(frozen=True, slots=True)
class Used:
    """What was used of a resource. `blocked` says why there is no quantity ("" where there is); `about` which stream.

    `toe` is told of energy alone. `amounts` are what was added up.
    """

    resource: str
    unit: str
    quantity: Decimal | None = None
    toe: Decimal | None = None
    blocked: str = ""
    about: str = ""
    warnings: tuple[Finding, ...] = ()
    factors: tuple[FactorVersion, ...] = ()
    formula: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()


class Blocked(Exception):
    """No figure can be told: `code` names why, `about` the stream (and name) that it is about."""

    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(code)
        self.code, self.about = code, about


def resources_of(facts: YearFacts) -> tuple[str, ...]:
    """The resources that a year tells of: energy and water first, then carriers and wastes each alone."""
    named = [one for code in facts.streams if (one := stream_of(code)) is not None]
    found = []
    if any(one.kind == ENERGY for one in named):
        found.append(ENERGY)
    if any(_is_water_used(one) for one in named):
        found.append(WATER)
    order = [one.code for one in streams_of(ENERGY, WASTE)]
    return (*found, *sorted((one.code for one in named if one.code in order), key=order.index))


def used_of(facts: YearFacts, resource: str) -> Used:
    """What was used of a resource in the year."""
    unit = "GJ" if resource == ENERGY else _unit_of_resource(resource)
    warnings: list[Finding] = []
    try:
        amounts = tuple(_amounts(facts, resource, warnings))
        if not amounts:
            raise Blocked("nothing_said")
        if resource in (ENERGY, WATER) and all(one.source == METER for one in amounts):
            raise Blocked("log_alone")
        if resource == ENERGY:
            return _energy(facts, amounts, warnings)
        total, unit = _sum(amounts)
    except Blocked as blocked:
        return Used(resource, unit, blocked=blocked.code, about=blocked.about, warnings=tuple(warnings))
    except NoAnswer as refused:
        return Used(resource, unit, blocked="no_factor", warnings=(*warnings, refused.finding))
    formula = (f"consumption = Σ [{unit}]",)
    return Used(resource, unit, total, warnings=tuple(warnings), formula=formula, amounts=amounts)


def _unit_of_resource(resource: str) -> str:
    stream = stream_of(resource)
    return "m3" if stream is None else stream.unit


def _is_water_used(stream: Stream) -> bool:
    return stream.kind == WATER and stream.code != REUSED_WATER


def _amounts(facts: YearFacts, resource: str, warnings: list[Finding]) -> Iterator[Amount]:
    """The amounts of the year behind a resource. Raises Blocked where one of them is not said."""
    for code in facts.streams:
        stream = stream_of(code)
        if stream is None:
            continue
        wanted = stream.kind == ENERGY if resource == ENERGY else _is_water_used(stream) if resource == WATER else None
        if wanted if wanted is not None else code == resource:
            yield from figures_of(facts, code, warnings)


def figures_of(facts: YearFacts, code: str, warnings: list[Finding]) -> tuple[Amount, ...]:
    """What the year's report says of a stream; the twelve months of the meter log where it says nothing of it.

    Where both speak the report counts, and a difference is told. Raises Blocked.
    """
    gap = next((one for one in facts.gaps if one.stream == code), None)
    reported = facts.of_year(code)
    months = facts.of_months(code)
    whole = len({one.month for one in months}) == MONTHS
    if reported:
        if gap is not None:
            raise Blocked("amount_unknown", code)
        if whole and (said := _same_sum(reported, months)) is not None and said[0] != said[1]:
            told = {"reported": said[0], "metered": said[1], "unit": said[2]}
            warnings.append(Finding("year_report_and_meter_differ", Severity.WARNING, {**stream_params(code), **told}))
        return reported
    if whole:
        warnings.append(Finding("year_from_meter_log", Severity.INFO, stream_params(code)))
        return months
    if gap is not None:
        raise Blocked("amount_unknown", code)
    raise Blocked("months_missing", code)


def _same_sum(reported: tuple[Amount, ...], months: tuple[Amount, ...]) -> tuple[Decimal, Decimal, str] | None:
    """Both sums in one unit, where they can be compared."""
    try:
        (one, unit), (other, another) = _sum(reported), _sum(months)
    except Blocked:
        return None
    return (one, other, unit) if unit == another else None


def together(amounts: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """The months of a stream as one amount, where they are in one unit; what a report says stays as it is."""
    if len(amounts) < 2 or any(one.month is None for one in amounts):
        return amounts
    try:
        total, unit = _sum(amounts)
    except Blocked:
        return amounts
    return (replace(amounts[0], quantity=total, unit=unit, month=None, reading=None),)


def common(amount: Amount) -> tuple[Decimal, str]:
    """An amount in the usual unit of its stream and dimension. Raises Blocked where the unit is not known."""
    stream = stream_of(amount.stream)
    quantity = _quantity(amount)
    usual = [unit_of(unit) for unit in (stream.units if stream else ())]
    target = next((unit for unit in usual if unit.dimension is quantity.unit.dimension), quantity.unit)
    return quantity.to(target).value, target.symbol


def _quantity(amount: Amount) -> Quantity:
    stream = stream_of(amount.stream)
    text = amount.unit or (stream.unit if stream and not amount.quantity else "")
    try:
        return Quantity.of(amount.quantity, unit_of(text))
    except NoAnswer as refused:
        raise Blocked("unit_unknown", amount.stream) from refused


def _sum(amounts: tuple[Amount, ...]) -> tuple[Decimal, str]:
    """All amounts together. Raises Blocked where they measure different things."""
    told = [common(one) for one in amounts]
    units = list(dict.fromkeys(unit for (value, unit), one in zip(told, amounts, strict=True) if one.quantity))
    if len(units) > 1:
        raise Blocked("units_differ", amounts[0].stream)
    return sum((value for value, _unit in told), Decimal(0)), units[0] if units else told[0][1]


def _energy(facts: YearFacts, amounts: tuple[Amount, ...], warnings: list[Finding]) -> Used:
    carriers: list[Carrier] = []
    factors: list[FactorVersion] = []
    formula: list[str] = []
    for one in amounts:
        carrier, used, how = carrier_of(facts, one)
        carriers.append(carrier)
        factors += used
        formula += how
    whole = energy(carriers=carriers, year=facts.year)
    return Used(
        ENERGY,
        "GJ",
        whole.gj,
        whole.toe,
        warnings=(*warnings, *whole.working.warnings),
        factors=tuple(dict.fromkeys((*whole.working.factors, *factors))),
        formula=(*whole.working.formula, *dict.fromkeys(formula)),
        amounts=amounts,
    )


def kind_chosen(facts: YearFacts, amount: Amount) -> Stream:
    """The stream with the factors: of coal and biomass the kind that was chosen. Raises Blocked where none was."""
    stream = stream_of(amount.stream)
    if stream is None:
        raise Blocked("stream_unknown", amount.stream)
    if not stream.choices:
        return stream
    chosen = stream_of(facts.grades.get(stream.code, ""))
    if chosen is None or chosen.code not in stream.choices:
        raise Blocked("grade_needed", stream.code)
    return chosen


def carrier_of(facts: YearFacts, amount: Amount) -> tuple[Carrier, tuple[FactorVersion, ...], tuple[str, ...]]:
    """An amount as a carrier of energy, with the factors that it took to make it one, and how."""
    quantity = _quantity(amount)
    if quantity.unit.dimension is Dimension.ENERGY:
        name = ELECTRICITY if amount.stream == ELECTRICITY else HEAT
        return Carrier(name, quantity.value, quantity.unit), (), ()
    stream = kind_chosen(facts, amount)
    if stream.toe_energy and stream.toe_energy != HEAT:
        carrier = Carrier(stream.toe_energy, quantity.value, quantity.unit)
        try:
            energy(carriers=[carrier], year=facts.year)
        except NoAnswer:
            if not stream.fuel:
                raise
        else:
            return carrier, (), ()
    if not stream.fuel:
        raise Blocked("no_factor", amount.stream)
    burned = fuel_emissions(fuel=stream.fuel, quantity=quantity.value, unit=quantity.unit, year=facts.year)
    heat = tuple(one for one in burned.working.factors if one.unit.startswith("GJ"))
    return Carrier(HEAT, burned.energy_gj, unit_of("GJ")), heat, (burned.working.formula[0],)


def from_meter(used: Used) -> bool:
    """Whether the figure comes from the meter log alone."""
    return bool(used.amounts) and all(one.source == METER for one in used.amounts)
