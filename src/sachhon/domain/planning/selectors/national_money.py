"""The country's money: the ledger as one cube, folded by province of the geography that was chosen.

The ledger repeats unit, component project and group in every entry, so the database adds up without a join, in the
order of one index that holds all it needs; sums by each of them alone would sort every entry again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet, Sum

from sachhon.domain.accounts.api import MINISTRY, Actor, Place
from sachhon.domain.planning.models import MoneyEntry, Plan, SourceCeiling
from sachhon.domain.planning.money import country
from sachhon.domain.planning.money.ceilings import OF_THE_COUNTRY
from sachhon.domain.planning.money.sources import Source, Stage, counted_in, source_named, stage_named
from sachhon.domain.planning.policies import NATIONAL_MONEY
from sachhon.domain.planning.words import COMPONENTS, GROUPS
from sachhon.domain.registry.api import Unit

THEN, NOW = "then", "now"
_PREFIX = {THEN: "P63-", NOW: "P34-"}
_MANY = 500
_CUBE = ("unit_code", "year", "source", "stage", "component", "group")
NOWHERE = ""
"""Of units that lie in no province of the geography: corporations; provinces since 2025 among the 63."""


@dataclass(frozen=True, slots=True)
class MoneyChoices:
    """What a reader chose; the address keeps it. `sources` of a Country count khuyến công in the local budget too."""

    geography: str = NOW
    first: int | None = None
    last: int | None = None
    source: Source | None = None
    component: int | None = None
    group: str = ""
    stage: Stage = Stage.APPROVED
    """The stage that the chart shows."""

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> MoneyChoices:
        """From an address; what makes no sense is left out."""
        told = {name: str(query.get(name, "")) for name in ("geography", "source", "group", "stage")}
        first, last, component = (_number(query.get(name)) for name in ("first", "last", "component"))
        if first is not None and last is not None and first > last:
            first, last = last, first
        return cls(
            geography=told["geography"] if told["geography"] in _PREFIX else NOW,
            first=first,
            last=last,
            source=source_named(told["source"]),
            component=component if component in COMPONENTS else None,
            group=told["group"] if told["group"] in GROUPS else "",
            stage=stage_named(told["stage"]) or Stage.APPROVED,
        )

    @property
    def query(self) -> str:
        """As it stands in an address, without what is usual."""
        told = {
            "geography": self.geography if self.geography != NOW else "",
            "first": self.first,
            "last": self.last,
            "source": self.source.value if self.source else "",
            "component": self.component,
            "group": self.group,
            "stage": self.stage.value if self.stage is not Stage.APPROVED else "",
        }
        return urlencode({name: value for name, value in told.items() if value})

    def entries(self) -> QuerySet[MoneyEntry]:
        """The entries of these choices."""
        chosen: dict[str, Any] = {}
        if self.first is not None:
            chosen["year__gte"] = self.first
        if self.last is not None:
            chosen["year__lte"] = self.last
        if self.source is not None:
            chosen["source"] = self.source.value
        if self.component is not None:
            chosen["component"] = self.component
        if self.group:
            chosen["group"] = self.group
        return MoneyEntry.objects.filter(**chosen).order_by()


@dataclass(frozen=True, slots=True)
class Country:
    """The country's money. Keys: year and source; source; year; component project (None: not said); group; province.

    `names`: province code → name, in the order of the geography; `planning`: provinces that have an adopted plan.
    """

    whole: country.Sum
    places: Mapping[tuple[int, Source], country.Sum]
    sources: Mapping[Source, country.Sum]
    years: Mapping[int, country.Sum]
    components: Mapping[int | None, country.Sum]
    groups: Mapping[str, country.Sum]
    provinces: Mapping[str, country.Sum]
    names: Mapping[str, str]
    planning: frozenset[str]

    @property
    def asked(self) -> int:
        """How many provinces there are."""
        return len(self.names)


@dataclass(frozen=True, slots=True)
class CeilingSum:
    """Ceilings of a year and source: the country's own, that of all units together, and what is approved."""

    year: int
    source: Source
    country: int | None
    units: int | None
    units_count: int
    approved: int

    @property
    def left(self) -> int | None:
        """What may still be approved under the country's ceiling."""
        return None if self.country is None else self.country - self.approved


def country_money(actor: Actor, choices: MoneyChoices) -> Country:
    """Three queries, however many units, years and lines. Raises PermissionDenied."""
    NATIONAL_MONEY.require(actor, "view", Place())
    rows = list(choices.entries().values_list(*_CUBE).annotate(Sum("amount")))
    homes, names = _geography({row[0] for row in rows}, choices.geography)
    places, components, groups = _folded(rows, homes)
    return Country(
        whole=country.summed(("", stage, amount, home) for home, _, _, stage, amount in places).get("", country.Sum()),
        places=country.summed(((year, source), stage, amount, home) for home, year, source, stage, amount in places),
        sources=country.summed(
            (each, stage, amount, home) for home, _, source, stage, amount in places for each in counted_in(source)
        ),
        years=country.summed((year, stage, amount, home) for home, year, _, stage, amount in places),
        components=country.summed(components),
        groups=country.summed(groups),
        provinces=country.summed((home, stage, amount, home) for home, _, _, stage, amount in places),
        names=names,
        planning=frozenset(_homes_of_plans(homes, choices.geography)),
    )


def _folded(
    rows: Iterable[tuple[Any, ...]], homes: Mapping[str, str]
) -> tuple[list[tuple[str, int, Source, Stage, int]], list[country.Row[int | None]], list[country.Row[str]]]:
    """The cube by province: years and sources, component projects, groups. One pass: the rows are tens of thousands."""
    places: dict[tuple[str, int, str, str], int] = {}
    components: dict[tuple[int | None, str, str], int] = {}
    groups: dict[tuple[str, str, str], int] = {}
    for unit, year, source, stage, component, group, amount in rows:
        home = homes.get(unit, NOWHERE)
        place, of_component, of_group = (home, year, source, stage), (component, stage, home), (group, stage, home)
        places[place] = places.get(place, 0) + amount
        components[of_component] = components.get(of_component, 0) + amount
        groups[of_group] = groups.get(of_group, 0) + amount
    stages, sources = {one.value: one for one in Stage}, {one.value: one for one in Source}
    return (
        [(home, year, sources[source], stages[stage], sum_) for (home, year, source, stage), sum_ in places.items()],
        [(component, stages[stage], sum_, home) for (component, stage, home), sum_ in components.items()],
        [(group, stages[stage], sum_, home) for (group, stage, home), sum_ in groups.items()],
    )


def ceiling_sums(actor: Actor, choices: MoneyChoices, whole: Country) -> list[CeilingSum]:
    """The budget as ceilings set it, by year and source (one query). Raises PermissionDenied."""
    NATIONAL_MONEY.require(actor, "view", Place())
    rows = SourceCeiling.objects.annotate(code=F("unit__code")).order_by("year", "source")
    if choices.first is not None:
        rows = rows.filter(year__gte=choices.first)
    if choices.last is not None:
        rows = rows.filter(year__lte=choices.last)
    if choices.source is not None:
        rows = rows.filter(source=choices.source.value)
    own: dict[tuple[int, Source], int] = {}
    units: dict[tuple[int, Source], list[int]] = {}
    for code, year, name, amount in rows.values_list("code", "year", "source", "amount"):
        place = (year, Source(name))
        if code == MINISTRY and place[1] in OF_THE_COUNTRY:
            own[place] = amount
        else:
            units.setdefault(place, []).append(amount)
    return [
        CeilingSum(
            place[0],
            place[1],
            own.get(place),
            sum(units[place]) if place in units else None,
            len(units.get(place, ())),
            whole.places[place].amounts.get(Stage.APPROVED, 0) if place in whole.places else 0,
        )
        for place in sorted({*own, *units})
    ]


def _geography(having: set[str], geography: str) -> tuple[dict[str, str], dict[str, str]]:
    """(unit code → its province's code, province code → name): both as unit codes of the geography.

    `having`: the units that have money.
    """
    prefix = _PREFIX[geography]
    named, homes = [], {}
    wanted = Q(code__startswith=prefix) | Q(code__in=having) if len(having) < _MANY else Q()
    units = Unit.objects.filter(wanted).order_by()
    for code, name, line, territory in units.values_list("code", "name", "line", "territory__code"):
        if code.startswith(prefix):
            named.append((territory or "", code, name))
        home = next((above for above in line if above.startswith(prefix)), NOWHERE)
        if home:
            homes[code] = home
    return homes, {code: name for _, code, name in sorted(named)}


def _homes_of_plans(homes: Mapping[str, str], geography: str) -> set[str]:
    """The provinces whose own unit, or one that became a part of it, has an adopted plan."""
    prefix = _PREFIX[geography]
    plans = Plan.objects.exclude(status=Plan.Status.DRAFT).order_by().values_list("unit__code", "unit__line").distinct()
    found = {homes.get(code) or next((one for one in line if one.startswith(prefix)), NOWHERE) for code, line in plans}
    return found - {NOWHERE}


def _number(text: object) -> int | None:
    written = str(text or "")
    return int(written) if written.isdecimal() and len(written) <= 4 else None
