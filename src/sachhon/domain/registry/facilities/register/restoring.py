"""Giving facts back as they were: the counterpart of `take`, for what is undone."""

from __future__ import annotations

from collections.abc import Mapping

from sachhon.domain.registry.facilities.register.describing import Changes, held, put
from sachhon.domain.registry.facilities.register.facts import BLANK, Value
from sachhon.domain.registry.models import Facility, FacilityChange, FormerAddress, FormerName, Unit


def restore(facility: Facility, back: Changes) -> None:
    """Set facts to what they were ({fact: [now, then]}); nothing is saved."""
    facts = {key: then for key, (_now, then) in back.items()}
    code = facts.get("province")
    provinces = {unit.code: unit for unit in Unit.objects.filter(code=code)} if code not in BLANK else {}
    put(facility, facts, provinces)


def undoable(facility: Facility, change: FacilityChange) -> tuple[Changes, tuple[str, ...]]:
    """What undoing a change gives back ({fact: [now, then]}), and the facts that changed again since."""
    back: Changes = {}
    since = []
    for key, (before, after) in change.changes.items():
        if held(facility, key) == after:
            back[key] = [after, before]
        else:
            since.append(key)
    return back, tuple(since)


def forget_former(facility: Facility, changes: Mapping[str, list[Value]]) -> None:
    """Drop the former name and address that these changes left: they were never left behind."""
    if "name" in changes:
        left = FormerName.objects.filter(facility=facility, name=changes["name"][0]).order_by("-pk").first()
        if left is not None:
            left.delete()
    if any(changes[key][0] not in BLANK for key in ("address", "province") if key in changes):
        rows = FormerAddress.objects.filter(facility=facility)
        if "address" in changes:
            rows = rows.filter(address=changes["address"][0] or "")
        if "province" in changes and changes["province"][0] not in BLANK:
            rows = rows.filter(province__code=changes["province"][0])
        moved = rows.order_by("-pk").first()
        if moved is not None:
            moved.delete()
