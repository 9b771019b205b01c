"""A facility's years as the tables hold them."""

from __future__ import annotations

from collections import defaultdict

from sachhon.domain.assessments.models import Baseline, Grade, ProductYear, Reading
from sachhon.domain.assessments.years.facts import Amount, Gap, Made, YearFacts
from sachhon.domain.assessments.years.joined import joined_years
from sachhon.domain.assessments.years.savings import Chosen
from sachhon.domain.registry.api import Facility, identity_of


def facts_of_facility(facility: Facility, *, blank: bool = False) -> dict[int, YearFacts]:
    """{year: facts} of the years that anything is known of, also of entries merged into it: queries do not grow with
    the years.

    `blank`: also years of which nothing is known but what somebody chose beforehand (a kind of coal).
    """
    years = list(joined_years(facility).counting.values())
    amounts: dict[int, list[Amount]] = defaultdict(list)
    for reading in Reading.objects.filter(facility_year__in=years, replaced_at=None):
        amounts[reading.facility_year_id].append(amount_of(reading))
    products: dict[int, list[Made]] = defaultdict(list)
    for row in ProductYear.objects.filter(facility_year__in=years):
        products[row.facility_year_id].append(made_of(row))
    grades: dict[int, dict[str, str]] = defaultdict(dict)
    for year, stream, grade in Grade.objects.filter(facility_year__in=years, ended_at=None).values_list(
        "facility_year", "stream", "grade"
    ):
        grades[year][stream] = grade
    found = {
        one.year: YearFacts(
            one.year,
            tuple(amounts[one.pk]),
            tuple(products[one.pk]),
            tuple(Gap(**gap) for gap in one.gaps),
            grades[one.pk],
            claimed=one.claimed,
        )
        for one in years
    }
    return {year: facts for year, facts in found.items() if blank or facts.is_known}


def amount_of(reading: Reading) -> Amount:
    """A reading as a fact."""
    return Amount(
        reading.stream,
        reading.quantity,
        reading.unit,
        reading.name,
        reading.month,
        reading.cost,
        reading.source,
        reading.origin,
        reading.pk,
    )


def made_of(row: ProductYear) -> Made:
    """A product's row as a fact."""
    return Made(
        row.product,
        row.output,
        row.unit,
        row.month,
        row.capacity,
        row.capacity_unit,
        row.counts,
        row.origin,
        row.pk,
    )


def baselines_of(facility: Facility) -> dict[str, Chosen]:
    """{resource: the baseline that somebody chose}; where nobody did, the one chosen for an entry merged into it."""
    rows = Baseline.objects.filter(facility__in=identity_of(facility), ended_at=None).order_by("at", "pk")
    chosen = sorted(rows, key=lambda row: row.facility_id == facility.pk)
    return {row.resource: Chosen(row.year, row.base_load_share_pct, row.why) for row in chosen}
