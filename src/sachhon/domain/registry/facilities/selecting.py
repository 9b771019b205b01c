"""Reading the register: whom the actor may see, search without marks, filters, the Vietnamese order.

A facility is seen from above its province: the ministry sees all, a province its own and those of what it was made of,
a facility itself, and whoever acts for a facility by delegation that one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.db.models import Q, QuerySet

from sachhon.domain.accounts.api import MINISTRY, Actor
from sachhon.domain.registry.models import Facility, FormerName, Unit
from sachhon.domain.registry.selectors import units_under
from sachhon.vietnamese.folding import fold

_TAX = re.compile(r"\d{6,14}")
ANSWERS = ("yes", "no", "unknown")


def facilities_visible(actor: Actor) -> QuerySet[Facility]:
    """The facilities whose entries the actor may see."""
    own = [grant.unit_code for grant in actor.grants if not grant.lent_by]
    if MINISTRY in own:
        return Facility.objects.all()
    every = [grant.unit_code for grant in actor.grants]
    provinces = units_under(own).filter(kind=Unit.Kind.PROVINCE).values("pk")
    return Facility.objects.filter(Q(province__in=provinces) | Q(code__in=every))


@dataclass(frozen=True, slots=True)
class FacilityFilter:
    """What is looked for. `province`: a unit's code; what it was made of belongs to it. `flags`: (fact, answer).

    `region`: the name of one of the six regions of today.
    """

    words: str = ""
    province: str = ""
    industry: int | None = None
    size: str = ""
    status: str = Facility.Status.ACTIVE
    flags: tuple[tuple[str, str], ...] = ()
    with_account: bool = False
    region: str = ""

    def of(self, facilities: QuerySet[Facility]) -> QuerySet[Facility]:
        """Of these facilities those looked for, in the Vietnamese order."""
        if self.status:
            facilities = facilities.filter(status=self.status)
        if self.province:
            own = units_under((self.province,)).filter(kind=Unit.Kind.PROVINCE)
            facilities = facilities.filter(province__in=own.values("pk"))
        if self.region:
            today = Unit.objects.filter(kind=Unit.Kind.PROVINCE, dissolved=None, territory__region=self.region)
            under = units_under(today.values_list("code", flat=True)).filter(kind=Unit.Kind.PROVINCE)
            facilities = facilities.filter(province__in=under.values("pk"))
        if self.industry is not None:
            facilities = facilities.filter(industry=self.industry)
        if self.size:
            facilities = facilities.filter(size="" if self.size == "unknown" else self.size)
        for fact, answer in self.flags:
            facilities = facilities.filter(**{fact: {"yes": True, "no": False}.get(answer)})
        if self.with_account:
            facilities = facilities.filter(unit__isnull=False)
        return search(facilities, self.words).order_by("sort_name", "pk")


def search(facilities: QuerySet[Facility], asked_for: str) -> QuerySet[Facility]:
    """Those of which a name, today's or a former one, has every word, marks and case aside; or the code, the tax code.

    A former name of an entry that was merged leads to the entry that was kept.
    """
    # Lists of keys, each found once by its index alone: the rows themselves are only read where they are shown.
    asked = fold(asked_for)
    digits = re.sub(r"[\s.\-]", "", asked)
    if _TAX.fullmatch(digits):
        written = digits[:10] + (f"-{digits[10:]}" if len(digits) > 10 else "")
        return facilities.filter(pk__in=Facility.objects.filter(tax_code__startswith=written).order_by().values("pk"))
    words = asked.split()
    if not words:
        return facilities
    called = reduce(and_, (Q(folded__contains=word) for word in words))
    named = Facility.objects.filter(called).order_by()
    former = FormerName.objects.filter(called).values("facility")
    merged = named.filter(merged_into__isnull=False).values("merged_into")
    return facilities.filter(Q(pk__in=named.values("pk")) | Q(pk__in=former) | Q(pk__in=merged) | Q(code=asked.upper()))
