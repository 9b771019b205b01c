"""The third run of a list: what it put into the register is taken back, fact by fact.

A fact that was changed again since stays as it is, and is told. A facility of which this list alone spoke leaves the
register again (the list's rows keep what they said of it); one of which others spoke too, or that has an account or
an assessment, stays. What was taken back is a change of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from sachhon.domain.registry.facilities.arriving.beginning import set_free
from sachhon.domain.registry.facilities.register import BLANK, FACTS, Changes, held, put
from sachhon.domain.registry.models import (
    ArrivedRow,
    Arriving,
    Facility,
    FacilityChange,
    FormerAddress,
    FormerName,
    Unit,
)

CHUNK = 500
_OWN_TRACES = (ArrivedRow, FacilityChange, FormerName, FormerAddress)
Tell = Callable[[int, int], object]


def take_back(arriving: Arriving, by_id: int | None, tell: Tell) -> dict[str, int]:
    """Undo the applied rows of a list, the last first. Safe to run again after any stop."""
    provinces = {unit.code: unit for unit in Unit.objects.filter(kind=Unit.Kind.PROVINCE)}
    waiting = ArrivedRow.objects.filter(arriving=arriving).exclude(applied_at=None)
    total = waiting.count()
    while True:
        with transaction.atomic():
            locked = Arriving.objects.select_for_update().get(pk=arriving.pk)
            rows = list(waiting.order_by("-number")[:CHUNK]) if locked.status == Arriving.Status.APPLYING else []
            if not rows:
                break
            facilities = Facility.objects.select_for_update().in_bulk([row.facility_id for row in rows])
            busy = _spoken_of(list(facilities))
            gone = [
                one.pk for one in facilities.values() if not _take_back(locked, one, one.pk in busy, provinces, by_id)
            ]
            ArrivedRow.objects.filter(pk__in=[row.pk for row in rows]).update(applied_at=None)
            ArrivedRow.objects.filter(facility__in=gone).update(facility=None)
            Facility.objects.filter(pk__in=gone).delete()
            left = waiting.count()
        tell(total - left, total)
    return _finish(arriving)


def _spoken_of(facilities: list[int]) -> set[int]:
    """Those that something else in the system hangs on."""
    busy: set[int] = set()
    for relation in Facility._meta.related_objects:
        if relation.related_model not in _OWN_TRACES:
            name = relation.field.name
            hanging = relation.related_model._base_manager.filter(**{f"{name}__in": facilities})
            busy.update(hanging.order_by().values_list(f"{name}_id", flat=True))
    return busy | set(Facility.objects.filter(pk__in=facilities).exclude(unit=None).values_list("pk", flat=True))


def _take_back(
    arriving: Arriving, facility: Facility, busy: bool, provinces: dict[str, Unit], by_id: int | None
) -> bool:
    """Whether the facility stays."""
    changes = list(FacilityChange.objects.filter(facility=facility).order_by("pk"))
    own = [one for one in changes if one.arriving_id == arriving.pk and one.kind != FacilityChange.Kind.UNDONE]
    undone = any(one.arriving_id == arriving.pk and one.kind == FacilityChange.Kind.UNDONE for one in changes)
    if undone or not own:
        return True
    later = [one for one in changes if one.arriving_id != arriving.pk and one.pk > own[0].pk]
    if own[0].kind == FacilityChange.Kind.CREATED:
        if not later and not busy:
            return False
        back: Changes = {}
        why = "Danh sách đã được rút lại; cơ sở được giữ vì có thông tin khác"
    else:
        back, kept = _values_before(facility, own, {key for one in later for key in one.changes})
        named = ", ".join(FACTS[key].labels["vi"].lower() for key in FACTS if key in kept)
        why = "Danh sách đã được rút lại" + (f"; giữ nguyên vì đã thay đổi sau đó: {named}" if kept else "")
    put(facility, {key: after for key, (_now, after) in back.items()}, provinces)
    facility.version += 1
    facility.save()
    FacilityChange.objects.create(
        facility=facility,
        kind=FacilityChange.Kind.UNDONE,
        changes=back,
        arriving=arriving,
        place=own[-1].place,
        why=why[:500],
        by_id=by_id,
    )
    return True


def _values_before(facility: Facility, own: list[FacilityChange], touched: set[str]) -> tuple[Changes, set[str]]:
    """{fact: [now, before the list]} of what still stands as the list left it; and what was changed again since."""
    first: Changes = {}
    for change in own:
        if change.kind == FacilityChange.Kind.CHANGED:
            for key, (before, after) in change.changes.items():
                first[key] = [first[key][0] if key in first else before, after]
    kept = {key for key, (_before, after) in first.items() if key in touched or held(facility, key) != after}
    back: Changes = {key: [after, before] for key, (before, after) in first.items() if key not in kept}
    if "name" in back and back["name"][1] in BLANK:
        del back["name"]
    return back, kept


def _finish(arriving: Arriving) -> dict[str, int]:
    undone = FacilityChange.objects.filter(arriving=arriving, kind=FacilityChange.Kind.UNDONE)
    with transaction.atomic():
        locked = Arriving.objects.select_for_update().get(pk=arriving.pk)
        if locked.status == Arriving.Status.APPLYING:
            locked.status, locked.applied_at = Arriving.Status.WITHDRAWN, timezone.now()
            locked.source = set_free(locked)
            locked.done, locked.version = 0, locked.version + 1
            locked.save(update_fields=("status", "applied_at", "source", "done", "version"))
    return {"facilities": undone.count()}
