"""Greenhouse gases of a facility's year, carrier by carrier; what has no factor is told as unknown and never as 0."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sachhon.calculations.energy import Emissions, fuel_emissions, grid_emissions
from sachhon.calculations.factors import closing_day, toe_factor
from sachhon.calculations.results import Refused as NoAnswer
from sachhon.calculations.units import Dimension, unit_of
from sachhon.domain.assessments.years.consumption import Blocked, common, figures_of, kind_chosen, together
from sachhon.domain.assessments.years.facts import Amount, YearFacts
from sachhon.domain.assessments.years.streams import ENERGY, Stream, stream_of
from sachhon.formkit.findings import Finding

_GJ_PER_TOE = Decimal("41.868")


@dataclass(frozen=True, slots=True)
class OfCarrier:
    """One carrier: its emissions, or why they are not known (`blocked`, or the calculation's own words)."""

    stream: str
    amount: Amount | None
    found: Emissions | None = None
    blocked: str = ""
    missing: Finding | None = None


@dataclass(frozen=True, slots=True)
class OfYear:
    """All carriers. `t_co2e` adds what is known; with `unknown` carriers it is not the whole."""

    carriers: tuple[OfCarrier, ...]

    @property
    def known(self) -> tuple[OfCarrier, ...]:
        """Carriers with a figure."""
        return tuple(one for one in self.carriers if one.found is not None)

    @property
    def unknown(self) -> tuple[OfCarrier, ...]:
        """Carriers without."""
        return tuple(one for one in self.carriers if one.found is None)

    @property
    def t_co2e(self) -> Decimal | None:
        """What is known; None where nothing is."""
        told = [one.found.t_co2e for one in self.known if one.found]
        return sum(told, Decimal(0)) if told else None

    @property
    def t_biogenic(self) -> Decimal:
        """What biomass emits, apart."""
        return sum((one.found.t_co2_biogenic for one in self.known if one.found), Decimal(0))


def emissions_of(facts: YearFacts) -> OfYear:
    """The emissions of the year's energy."""
    found: list[OfCarrier] = []
    for code in facts.streams:
        stream = stream_of(code)
        if stream is None or stream.kind != ENERGY:
            continue
        try:
            amounts = together(figures_of(facts, code, []))
        except Blocked as blocked:
            found.append(OfCarrier(code, None, blocked=blocked.code))
            continue
        found += [_of(facts, amount) for amount in amounts]
    return OfYear(tuple(found))


def _of(facts: YearFacts, amount: Amount) -> OfCarrier:
    try:
        stream = kind_chosen(facts, amount)
        quantity, symbol = common(amount)
        if stream.grid:
            told = grid_emissions(quantity=quantity, unit=unit_of(symbol), year=facts.year, grid=stream.grid)
        elif stream.fuel:
            told = fuel_emissions(
                fuel=stream.fuel,
                quantity=quantity,
                unit=unit_of(symbol),
                year=facts.year,
                ncv=_heat(stream, facts.year),
            )
        else:
            raise Blocked("no_emission_factor", amount.stream)
    except Blocked as blocked:
        return OfCarrier(amount.stream, amount, blocked=blocked.code)
    except NoAnswer as refused:
        return OfCarrier(amount.stream, amount, missing=refused.finding)
    return OfCarrier(amount.stream, amount, told)


def _heat(stream: Stream, year: int) -> Decimal | None:
    """The heat of a tonne of domestic coal dust by its TOE factor: IPCC's default is that of better coal."""
    if not stream.code.startswith("coal_dust"):
        return None
    _factor, value, _version = toe_factor(stream.toe_energy, Dimension.MASS, closing_day(year))
    return value * _GJ_PER_TOE
