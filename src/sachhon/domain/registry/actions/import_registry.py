"""A filled workbook is applied, whole, after somebody has seen what it changes."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.actions.change_focal_body import change_contact, change_focal_body
from sachhon.domain.registry.actions.create_unit import create_unit
from sachhon.domain.registry.actions.merge_units import dissolve_unit
from sachhon.domain.registry.actions.move_unit import move_unit
from sachhon.domain.registry.actions.rename_unit import rename_unit
from sachhon.domain.registry.exchange.columns import BODIES, UNITS
from sachhon.domain.registry.exchange.plan import Plan, RowChange, plan_import
from sachhon.domain.registry.models import Contact, Unit
from sachhon.domain.registry.policies import REGISTRY_PLACE, UNIT
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def import_registry(*, actor: Actor, data: bytes, agreed: str, file: str = "", on: date | None = None) -> Plan:
    """All that the workbook changes, or nothing. `agreed` is the digest of the plan that the person said yes to.

    Names and parents change on the day (today). Raises Refused where cells are wrong, where the registry changed since
    the plan was shown, and where one of the changes cannot be made.
    """
    UNIT.require(actor, "import", REGISTRY_PLACE)
    plan = plan_import(data)
    if plan.errors:
        raise Refused("import_with_errors", _("Tệp còn ô sai. Sửa các ô được nêu rồi gửi lại."))
    if plan.digest != agreed:
        raise Refused(
            "registry_changed_meanwhile",
            _("Danh bạ vừa thay đổi nên những gì tệp này sửa đã khác. Xem lại rồi đồng ý lần nữa."),
        )
    day = on or timezone.localdate()
    for change in plan.changes:
        _apply(actor, change, day)
    audit.record(
        who=actor.who_for(REGISTRY_PLACE),
        verb="registry.import",
        object_type="registry",
        object_id=agreed[:12],
        detail={"file": file, "rows": len(plan.changes), "digest": agreed},
    )
    return plan


def _apply(actor: Actor, change: RowChange, day: date) -> None:
    values = change.values
    if change.sheet == UNITS.title:
        _apply_unit(actor, change, day)
        return
    unit = Unit.objects.get(code=values["unit"])
    told = {name: value for name, value in values.items() if name in change.names or name == "name"}
    if change.sheet == BODIES.title:
        change_focal_body(actor=actor, unit=unit, told=told, on=day)
    else:
        held = Contact.objects.get(pk=change.held) if change.held else None
        change_contact(actor=actor, unit=unit, told=told, contact=held)


def _apply_unit(actor: Actor, change: RowChange, day: date) -> None:
    values = change.values
    if change.verb == "create":
        parent = Unit.objects.get(code=values["parent"])
        unit = create_unit(
            actor=actor, kind=values["kind"], name=values["name"], parent=parent, founded=values["founded"]
        )
    else:
        unit = Unit.objects.get(pk=change.held)
        if "name" in change.names:
            unit = rename_unit(actor=actor, unit=unit, name=values["name"], on=day)
        if "parent" in change.names:
            unit = move_unit(actor=actor, unit=unit, parent=Unit.objects.get(code=values["parent"]), on=day)
    if values["dissolved"] is not None and unit.dissolved is None:
        dissolve_unit(actor=actor, unit=unit, on=values["dissolved"])
