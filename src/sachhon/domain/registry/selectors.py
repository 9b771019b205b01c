"""Reading the registry: units of a day, their names and lines then, who followed whom, search."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from sachhon.domain.accounts.api import MINISTRY, Actor
from sachhon.domain.registry.models import Unit, UnitName, UnitParent, UnitSuccession
from sachhon.domain.registry.ordering import folded

_LONGEST_LINE = 12
_KEPT = "line_text"


def units_on(on: date, kinds: Collection[str] = ()) -> QuerySet[Unit]:
    """The units that existed on a day, of these kinds (all where empty), in Vietnamese order."""
    there = Q(founded=None) | Q(founded__lte=on)
    still = Q(dissolved=None) | Q(dissolved__gte=on)
    found = Unit.objects.filter(there & still)
    return found.filter(kind__in=kinds) if kinds else found


def units_under(codes: Iterable[str]) -> QuerySet[Unit]:
    """The units of these codes and all below them today; under the ministry stand all."""
    wanted = tuple(dict.fromkeys(codes))
    if MINISTRY in wanted:
        return Unit.objects.all()
    if not wanted:
        return Unit.objects.none()
    below = Q()
    for code in wanted:
        below |= Q(**{f"{_KEPT}__contains": f'"{code}"'})
    return Unit.objects.alias(**{_KEPT: Cast("line", TextField())}).filter(below)


def units_visible(actor: Actor) -> QuerySet[Unit]:
    """The units whose entries the actor may see: their own with all below, and what was lent to them alone."""
    own = tuple(grant.unit_code for grant in actor.grants if not grant.lent_by)
    if MINISTRY in own:
        return Unit.objects.all()
    lent = tuple(grant.unit_code for grant in actor.grants if grant.lent_by)
    return Unit.objects.filter(Q(pk__in=units_under(own).values("pk")) | Q(code__in=lent))


def search_units(units: QuerySet[Unit], words: str) -> QuerySet[Unit]:
    """Those of `units` whose name or code has every word, marks and case aside."""
    for word in folded(words).split():
        units = units.filter(Q(folded__contains=word) | Q(code__icontains=word))
    return units


def name_on(unit: Unit, on: date) -> str:
    """The name that the unit bore on a day; today's where none is known of then."""
    return names_on((unit,), on)[unit.pk]


def names_on(units: Iterable[Unit], on: date) -> dict[int, str]:
    """{unit id: its name on a day}, in one query."""
    names = {unit.pk: unit.name for unit in units}
    borne = UnitName.objects.filter(_valid(on), unit_id__in=names).order_by("valid_from")
    names.update(borne.values_list("unit_id", "name"))
    return names


def line_on(unit: Unit, on: date) -> tuple[str, ...]:
    """Codes of the unit and those above it on a day, nearest first, as parents were then; no succession in it."""
    line = [unit.code]
    current = unit.pk
    while len(line) < _LONGEST_LINE:
        above = (
            UnitParent.objects.filter(_valid(on), unit_id=current)
            .order_by("-valid_from")
            .values_list("parent_id", "parent__code")
            .first()
        )
        if above is None or above[1] in line:
            break
        current, code = above
        line.append(code)
    return tuple(line)


def successors(unit: Unit) -> tuple[Unit, ...]:
    """The units of today that a unit became, through every merger; itself where it still exists."""
    following: dict[int, list[int]] = {}
    for old, new in UnitSuccession.objects.values_list("old_id", "new_id"):
        following.setdefault(old, []).append(new)
    return _ends(unit, following)


def predecessors(unit: Unit) -> tuple[Unit, ...]:
    """All units that became (a part of) this one, the nearest first; not itself."""
    before: dict[int, list[int]] = {}
    for old, new in UnitSuccession.objects.values_list("old_id", "new_id"):
        before.setdefault(new, []).append(old)
    seen: dict[int, None] = {}
    waiting = list(before.get(unit.pk, ()))
    while waiting:
        one = waiting.pop(0)
        if one not in seen and one != unit.pk:
            seen[one] = None
            waiting.extend(before.get(one, ()))
    units = Unit.objects.in_bulk(list(seen))
    return tuple(units[one] for one in seen)


def _ends(unit: Unit, following: dict[int, list[int]]) -> tuple[Unit, ...]:
    ends: dict[int, None] = {}
    seen: set[int] = set()
    waiting = [unit.pk]
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if one in following:
            waiting.extend(following[one])
        else:
            ends[one] = None
    units = Unit.objects.in_bulk(list(ends))
    return tuple(units[one] for one in ends)


def _valid(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
