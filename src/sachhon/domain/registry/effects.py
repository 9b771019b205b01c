"""What is dated takes effect on its day: today's names and lines follow the dated rows."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from sachhon.domain.registry.lines import rebuild_lines
from sachhon.domain.registry.models import Unit, UnitName
from sachhon.domain.registry.ordering import folded, sort_name


def take_effect(on: date | None = None) -> int:
    """Names and lines of the day (today), from the dated rows; how many units changed."""
    return rename_by_date(on) + rebuild_lines(on)


def rename_by_date(on: date | None = None, *, only: Unit | None = None) -> int:
    """Each unit's name (that of `only` one) is that which it bears on the day; how many changed.

    A unit that bears none any more keeps its last.
    """
    day = on or timezone.localdate()
    borne = UnitName.objects.filter(valid_from__lte=day).order_by("valid_from", "pk")
    borne = borne.filter(unit=only) if only else borne
    names = dict(borne.values_list("unit_id", "name"))
    changed = []
    for unit in Unit.objects.filter(pk__in=list(names)).only("pk", "name"):
        if unit.name != names[unit.pk]:
            unit.name = names[unit.pk]
            unit.folded, unit.sort_name = folded(unit.name), sort_name(unit.name)
            changed.append(unit)
    Unit.objects.bulk_update(changed, ("name", "folded", "sort_name"), batch_size=300)
    return len(changed)
