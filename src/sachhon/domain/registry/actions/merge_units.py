"""Units become (a part of) another, or end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.lines import rebuild_lines, stands_under
from sachhon.domain.registry.models import Unit, UnitName, UnitParent, UnitSuccession
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.policies import UNIT
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def merge_units(*, actor: Actor, units: Sequence[Unit], into: Unit, on: date, decision: str) -> Unit:
    """`units` become a part of `into` on a day: they end the day before, and it sees their reports from then on.

    Raises Refused without units, where `into` is one of them, stands below one of them or is no more, and for a unit
    that ended before.
    """
    for one in (*units, into):
        UNIT.require(actor, "change", place_of(one))
    if not units:
        raise Refused("nothing_to_merge", _("Chọn ít nhất một đơn vị để gộp."))
    if into.dissolved and into.dissolved < on:
        raise Refused("parent_dissolved", _("{unit} đã giải thể. Chọn đơn vị đang hoạt động.").format(unit=into.name))
    for one in units:
        if stands_under(into, one):
            raise Refused(
                "unit_below_itself",
                _("{into} là hoặc thuộc {unit}, nên {unit} không thể gộp vào đó.").format(
                    into=into.name, unit=one.name
                ),
            )
        if one.dissolved and one.dissolved < on:
            raise Refused("unit_dissolved", _("{unit} đã giải thể trước ngày này.").format(unit=one.name))
    for one in units:
        end_unit(one, on - timedelta(days=1))
        UnitSuccession.objects.create(old=one, new=into, on=on, decision=decision[:120])
    rebuild_lines()
    audit.record(
        who=actor.who_for(place_of(into)),
        verb="unit.merge",
        object_type="unit",
        object_id=into.code,
        unit_code=into.code,
        detail={"units": [one.code for one in units], "on": on.isoformat(), "decision": decision},
    )
    into.refresh_from_db()
    return into


@transaction.atomic
def dissolve_unit(*, actor: Actor, unit: Unit, on: date, decision: str = "") -> Unit:
    """The unit ends with a day, without a successor. Raises Refused where units still stand under it, or it ended."""
    UNIT.require(actor, "change", place_of(unit))
    if unit.dissolved:
        raise Refused("unit_dissolved", _("{unit} đã giải thể trước ngày này.").format(unit=unit.name))
    if unit.founded and on < unit.founded:
        raise Refused("dissolved_before_founded", _("Ngày giải thể phải sau ngày thành lập."))
    below = UnitParent.objects.filter(parent=unit, valid_to=None, unit__dissolved=None).count()
    if below:
        raise Refused(
            "unit_has_parts",
            _("Còn {count} đơn vị trực thuộc. Chuyển chúng sang đơn vị khác trước.").format(count=below),
        )
    end_unit(unit, on)
    rebuild_lines()
    audit.record(
        who=actor.who_for(place_of(unit)),
        verb="unit.dissolve",
        object_type="unit",
        object_id=unit.code,
        unit_code=unit.code,
        detail={"on": on.isoformat(), "decision": decision},
    )
    unit.refresh_from_db()
    return unit


def end_unit(unit: Unit, last_day: date) -> None:
    """The unit's last day, and that of its name and parent."""
    unit.dissolved = last_day
    unit.save(update_fields=("dissolved",))
    UnitName.objects.filter(unit=unit, valid_to=None).update(valid_to=last_day)
    UnitParent.objects.filter(unit=unit, valid_to=None).update(valid_to=last_day)
