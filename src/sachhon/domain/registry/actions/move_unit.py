"""A unit comes under another from a day on."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.lines import rebuild_lines, stands_under
from sachhon.domain.registry.models import Unit, UnitParent
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.policies import UNIT
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def move_unit(*, actor: Actor, unit: Unit, parent: Unit, on: date, decision: str = "") -> Unit:
    """The unit under its new parent; whose part it was before stays known for the days before.

    Raises Refused where the new parent is the unit itself or stands below it, on whatever day, is no more, or where the
    day is before the last move.
    """
    UNIT.require(actor, "change", place_of(unit))
    UNIT.require(actor, "change", place_of(parent))
    if stands_under(parent, unit):
        raise Refused(
            "unit_below_itself",
            _("{parent} thuộc {unit}, nên không thể là cấp trên của nó. Chọn đơn vị khác.").format(
                parent=parent.name, unit=unit.name
            ),
        )
    if parent.dissolved and parent.dissolved < on:
        raise Refused("parent_dissolved", _("Đơn vị cấp trên đã giải thể. Chọn đơn vị đang hoạt động."))
    last = UnitParent.objects.filter(unit=unit).order_by("-valid_from", "-pk").first()
    if last and on < last.valid_from:
        raise Refused("change_before_last", _("Đơn vị đã chuyển sau ngày này. Chọn ngày từ lần chuyển gần nhất."))
    before = last.parent.code if last else ""
    if last and on == last.valid_from:
        last.parent = parent
        last.save(update_fields=("parent",))
    else:
        if last:
            last.valid_to = on - timedelta(days=1)
            last.save(update_fields=("valid_to",))
        UnitParent.objects.create(unit=unit, parent=parent, valid_from=on, valid_to=unit.dissolved)
    rebuild_lines()
    unit.refresh_from_db()
    audit.record(
        who=actor.who_for(place_of(unit)),
        verb="unit.move",
        object_type="unit",
        object_id=unit.code,
        unit_code=unit.code,
        detail={"before": before, "after": parent.code, "on": on.isoformat(), "decision": decision},
    )
    return unit
