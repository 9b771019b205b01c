"""The projection `Unit.line` and `Unit.parent`: who stands above a unit today. Built from the dated rows, any time.

A unit that became another stands under what it became, so that today's province sees the reports of those of which it
was made; any other stands under its parent of today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.utils import timezone

from sachhon.domain.registry.models import Unit, UnitParent, UnitSuccession


def edges_on(on: date) -> dict[int, list[int]]:
    """{unit id: ids of what stands directly above it on a day}: its successors where it has any, else its parent."""
    above: dict[int, list[int]] = defaultdict(list)
    for old, new in UnitSuccession.objects.filter(on__lte=on).order_by("on", "pk").values_list("old_id", "new_id"):
        above[old].append(new)
    gone = set(above)
    # A unit that ended without a successor keeps its last parent.
    rows = UnitParent.objects.filter(valid_from__lte=on).order_by("valid_from", "pk")
    last: dict[int, int] = dict(rows.values_list("unit_id", "parent_id"))
    above.update({unit: [parent] for unit, parent in last.items() if unit not in gone})
    return dict(above)


def rebuild_lines(on: date | None = None) -> int:
    """Every unit's line and parent from the dated rows; how many changed."""
    day = on or timezone.localdate()
    above = edges_on(day)
    units = {unit.pk: unit for unit in Unit.objects.all()}
    codes = {pk: unit.code for pk, unit in units.items()}
    lines: dict[int, tuple[int, ...]] = {}
    current = UnitParent.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)
    parents = dict(current.order_by("valid_from", "pk").values_list("unit_id", "parent_id"))
    changed = []
    for pk, unit in units.items():
        line = [codes[one] for one in line_of(pk, above, lines)]
        parent = parents.get(pk, unit.parent_id)
        if unit.line != line or unit.parent_id != parent:
            unit.line, unit.parent_id = line, parent
            changed.append(unit)
    Unit.objects.bulk_update(changed, ("line", "parent"), batch_size=300)
    return len(changed)


def line_of(
    unit: int, above: Mapping[int, Iterable[int]], known: dict[int, tuple[int, ...]] | None = None
) -> tuple[int, ...]:
    """Ids of a unit and of those above it, nearest first, each once. Raises ValueError for a unit above itself."""
    known = {} if known is None else known
    return _line(unit, above, known, ())


def _line(
    unit: int, above: Mapping[int, Iterable[int]], known: dict[int, tuple[int, ...]], under: tuple[int, ...]
) -> tuple[int, ...]:
    if unit in under:
        raise ValueError(f"unit {unit} stands above itself")
    if unit not in known:
        over = tuple(above.get(unit, ()))
        lines = [_line(one, above, known, (*under, unit)) for one in over]
        known[unit] = tuple(dict.fromkeys((unit, *over, *(one for line in lines for one in line[1:]))))
    return known[unit]


def stands_under(unit: Unit, other: Unit) -> bool:
    """Whether `unit` is `other`, or stands or will stand below it by any row that still counts, whatever its day."""
    above: dict[int, set[int]] = defaultdict(set)
    for low, high in UnitParent.objects.values_list("unit_id", "parent_id"):
        above[low].add(high)
    for old, new in UnitSuccession.objects.values_list("old_id", "new_id"):
        above[old].add(new)
    seen: set[int] = set()
    waiting = [unit.pk]
    while waiting:
        one = waiting.pop()
        if one == other.pk:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(above.get(one, ()))
    return False
