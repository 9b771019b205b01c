"""Reading the register: whom the actor may see, search without marks, filters, the Vietnamese order.

A facility is seen from above its province: the ministry sees all, a province its own and those of what it was made of,
a facility itself, and whoever acts for a facility by delegation that one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

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
    provinces = list(units_under(own).filter(kind=Unit.Kind.PROVINCE).values_list("pk", flat=True))
    return Facility.objects.filter(Q(province__in=provinces) | Q(code__in=every))


@dataclass(frozen=True, slots=True)
class FacilityFilter:
    """What is looked for. `provinces`: ids of units; `flags`: {fact: yes | no | unknown}."""

    words: str = ""
    provinces: tuple[int, ...] = ()
    industry: int | None = None
    size: str = ""
    status: str = Facility.Status.ACTIVE
    flags: tuple[tuple[str, str], ...] = ()
    with_account: bool = False

    def of(self, facilities: QuerySet[Facility]) -> QuerySet[Facility]:
        """Of these facilities those looked for, in the Vietnamese order."""
        if self.status:
            facilities = facilities.filter(status=self.status)
        if self.provinces:
            facilities = facilities.filter(province__in=self.provinces)
        if self.industry is not None:
            facilities = facilities.filter(industry=self.industry)
        if self.size:
            facilities = facilities.filter(size="" if self.size == "unknown" else self.size)
        for fact, answer in self.flags:
            facilities = facilities.filter(**{fact: {"yes": True, "no": False}.get(answer)})
        if self.with_account:
            facilities = facilities.filter(unit__isnull=False)
        return search(facilities, self.words).order_by("sort_name", "pk")


def search(facilities: QuerySet[Facility], words: str) -> QuerySet[Facility]:
    """Those whose name, former name, code or tax code holds every word, marks and case aside.

    A former name of an entry that was merged leads to the entry that was kept.
    """
    asked = fold(words)
    digits = re.sub(r"[\s.\-]", "", asked)
    if _TAX.fullmatch(digits):
        written = digits[:10] + (f"-{digits[10:]}" if len(digits) > 10 else "")
        return facilities.filter(tax_code__startswith=written)
    for word in asked.split():
        former = FormerName.objects.filter(facility=OuterRef("pk"), folded__contains=word)
        merged = Facility.objects.filter(merged_into=OuterRef("pk"), folded__contains=word)
        facilities = facilities.filter(
            Q(folded__contains=word) | Q(code__iexact=word) | Exists(former) | Exists(merged)
        )
    return facilities


def order_of(codes: Collection[str]) -> QuerySet[Facility]:
    """The facilities of these codes with what their rows show, in the Vietnamese order."""
    return Facility.objects.filter(code__in=codes).select_related("province").order_by("sort_name", "pk")
