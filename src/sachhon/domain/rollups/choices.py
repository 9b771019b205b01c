"""What a reader chose to see: the geography, whose answers, which revisions. The address keeps it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.http import QueryDict

from sachhon.domain.registry.api import Unit
from sachhon.formkit.rollup.areas import LAST_DAY_OF_63
from sachhon.vietnamese.places import MERGER, provinces

THEN, NOW = "then", "now"
SEALED, ACCEPTED = "sealed", "accepted"
GEOGRAPHIES = {THEN: 63, NOW: 34}


def regions(geography: str) -> tuple[str, ...]:
    """The regions of a geography, in the order of its codes."""
    day = LAST_DAY_OF_63 if geography == THEN else MERGER
    return tuple(dict.fromkeys(one.region for one in provinces(day)))


@dataclass(frozen=True, slots=True)
class Choices:
    """`geography`: then (63 provinces) | now (34). `standing`: sealed (all that stand) | accepted (by the ministry).

    `kinds` of units, empty for all; `region` of the chosen geography, "" for the whole country.
    """

    geography: str = THEN
    standing: str = SEALED
    kinds: tuple[str, ...] = ()
    region: str = ""

    @classmethod
    def read(cls, query: QueryDict | Mapping[str, str], default: Choices | None = None) -> Choices:
        """From an address; what it does not say, or says wrongly, is as in `default`."""
        base = default or cls()
        geography = query.get("geography", base.geography)
        geography = geography if geography in GEOGRAPHIES else base.geography
        standing = query.get("standing", base.standing)
        named = query.getlist("kind") if isinstance(query, QueryDict) else list(filter(None, [query.get("kind", "")]))
        known = set(Unit.Kind.values)
        region = query.get("region", base.region)
        return cls(
            geography=geography,
            standing=standing if standing in (SEALED, ACCEPTED) else base.standing,
            kinds=tuple(sorted(kind for kind in named if kind in known)) or base.kinds,
            region=region if region in regions(geography) else "",
        )

    @property
    def query(self) -> str:
        """As it stands in an address, without what is usual; "" or "geography=now&kind=province"."""
        query = QueryDict(mutable=True)
        query["geography"] = self.geography
        if self.standing != SEALED:
            query["standing"] = self.standing
        query.setlist("kind", list(self.kinds))
        if self.region:
            query["region"] = self.region
        return query.urlencode()

    @property
    def computed(self) -> Choices:
        """What decides the figures: the geography does so only where a region of it is chosen."""
        return self if self.region else replace(self, geography="")

    @property
    def key(self) -> str:
        """A short name of what decides the figures."""
        told = json.dumps(asdict(self.computed), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    @classmethod
    def recorded(cls, told: Mapping[str, Any]) -> Choices:
        """From a record of them."""
        return cls(told["geography"], told["standing"], tuple(told["kinds"]), told["region"])

    def told(self) -> dict[str, Any]:
        """For the record of an edition or a job."""
        return {**asdict(self), "kinds": list(self.kinds)}
