"""Shares of facilities, counted from the register by size class: how many say yes, no, and of how many nobody knows.

A share is never one number: it is told of all facilities that are at work (nobody's word counts as not), of those of
which it is known, and of the large and medium ones. Which of them a report means is for a person to say.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache

from django.db.models import Count, QuerySet

from sachhon.catalogue import read_table
from sachhon.domain.accounts.api import MINISTRY
from sachhon.domain.registry.models import Facility, Unit
from sachhon.domain.registry.selectors import predecessors

SIZES = (*Facility.Size.values, "")
"""The size classes, then that of which nobody knows."""
LARGE_AND_MEDIUM = (Facility.Size.LARGE.value, Facility.Size.MEDIUM.value)
_TENTH = Decimal("0.1")


class Denominator(StrEnum):
    """Over which facilities a share is taken."""

    ALL = "all"
    KNOWN = "known"
    MEDIUM_AND_LARGE = "medium_and_large"


@dataclass(frozen=True, slots=True)
class Counted:
    """Facilities by what is known of one fact."""

    yes: int = 0
    no: int = 0
    unknown: int = 0

    def __add__(self, other: Counted) -> Counted:
        return Counted(self.yes + other.yes, self.no + other.no, self.unknown + other.unknown)

    @property
    def all(self) -> int:
        """Every facility at work."""
        return self.yes + self.no + self.unknown

    @property
    def known(self) -> int:
        """Those of which it is known."""
        return self.yes + self.no

    @property
    def of_all(self) -> Decimal | None:
        """Percent of all; None where there are none."""
        return percent(self.yes, self.all)

    @property
    def of_known(self) -> Decimal | None:
        """Percent of those of which it is known; None where it is known of none."""
        return percent(self.yes, self.known)


@dataclass(frozen=True, slots=True)
class ShareMeasure:
    """A share that the catalogue names: a fact, and the question of a report template that it answers, if any.

    `form`: percent or count.
    """

    code: str
    fact: str
    labels: Mapping[str, str]
    template: str
    field: str
    form: str
    denominators: tuple[Denominator, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One share by size class."""

    measure: ShareMeasure
    by_size: Mapping[str, Counted]

    @property
    def total(self) -> Counted:
        """Of all sizes."""
        return sum(self.by_size.values(), Counted())

    @property
    def large_and_medium(self) -> Counted:
        """Of the large and medium ones."""
        return sum((self.by_size.get(size, Counted()) for size in LARGE_AND_MEDIUM), Counted())

    def over(self, denominator: Denominator) -> tuple[int, int]:
        """(yes, of how many) over a denominator."""
        if denominator is Denominator.MEDIUM_AND_LARGE:
            return self.large_and_medium.yes, self.large_and_medium.all
        return self.total.yes, self.total.known if denominator is Denominator.KNOWN else self.total.all


def percent(part: int, whole: int) -> Decimal | None:
    """To one decimal, half up; None of nothing."""
    return (Decimal(100 * part) / whole).quantize(_TENTH, ROUND_HALF_UP) if whole else None


@cache
def share_measures() -> tuple[ShareMeasure, ...]:
    """The shares of the catalogue, in its order."""
    return tuple(
        ShareMeasure(
            row["code"],
            row["fact"],
            {"vi": row["name_vi"], "en": row["name_en"]},
            row["template"],
            row["field"],
            row["form"],
            tuple(Denominator(name) for name in row["denominators"].split()),
        )
        for row in read_table("registers/shares.csv")
    )


def facilities_at_work(unit: Unit) -> QuerySet[Facility]:
    """The facilities at work of a province, with those of what it was made of; of the country for the ministry."""
    # Said by what is left out: nearly all are at work, and the index of the status would only slow the reading of all.
    return facilities_in(unit).exclude(status=Facility.Status.CLOSED)


def facilities_in(unit: Unit) -> QuerySet[Facility]:
    """The entries of a province and of what it was made of, of the country for the ministry; none that was merged."""
    entries = Facility.objects.exclude(status=Facility.Status.MERGED)
    if unit.code == MINISTRY:
        return entries
    return entries.filter(province__in=[unit.pk, *(one.pk for one in predecessors(unit))])


def shares_of(facilities: QuerySet[Facility]) -> dict[str, Share]:
    """{measure code: share} of some facilities, in one query."""
    facts = tuple(dict.fromkeys(measure.fact for measure in share_measures()))
    counted = _counted(facilities, "size", facts)
    return {
        measure.code: Share(measure, {size: counted.get((size, measure.fact), Counted()) for size in SIZES})
        for measure in share_measures()
    }


def share_by_province(facilities: QuerySet[Facility], fact: str) -> list[tuple[Unit, Counted]]:
    """One fact by province of today, in the order of their names, in three queries; of no province: left out."""
    counted = _counted(facilities, "province", (fact,))
    units = Unit.objects.in_bulk([pk for pk, _fact in counted if pk is not None])
    today = {one.code: one for one in Unit.objects.filter(kind=Unit.Kind.PROVINCE, dissolved=None)}
    found: dict[str, Counted] = {}
    for (pk, _fact), told in counted.items():
        if pk is not None:
            code = next((above for above in units[pk].line if above in today), units[pk].code)
            found[code] = found.get(code, Counted()) + told
    rows = [(today[code], told) for code, told in found.items() if code in today]
    return sorted(rows, key=lambda row: row[0].sort_name)


def _counted(facilities: QuerySet[Facility], by: str, facts: Collection[str]) -> dict[tuple[object, str], Counted]:
    # One pass over the rows: counting each answer by itself takes three times as long.
    rows = facilities.order_by().values(by, *facts).annotate(every=Count("pk"))
    found: dict[tuple[object, str], Counted] = {}
    for row in rows:
        for fact in facts:
            one = _one(row[fact], row["every"])
            found[row[by], fact] = found.get((row[by], fact), Counted()) + one
    return found


def _one(answer: bool | None, count: int) -> Counted:
    if answer is None:
        return Counted(unknown=count)
    return Counted(yes=count) if answer else Counted(no=count)
