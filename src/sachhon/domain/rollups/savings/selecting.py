"""Savings added up, as an actor may see them: by year, province and industry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from django.db.models import Count, Prefetch, QuerySet

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.assessments.api import YEAR, Reading, YearSaving, of_industry, provinces_of_today, stream_of
from sachhon.domain.registry.api import Facility, Unit, place_of
from sachhon.domain.rollups.models import SavingCell, SavingRun
from sachhon.domain.rollups.savings.adding_up import SUMS
from sachhon.domain.rollups.savings.exporting import province_today
from sachhon.domain.rollups.savings.withholding import Key, withheld

ENERGY = "energy"
_WHOLES = (ENERGY, "water")
SCALE = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """A saving rate with what stands behind it; `hidden`: it would tell of too few, and is not shown.

    `roughly`: the verified baseline is told in quarters. `registered` are active facilities in the
    register there. Amounts are in the resource's unit; `relative`: in percent of the adjusted baseline, as the
    amounts themselves are not told.
    """

    adjusted_baseline: Decimal = Decimal(0)
    consumption: Decimal = Decimal(0)
    verified_baseline: Decimal = Decimal(0)
    known: int = 0
    counted: int = 0
    partly: int = 0
    no_baseline: int = 0
    baseline_year: int = 0
    no_consumption: int = 0
    no_output: int = 0
    registered: int = 0
    hidden: bool = False
    roughly: bool = False
    relative: bool = False

    @property
    def saving(self) -> Decimal:
        """What was saved; below zero where more was used."""
        return self.adjusted_baseline - self.consumption

    @property
    def saving_pct(self) -> Decimal | None:
        """Σ saving / Σ adjusted baseline, in percent; None where no facility counts or it is hidden."""
        return self.saving * 100 / self.adjusted_baseline if self.adjusted_baseline else None

    @property
    def verified_pct(self) -> Decimal | None:
        """How much of the adjusted baseline somebody above the facility has verified."""
        return self.verified_baseline * 100 / self.adjusted_baseline if self.adjusted_baseline else None

    @property
    def coverage_pct(self) -> Decimal | None:
        """Counted of the facilities in the register, in percent."""
        return Decimal(self.counted * 100) / self.registered if self.registered else None


@dataclass(frozen=True, slots=True)
class Resource:
    """What savings are told of, with its unit."""

    code: str
    unit: str

    @property
    def is_part(self) -> bool:
        """Whether it is added into another result (electricity into energy).

        All parts but one taken off the whole would tell the last one, which may be of a single facility: the rates
        of parts are told to everyone, their amounts only to those who see the facilities.
        """
        stream = stream_of(self.code)
        return stream is not None and stream.kind in _WHOLES


@dataclass(frozen=True, slots=True)
class Savings:
    """One resource's cells as somebody may see them. Provinces are ids of units of today; 0: not known."""

    resource: Resource
    run: SavingRun
    years: tuple[int, ...]
    cells: Mapping[int, Mapping[tuple[int, int], tuple[int, ...]]]
    registered: Mapping[tuple[int, int], int]
    opened: frozenset[int] | None
    """The provinces that are seen by right; None: all are."""

    def figure(self, year: int, province: int | None = None, industry: int | None = None) -> Figure:
        """One result; None: all provinces, all industries."""
        return self._sum(year, (province, industry), lambda key: _within(key, province, industry))

    def of_industries(self, year: int, industries: Iterable[int]) -> Figure:
        """Several industries of the country together; hidden where one of them is, or all of them tell of too few."""
        wanted = frozenset(industries)
        hidden = self._hidden(year)
        kept_back = any((None, one) in hidden for one in wanted)
        told = self._sum(year, None, lambda key: key[1] in wanted)
        return Figure(hidden=True, registered=told.registered) if kept_back and told.counted else told

    def provinces(self, year: int, industry: int | None = None) -> dict[int, Figure]:
        """{province: result} of those that anything is known of."""
        found = {key[0] for key in self.cells.get(year, {}) if industry is None or key[1] == industry}
        return {one: self.figure(year, one, industry) for one in found}

    def industries(self, year: int, province: int | None = None) -> dict[int, Figure]:
        """{industry: result} of those that anything is known of."""
        found = {key[1] for key in self.cells.get(year, {}) if province is None or key[0] == province}
        return {one: self.figure(year, province, one) for one in found}

    def _hidden(self, year: int) -> frozenset[Key]:
        if self.opened is None:
            return frozenset()
        counts = tuple(sorted((key, sums[_COUNTED]) for key, sums in self.cells.get(year, {}).items()))
        return _withheld(counts, self.opened)

    def _by_right(self, key: Key | None) -> bool:
        return self.opened is None or (key is not None and key[0] in self.opened)

    def _sum(self, year: int, key: Key | None, inside: Callable[[tuple[int, int]], bool]) -> Figure:
        registered = sum(count for where, count in self.registered.items() if inside(where))
        if key is not None and key in self._hidden(year):
            return Figure(hidden=True, registered=registered)
        parts = [sums for where, sums in self.cells.get(year, {}).items() if inside(where)]
        told = dict(zip(SUMS, map(sum, zip(*parts, strict=True)), strict=True)) if parts else {}
        amounts = {name: Decimal(told.pop(name, 0)) / SCALE for name in _AMOUNTS}
        roughly = not self._by_right(key)
        if roughly and amounts["adjusted_baseline"]:
            share = amounts["verified_baseline"] / amounts["adjusted_baseline"]
            amounts["verified_baseline"] = round(share * _QUARTERS) * amounts["adjusted_baseline"] / _QUARTERS
        relative = not self._by_right(key) and self.resource.is_part
        if relative and (whole := amounts["adjusted_baseline"]):
            amounts = {name: amount * 100 / whole for name, amount in amounts.items()}
        return Figure(**amounts, **told, registered=registered, roughly=roughly, relative=relative)


_AMOUNTS = ("adjusted_baseline", "consumption", "verified_baseline")
_QUARTERS = 4
"""Who sees no single facility is told the verified share in quarters: one facility can be all of it."""
_COUNTED = SUMS.index("counted")


@lru_cache(maxsize=256)
def _withheld(counts: tuple[tuple[tuple[int, int], int], ...], opened: frozenset[int]) -> frozenset[Key]:
    return withheld(dict(counts), opened)


def _within(key: tuple[int, int], province: int | None, industry: int | None) -> bool:
    return (province is None or key[0] == province) and (industry is None or key[1] == industry)


def savings_run() -> SavingRun | None:
    """The newest adding up."""
    return SavingRun.objects.first()


def savings_resources() -> list[Resource]:
    """What there are results of: energy in all and water first, then by how many facilities."""
    found = SavingCell.objects.values("resource", "unit").annotate(cells=Count("pk")).order_by("-cells", "resource")
    told = [Resource(one["resource"], one["unit"]) for one in found]
    return sorted(told, key=lambda one: (one.code != ENERGY, one.code != "water"))


def savings_of_country(actor: Actor, resource: Resource) -> Savings | None:
    """A resource's results. Nothing is withheld from the ministry, nor from a province of its own."""
    run = savings_run()
    if run is None:
        return None
    cells: dict[int, dict[tuple[int, int], tuple[int, ...]]] = defaultdict(dict)
    rows = SavingCell.objects.filter(run=run, resource=resource.code, unit=resource.unit)
    for year, province, industry, *sums in rows.values_list("year", "province", "industry", *SUMS):
        cells[year][province or 0, industry or 0] = tuple(sums)
    return Savings(resource, run, tuple(sorted(cells)), cells, _registered(), _opened(actor))


def _opened(actor: Actor) -> frozenset[int] | None:
    """The provinces whose raw consumption the actor may see; None: the whole country's."""
    if YEAR.permits(actor, "view_within", Place()):
        return None
    return frozenset(one.pk for one in provinces_of_today() if YEAR.permits(actor, "view_within", place_of(one)))


def _registered() -> dict[tuple[int, int], int]:
    today = province_today()
    found: dict[tuple[int, int], int] = defaultdict(int)
    rows = Facility.objects.filter(status=Facility.Status.ACTIVE).values_list("province", "industry").order_by()
    for province, industry, count in rows.annotate(count=Count("pk")):
        found[today.get(province, 0), industry or 0] += count
    return dict(found)


def facilities_behind(province: Unit, industry: int | None, year: int, resource: Resource) -> QuerySet[YearSaving]:
    """The facilities behind a cell, with the year's readings: whoever calls has asked YEAR's view at the province."""
    today = province_today()
    within = [unit for unit, now in today.items() if now == province.pk]
    rows = YearSaving.objects.filter(
        of_industry(industry, province__in=within),
        facility_year__year=year,
        resource=resource.code,
        unit=resource.unit,
    )
    readings = Reading.objects.filter(replaced_at=None).order_by("stream", "month", "pk")
    return (
        rows.select_related("facility_year__facility")
        .prefetch_related(Prefetch("facility_year__readings", readings, "readings_now"))
        .order_by("facility_year__facility__sort_name", "pk")
    )
