"""The filter of the list, which is that of the download too, and its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from sachhon.channels.office.facilities.words import label_of, tongue
from sachhon.domain.accounts.api import MINISTRY, Actor
from sachhon.domain.registry.api import (
    ANSWERS,
    FACTS,
    Facility,
    FacilityFilter,
    Unit,
    facilities_visible,
    units_under,
)
from sachhon.vietnamese.provinces import provinces

FLAGS_ASKED = ("key_energy_user", "applies_cp", "attended_workshop", "attended_training", "aware", "has_cp_unit")
"""Yes-or-no facts that the list can be filtered by."""
_SIZES = (*(one.id for one in FACTS["size"].options), "unknown")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an address asks for. `province`: a unit's code; what it was made of belongs to it."""

    words: str = ""
    province: str = ""
    industry: int | None = None
    size: str = ""
    status: str = Facility.Status.ACTIVE
    flags: tuple[tuple[str, str], ...] = ()
    account: bool = False
    region: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> Chosen:
        """From an address; what makes no sense is left out."""
        industry = query.get("nganh", "")
        size, status = query.get("quy-mo", ""), query.get("tinh-trang", Facility.Status.ACTIVE)
        known = industry.isdecimal() and any(one.id == industry for one in FACTS["industry"].options)
        flags = tuple((fact, query[fact]) for fact in FLAGS_ASKED if query.get(fact) in ANSWERS)
        return cls(
            query.get("q", "").strip()[:100],
            query.get("tinh", "").strip()[:40],
            int(industry) if known else None,
            size if size in _SIZES else "",
            status if status in Facility.Status.values else "" if status == "all" else Facility.Status.ACTIVE,
            flags,
            query.get("dang-nhap") == "1",
            query.get("vung", "") if query.get("vung") in regions() else "",
        )

    def facilities(self, actor: Actor) -> QuerySet[Facility]:
        """Of the facilities that the actor may see, those looked for, in the Vietnamese order."""
        asked = FacilityFilter(
            *(self.words, self.province, self.industry, self.size, self.status, self.flags, self.account, self.region)
        )
        return asked.of(facilities_visible(actor))

    @property
    def query(self) -> str:
        """As the end of an address."""
        told = {
            "q": self.words,
            "vung": self.region,
            "tinh": self.province,
            "nganh": str(self.industry or ""),
            "quy-mo": self.size,
        }
        told["tinh-trang"] = "" if self.status == Facility.Status.ACTIVE else self.status or "all"
        told |= {**dict(self.flags), "dang-nhap": "1" if self.account else ""}
        return urlencode({name: value for name, value in told.items() if value})

    @property
    def more(self) -> bool:
        """Whether one of the rarer filters is set, so that they are shown open."""
        return bool(self.flags or self.account or self.region or self.status != Facility.Status.ACTIVE)


@cache
def regions() -> dict[str, str]:
    """The six regions of today, in the order of their provinces: {name: its name in English}."""
    return {one.region: one.region_en for one in provinces()}


def region_choices() -> list[tuple[str, str]]:
    """(name, as it is called in the reader's language) of each region."""
    english = tongue() == "en"
    return [(name, name_en if english else name) for name, name_en in regions().items()]


def provinces_for(actor: Actor) -> list[Unit]:
    """Provinces by which the actor may filter and in which they may put a facility, today's first."""
    own = [grant.unit_code for grant in actor.grants if not grant.lent_by]
    found = list(units_under(own).filter(kind=Unit.Kind.PROVINCE))
    return sorted(found, key=lambda one: (one.dissolved is not None, one.sort_name))


def adding_at(actor: Actor) -> list[Unit]:
    """Units at which the actor may add a facility: the ministry, or their own province."""
    codes = [MINISTRY] if actor.of_ministry else list(actor.units)
    kinds = (Unit.Kind.MINISTRY, Unit.Kind.PROVINCE)
    return list(Unit.objects.filter(code__in=codes, kind__in=kinds))


def rows_of(facilities: Iterable[Facility]) -> list[dict[str, Any]]:
    """A row of the list for each, ready to be written."""
    language = tongue()
    industries = {int(one.id): one.labels[language] for one in FACTS["industry"].options}
    sizes = {one.id: one.labels[language] for one in FACTS["size"].options}
    return [
        {
            "facility": one,
            "industry": industries.get(one.industry or 0, ""),
            "size": sizes.get(one.size, ""),
            "applies": {True: "yes", False: "no"}.get(one.applies_cp, ""),  # type: ignore[call-overload]
        }
        for one in facilities
    ]


def flag_filters(chosen: Chosen) -> list[dict[str, str]]:
    """The yes-or-no facts with what is chosen of each."""
    picked = dict(chosen.flags)
    return [{"fact": fact, "label": label_of(fact), "picked": picked.get(fact, "")} for fact in FLAGS_ASKED]
