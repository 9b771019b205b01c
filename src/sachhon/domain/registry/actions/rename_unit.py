"""A unit takes another name from a day on."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.effects import rename_by_date
from sachhon.domain.registry.models import Unit, UnitName
from sachhon.domain.registry.places import place_of
from sachhon.domain.registry.policies import UNIT
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit
from sachhon.vietnamese.folding import nfc


@transaction.atomic
def rename_unit(*, actor: Actor, unit: Unit, name: str, on: date, decision: str = "") -> Unit:
    """The unit with its new name; what it was called before stays known for the days before.

    A name taken on the same day replaces it: a mistake is put right without a trace in history but in the audit trail.
    Raises Refused for an empty name and for a day before the last change.
    """
    UNIT.require(actor, "change", place_of(unit))
    called = nfc(name).strip()
    if not called:
        raise Refused("unit_without_name", _("Nhập tên đơn vị."))
    last = UnitName.objects.filter(unit=unit).order_by("-valid_from", "-pk").first()
    if last and on < last.valid_from:
        raise Refused("change_before_last", _("Tên hiện nay được đặt sau ngày này. Chọn ngày từ lần đổi gần nhất."))
    before = last.name if last else unit.name
    if last and on == last.valid_from:
        last.name = called
        last.save(update_fields=("name",))
    else:
        if last:
            last.valid_to = on - timedelta(days=1)
            last.save(update_fields=("valid_to",))
        UnitName.objects.create(unit=unit, name=called, valid_from=on, valid_to=unit.dissolved)
    rename_by_date(only=unit)
    unit.refresh_from_db()
    audit.record(
        who=actor.who_for(place_of(unit)),
        verb="unit.rename",
        object_type="unit",
        object_id=unit.code,
        unit_code=unit.code,
        detail={"before": before, "after": called, "on": on.isoformat(), "decision": decision},
    )
    return unit
