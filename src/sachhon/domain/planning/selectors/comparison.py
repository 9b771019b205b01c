"""Plan against report against money, for a unit and for the country; always of what the actor may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.planning.comparing.contradictions import contradictions
from sachhon.domain.planning.comparing.model import Comparison, Deed, Reported, Work, Years
from sachhon.domain.planning.comparing.planned import aims_of, funds_of, money_of_units, planned_deeds, works_of
from sachhon.domain.planning.comparing.reported import MONEY, reported_in, standing_reports
from sachhon.domain.planning.models import Plan
from sachhon.domain.planning.policies import NATIONAL_MONEY, PLAN
from sachhon.domain.planning.recorded import Recorded, recorded_by
from sachhon.domain.planning.recording.measures import counts
from sachhon.domain.registry.api import Unit, place_of, units_under

ALL_UNITS = 0
"""Where the money of all units together is counted; no unit has this id."""


@dataclass(frozen=True, slots=True)
class OfUnit:
    """A unit's comparison, with the records that its counts rest on."""

    unit: Unit
    found: Comparison
    recorded: Mapping[str, Recorded]


@dataclass(frozen=True, slots=True)
class OfComponent:
    """A component project of the strategy (None: not said): its tasks and money."""

    component: int | None
    tasks: int
    done: int
    planned: int | None
    disbursed: int | None
    outputs: int


@dataclass(frozen=True, slots=True)
class OfCountry:
    """The country: all units that have a plan together, then each. `reporting`: those with a standing report."""

    found: Comparison
    components: tuple[OfComponent, ...]
    units: tuple[OfUnit, ...]
    reporting: int

    @property
    def planning(self) -> int:
        """How many units have an adopted plan."""
        return len(self.units)


def compare_unit(actor: Actor, unit: Unit, years: Years, today: date) -> OfUnit:
    """A unit's plans, report and money over some years. Raises PermissionDenied."""
    PLAN.require(actor, "view", place_of(unit), Plan.Status.ADOPTED)
    below = dict.fromkeys(units_under((unit.code,)).values_list("pk", flat=True), unit.pk)
    report = standing_reports([unit]).get(unit.pk)
    reported = {unit.pk: reported_in(report, years)} if report is not None else {}
    return _compared([unit], below, years, today, reported)[0][0]


def compare_country(actor: Actor, years: Years, today: date) -> OfCountry:
    """All units with an adopted plan. Raises PermissionDenied. The queries do not grow with the units."""
    NATIONAL_MONEY.require(actor, "view", Place())
    units = list(
        Unit.objects.filter(pk__in=Plan.objects.exclude(status=Plan.Status.DRAFT).values("unit")).order_by("sort_name")
    )
    reported = {pk: reported_in(report, years) for pk, report in standing_reports(units).items()}
    each, recorded = _compared(units, _homes(units), years, today, reported)
    said = _together(reported.values())
    planned: dict[str, Decimal] = {}
    for one in each:
        for deed in one.found.deeds:
            if deed.planned is not None:
                planned[deed.measure] = planned.get(deed.measure, Decimal(0)) + deed.planned
    # Targets are each unit's own, and so is what contradicts them: they are met or missed there, never added.
    whole = Comparison(
        years,
        _deeds(planned, recorded, said),
        funds_of(money_of_units({unit.pk: ALL_UNITS for unit in units}, years).get(ALL_UNITS, {}), said),
        tuple(work for one in each for work in one.found.works),
    )
    return OfCountry(whole, components_of(whole.works), each, len(reported))


def years_to_compare(units: Iterable[Unit] | None = None) -> Years | None:
    """From the first to the last year of their adopted plans (of all units by default); None where there is none."""
    plans = Plan.objects.exclude(status=Plan.Status.DRAFT).order_by()
    if units is not None:
        plans = plans.filter(unit__in=units)
    found = list(plans.values_list("first_year", "last_year"))
    return Years(min(first for first, _ in found), max(last for _, last in found)) if found else None


def components_of(works: Iterable[Work]) -> tuple[OfComponent, ...]:
    """Tasks by component project, those without one last."""
    grouped: dict[int | None, list[Work]] = defaultdict(list)
    for work in works:
        grouped[work.component].append(work)
    return tuple(
        OfComponent(
            component,
            len(rows),
            sum(row.is_done for row in rows),
            _added(row.planned for row in rows),
            _added(row.disbursed for row in rows),
            sum(row.outputs for row in rows),
        )
        for component, rows in sorted(grouped.items(), key=lambda item: (item[0] is None, item[0] or 0))
    )


def _compared(
    units: Iterable[Unit],
    below: Mapping[int, int],
    years: Years,
    today: date,
    reported: Mapping[int, Mapping[str, Reported]],
) -> tuple[tuple[OfUnit, ...], Mapping[str, Recorded]]:
    """Each unit, and what all of them recorded together. `below`: {id of a unit below: id of its own}."""
    units = list(units)
    own = {unit.pk: unit.pk for unit in units}
    planned = planned_deeds(own, years)
    money = money_of_units(own, years)
    works = works_of(own, years, today.year)
    aims = aims_of(own, years, reported)
    recorded, together = recorded_by(below, date(years.first, 1, 1), date(years.last, 12, 31))
    found = []
    for unit in units:
        records, said = recorded.get(unit.pk, {}), reported.get(unit.pk, {})
        one = Comparison(
            years,
            _deeds(planned.get(unit.pk, {}), records, said),
            funds_of(money.get(unit.pk, {}), said),
            works.get(unit.pk, ()),
            aims.get(unit.pk, ()),
        )
        found.append(OfUnit(unit, replace(one, contradictions=contradictions(one)), records))
    return tuple(found), together


def _deeds(
    planned: Mapping[str, Decimal], recorded: Mapping[str, Recorded], reported: Mapping[str, Reported]
) -> tuple[Deed, ...]:
    return tuple(
        Deed(
            measure.code,
            planned.get(measure.code),
            recorded[measure.code].count if measure.code in recorded else None,
            reported.get(measure.code),
        )
        for measure in counts()
        if measure.code in planned or measure.code in recorded or measure.code in reported
    )


def _homes(units: list[Unit]) -> dict[int, int]:
    """{id of each unit at or below one of them: that one's id}."""
    by_code = {unit.code: unit.pk for unit in units}
    homes = {}
    for pk, line in units_under(tuple(by_code)).values_list("pk", "line"):
        home = next((by_code[code] for code in line if code in by_code), None)
        if home is not None:
            homes[pk] = home
    return homes


def _together(reports: Iterable[Mapping[str, Reported]]) -> dict[str, Reported]:
    """Counts and money of several reports added; shares are not."""
    adds = {measure.code for measure in counts()}
    sums: dict[str, Reported] = {}
    for report in reports:
        for code, said in report.items():
            if code in adds or code.startswith(MONEY):
                sums[code] = _sum(sums[code], said) if code in sums else replace(said, origin=None)
    return sums


def _sum(one: Reported, other: Reported) -> Reported:
    years = None
    if one.years is not None and other.years is not None:
        years = Years(min(one.years.first, other.years.first), max(one.years.last, other.years.last))
    return replace(one, value=one.value + other.value, high=one.high + other.high, years=years)


def _added(amounts: Iterable[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
