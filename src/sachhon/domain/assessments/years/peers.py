"""Where a facility stands among others of its industry in a year: a percentile, shown with at least five others.

Only years taken from accepted reports are peers. Others that make the same product are taken where there are five of
them; else all of the industry that are measured in the same unit, and it is said which.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from sachhon.calculations.comparison import Percentile, percentile
from sachhon.calculations.comparison.percentile import LEAST_PEERS
from sachhon.domain.assessments.models import ProductYear, YearSaving
from sachhon.domain.assessments.years.savings import Told
from sachhon.domain.assessments.years.writing import fitted
from sachhon.domain.registry.api import Facility
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


def peers_of(facility: Facility, told: Told) -> Peers:
    """The standing of a facility's resource in a year. Three queries at most; names of others are never told."""
    if told.specific is None:
        return Peers(told.resource, told.specific_unit, blocked=told.used.blocked or told.output.blocked or "no_output")
    if facility.industry is None:
        return Peers(told.resource, told.specific_unit, told.specific, blocked="no_industry")
    rows = (
        YearSaving.objects.filter(
            resource=told.resource,
            specific__isnull=False,
            specific_unit=told.specific_unit,
            facility_year__year=told.year,
            facility_year__facility__industry=facility.industry,
        )
        .exclude(facility_year__facility=facility)
        .exclude(facility_year__facility__status=Facility.Status.MERGED)
    )
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
