"""The filters of the list, which are those of the download too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.api import Unit, search_units, units_on, units_visible
from sachhon.vietnamese import NotADate, parse_date

STATES = ("today", "gone", "all")


@dataclass(frozen=True, slots=True)
class UnitFilter:
    """What is looked for. `state`: those of today, those that are no more, all; `on`: those that were on a day."""

    words: str = ""
    kind: str = ""
    state: str = "today"
    on: date | None = None
    under: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> UnitFilter:
        """From an address; what makes no sense is left out."""
        kind, state = query.get("kind", ""), query.get("state", "today")
        try:
            on = parse_date(query.get("on", "")) if query.get("on", "").strip() else None
        except NotADate:
            on = None
        return cls(
            query.get("q", "").strip()[:100],
            kind if kind in Unit.Kind.values else "",
            state if state in STATES else "today",
            on,
            query.get("under", "").strip()[:40],
        )

    def units(self, actor: Actor) -> QuerySet[Unit]:
        """Of the units that the actor may see, those looked for, in Vietnamese order."""
        units = units_visible(actor)
        today = timezone.localdate()
        if self.on:
            units = units.filter(pk__in=units_on(self.on).values("pk"))
        elif self.state == "today":
            units = units.filter(Q(dissolved=None) | Q(dissolved__gte=today))
        elif self.state == "gone":
            units = units.filter(dissolved__lt=today)
        if self.kind:
            units = units.filter(kind=self.kind)
        if self.under:
            units = units.filter(parent__code=self.under)
        if self.words:
            units = search_units(units, self.words)
        return units.order_by("sort_name", "pk")

    @property
    def query(self) -> str:
        """As the end of an address."""
        told = {"q": self.words, "kind": self.kind, "state": "" if self.state == "today" else self.state}
        told |= {"on": f"{self.on:%d/%m/%Y}" if self.on else "", "under": self.under}
        return urlencode({name: value for name, value in told.items() if value})
