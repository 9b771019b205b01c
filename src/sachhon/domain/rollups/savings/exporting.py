"""Facility years as facts for the engine: what each used of a resource and made in a year, as the years' room tells it.

A year is one fact of twelve months: a use is told where the report, or all twelve months of the meter log, tell it. A
resource that is measured in several units (gas by volume or by mass) is one stream for each unit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import groupby

from sachhon.domain.assessments.api import (
    ProductYear,
    YearSaving,
    made_of,
    output_together,
    provinces_of_today,
    stream_of,
)
from sachhon.domain.registry.api import Facility, Unit, merged_entries, place_of
from sachhon.domain.rollups.savings.engine import Base, Fact, FactsRefused, Series, numbered, thousandths

MONTHS = 12
USUAL = {"energy": "GJ", "water": "m3"}
_USE_NOT_COMPARABLE = frozenset({"units_differ"})
_OUTPUT_NOT_COMPARABLE = frozenset({"output_unit_changed"})
_APART = "|"
_BATCH = 5_000


@cache
def stream_code(resource: str, unit: str) -> str:
    """The engine's stream: the resource, with its unit where that is not the usual one."""
    stream = stream_of(resource)
    usual = USUAL.get(resource) or (stream.unit if stream else "")
    return resource if unit == usual else f"{resource}{_APART}{unit}"


def resource_of(code: str) -> tuple[str, str]:
    """(resource, unit) of one of the engine's streams."""
    resource, _, unit = code.partition(_APART)
    stream = stream_of(resource)
    return resource, unit or USUAL.get(resource) or (stream.unit if stream else "")


@dataclass
class Standing:
    """Which series there are, by facility and stream, and what each is measured against."""

    series: dict[tuple[int, str], Series] = field(default_factory=dict)
    bases: dict[int, Base] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    """{an entry of the register that was merged: the one that stands for it}."""

    @property
    def digest(self) -> str:
        """Of everything that makes older results wrong when it changes."""
        lines = [*sorted(self.series.values()), *sorted(self.bases.values())]
        return hashlib.sha256("\n".join(map(repr, lines)).encode()).hexdigest()


def standing_series(earlier: Iterable[Series]) -> Standing:
    """All series of today; those that were there keep their numbers. Years of an entry that was merged are counted
    once, as the facility's that was kept.
    """
    places = _places()
    numbers = {(one.facility, one.stream): one.number for one in earlier}
    free = numbered(max(numbers.values(), default=-1))
    standing = Standing(merged=merged_entries())
    rows = YearSaving.objects.order_by("facility_year__facility", "resource", "facility_year__year").values_list(
        "facility_year__facility", "resource", "unit", "baseline_year", "base_load_share_pct"
    )
    for entry, resource, unit, year, share in rows.iterator(_BATCH):
        facility = standing.merged.get(entry, entry)
        key = (facility, stream_code(resource, unit))
        if key not in standing.series:
            number = numbers[key] if key in numbers else next(free)
            standing.series[key] = Series(number, *key, *places.get(facility, (0, 0)))
        if year is not None:
            number = standing.series[key].number
            standing.bases[number] = Base(number, year, share / 100)
    return standing


def years_told() -> list[int]:
    """The years that any saving was told or looked for."""
    years = YearSaving.objects.order_by("facility_year__year").values_list("facility_year__year", flat=True)
    return list(years.distinct())


def facts_of_year(year: int, standing: Standing) -> list[Fact]:
    """A year's facts, by number of series."""
    outputs = _outputs(year)
    rows = (
        YearSaving.objects.filter(facility_year__year=year)
        .order_by()
        .values_list(
            "facility_year",
            "facility_year__facility",
            "facility_year__verified_at",
            "resource",
            "unit",
            "consumption",
            "blocked",
        )
    )
    facts: dict[int, Fact] = {}
    own: set[int] = set()
    for year_id, entry, verified_at, resource, unit, consumption, blocked in rows.iterator(_BATCH):
        facility = standing.merged.get(entry, entry)
        series = standing.series.get((facility, stream_code(resource, unit)))
        # Savings of a merger that are not told anew yet: the year of the entry that was kept counts.
        if series is None or series.number in own:
            continue
        if facility == entry:
            own.add(series.number)
        used = None if blocked in _USE_NOT_COMPARABLE else _amount(consumption)
        made = None if blocked in _OUTPUT_NOT_COMPARABLE else outputs.get(year_id)
        facts[series.number] = Fact(series.number, used, made, MONTHS, verified_at is not None)
    return [facts[number] for number in sorted(facts)]


def digest_of(facts: Iterable[Fact]) -> str:
    """A year's facts in one word."""
    taken = hashlib.sha256()
    for fact in facts:
        taken.update(repr(fact).encode())
    return taken.hexdigest()


def _outputs(year: int) -> dict[int, int | None]:
    """{facility year: what was made}, of the products per which savings are told."""
    rows = ProductYear.objects.filter(facility_year__year=year, month=None, counts=True).order_by("facility_year", "pk")
    found = {}
    for year_id, products in groupby(rows.iterator(_BATCH), key=lambda row: row.facility_year_id):
        found[year_id] = _amount(output_together([made_of(one) for one in products]).quantity)
    return found


def _amount(value: Decimal | None) -> int | None:
    try:
        return None if value is None else thousandths(value)
    except FactsRefused:
        return None


def _places() -> dict[int, tuple[int, int]]:
    """{facility: (province of today, industry)}; 0 where it is not known."""
    today = province_today()
    rows = Facility.objects.values_list("pk", "province", "industry")
    return {pk: (today.get(province, 0), industry or 0) for pk, province, industry in rows.iterator(_BATCH)}


def province_today() -> dict[int | None, int]:
    """{province as a facility names it: the province of today that it is, or has become a part of}."""
    today = {one.code: one.pk for one in provinces_of_today()}
    return dict(_today(today))


def _today(today: dict[str, int]) -> Iterator[tuple[int | None, int]]:
    for unit in Unit.objects.filter(kind=Unit.Kind.PROVINCE):
        for code in place_of(unit).line:
            if code in today:
                yield unit.pk, today[code]
                break
