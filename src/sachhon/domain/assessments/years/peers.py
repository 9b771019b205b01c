"""Where a facility stands among others of its industry in a year: a percentile, shown with at least five others.

Only years taken from accepted reports are peers. Others that make the same product are taken where there are five of
them; else all of the industry that are measured in the same unit, and it is said which.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.db.models import Q

from sachhon.calculations.comparison import Percentile, percentile
from sachhon.calculations.comparison.percentile import LEAST_PEERS
from sachhon.domain.assessments.models import ProductYear, YearSaving
from sachhon.domain.assessments.years.savings import Told
from sachhon.domain.assessments.years.writing import fitted
from sachhon.domain.registry.api import Facility, identity_of, merged_entries
from sachhon.vietnamese.folding import fold

SAME_PRODUCT, SAME_INDUSTRY = "product", "industry"


@dataclass(frozen=True, slots=True)
class Peers:
    """The standing. `found.percentile` is None with fewer than five others; `blocked` says what is missing at all."""

    resource: str
    unit: str
    value: Decimal | None = None
    found: Percentile | None = None
    group: str = ""
    blocked: str = ""

    @property
    def shown(self) -> bool:
        """Whether there is a percentile to show."""
        return self.found is not None and self.found.percentile is not None

    @property
    def needed(self) -> int:
        """How many others it takes."""
        return LEAST_PEERS


def of_industry(industry: int | None, **where: object) -> Q:
    """Savings of the facilities of an industry (and `where`, as fields of a facility), with those of merged entries.

    A year of an entry that was merged counts as one of the facility that was kept: by that one's industry and place.
    """
    standing = Q(facility_year__facility__merged_into=None, facility_year__facility__industry=industry)
    standing &= Q(**{f"facility_year__facility__{name}": value for name, value in where.items()})
    merged = merged_entries()
    if not merged:
        return standing
    tops = Facility.objects.filter(pk__in=set(merged.values()), industry=industry, **where)
    kept = set(tops.order_by().values_list("pk", flat=True))
    return standing | Q(facility_year__facility__in=[pk for pk, top in merged.items() if top in kept])


def peers_of(facility: Facility, told: Told) -> Peers:
    """The standing of a facility's resource in a year. Five queries at most; names of others are never told."""
    if told.specific is None:
        return Peers(told.resource, told.specific_unit, blocked=told.used.blocked or told.output.blocked or "no_output")
    if facility.industry is None:
        return Peers(told.resource, told.specific_unit, told.specific, blocked="no_industry")
    rows = YearSaving.objects.filter(
        of_industry(facility.industry),
        resource=told.resource,
        specific__isnull=False,
        specific_unit=told.specific_unit,
        facility_year__year=told.year,
    ).exclude(facility_year__facility__in=identity_of(facility))
    others = dict(rows.order_by().values_list("facility_year", "specific"))
    products: dict[int, set[str]] = defaultdict(set)
    named = ProductYear.objects.filter(facility_year__in=rows.order_by().values("facility_year"))
    for year, product in named.filter(month=None, counts=True).values_list("facility_year", "product"):
        products[year].add(fold(product))
    same = [value for year, value in others.items() if products[year] == set(told.output.products)]
    group = SAME_PRODUCT if len(same) >= LEAST_PEERS else SAME_INDUSTRY
    try:
        own = fitted(told.specific, 9)
    except InvalidOperation:
        return Peers(told.resource, told.specific_unit, blocked="out_of_scale")
    chosen = same if group == SAME_PRODUCT else list(others.values())
    found = percentile(value=own, peers=[one for one in chosen if one is not None], unit=told.specific_unit)
    return Peers(told.resource, told.specific_unit, told.specific, found, group)
