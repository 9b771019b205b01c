"""How many facilities lie where: by province of today, with its region."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from sachhon.domain.registry.models import Facility, Unit

_MEDIUM_AND_LARGE = ("medium", "large")
_COUNTS = {
    "facilities": Count("pk"),
    "medium_and_large": Count("pk", filter=Q(size__in=_MEDIUM_AND_LARGE)),
    "key_energy_users": Count("pk", filter=Q(key_energy_user=True)),
    "applying": Count("pk", filter=Q(applies_cp=True)),
}


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """Facilities of a province of today (None: of no province), and how many of them are known to be so."""

    province: Unit | None
    facilities: int = 0
    medium_and_large: int = 0
    key_energy_users: int = 0
    applying: int = 0

    def __add__(self, other: PlaceCount) -> PlaceCount:
        return PlaceCount(self.province, *(getattr(self, name) + getattr(other, name) for name in _COUNTS))


def counted_by_province(facilities: QuerySet[Facility]) -> list[PlaceCount]:
    """Counts by province of today, in the order of names, those of no province last; three queries."""
    rows = list(facilities.order_by().values("province").annotate(**_COUNTS))
    named = Unit.objects.in_bulk([row["province"] for row in rows if row["province"] is not None])
    provinces = Unit.objects.filter(kind=Unit.Kind.PROVINCE, dissolved=None).select_related("territory")
    today = {one.code: one for one in provinces}
    found: dict[str, PlaceCount] = {}
    for row in rows:
        line = named[row["province"]].line if row["province"] is not None else ()
        unit = next((today[code] for code in line if code in today), None)
        code = unit.code if unit is not None else ""
        counts = PlaceCount(unit, *(row[name] for name in _COUNTS))
        found[code] = found[code] + counts if code in found else counts
    return sorted(
        found.values(), key=lambda one: (one.province is None, one.province.sort_name if one.province else "")
    )
