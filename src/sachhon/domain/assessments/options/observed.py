"""What verified options did: the median and quartiles of at least five facilities; below five nothing is told.

The figures of a library option are of the whole country and no filter narrows them, so that nobody's result can be had
by subtraction. Facilities of a kind are told only where five of the same industry and size did the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from statistics import quantiles

from sachhon.domain.assessments.models import Measurement, Option
from sachhon.domain.assessments.options.library import library, library_option
from sachhon.domain.assessments.options.measuring import verified_of
from sachhon.domain.registry.api import Facility

LEAST = 5
"""So many facilities must stand behind a figure."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Savings verified on one stream, in percent of the adjusted baseline; one result a facility, its newest."""

    resource: str
    facilities: int
    low: Decimal
    median: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class DoneAlike:
    """An option of the library that at least five facilities of a kind carried out, at one stage."""

    code: str
    facilities: int


def observed(codes: Collection[str]) -> dict[str, list[Observed]]:
    """{library code: a row for each stream with results of at least five facilities}, in two queries."""
    options = list(
        Option.objects.filter(library__in=codes, stage=Option.Stage.VERIFIED)
        .select_related("assessment__facility")
        .order_by("verified_on", "pk")
    )
    keys = {key for option in options for pair in option.verified_pairs for key in pair}
    standing = {one.pk: one for one in Measurement.objects.filter(pk__in=keys)}
    results: dict[tuple[str, str], dict[int, Decimal]] = defaultdict(dict)
    for option in options:
        known = library_option(option.library)
        own = [standing[key] for pair in option.verified_pairs for key in pair if key in standing]
        for pair in verified_of(option, own):
            if known is not None and pair.resource in known.streams and pair.saving_pct is not None:
                results[option.library, pair.resource][_facility(option.assessment.facility)] = pair.saving_pct
    found: dict[str, list[Observed]] = defaultdict(list)
    for (code, resource), by_facility in sorted(results.items()):
        if len(by_facility) >= LEAST:
            found[code].append(_told(resource, by_facility.values()))
    return dict(found)


def _told(resource: str, values: Collection[Decimal]) -> Observed:
    low, median, high = quantiles(sorted(values), n=4, method="inclusive")
    return Observed(resource, len(values), round(low, 1), round(median, 1), round(high, 1))


def done_alike(industry: int, size: str) -> dict[str, list[DoneAlike]]:
    """{stage: options of the library}, implemented and verified apart, most done first; one query."""
    rows = (
        Option.objects.filter(
            stage__in=(Option.Stage.IMPLEMENTED, Option.Stage.VERIFIED),
            assessment__facility__industry=industry,
            assessment__facility__size=size,
        )
        .exclude(assessment__facility__size="")
        .exclude(library="")
        .values_list("stage", "library", "assessment__facility_id", "assessment__facility__merged_into_id")
    )
    return _alike(rows)


def _alike(rows: Iterable[tuple[str, str, int, int | None]]) -> dict[str, list[DoneAlike]]:
    facilities: dict[tuple[str, str], set[int]] = defaultdict(set)
    for stage, code, facility, merged_into in rows:
        if code in library():
            facilities[stage, code].add(merged_into or facility)
    found: dict[str, list[DoneAlike]] = defaultdict(list)
    for (stage, code), who in facilities.items():
        if len(who) >= LEAST:
            found[stage].append(DoneAlike(code, len(who)))
    return {stage: sorted(told, key=lambda one: (-one.facilities, one.code)) for stage, told in found.items()}


def _facility(facility: Facility) -> int:
    return facility.merged_into_id or facility.pk
