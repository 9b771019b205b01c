"""A facility gets the unit by which it signs in and is asked for reports."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.facilities.register.keeping import locked
from sachhon.domain.registry.models import Facility, Unit, UnitName, UnitParent
from sachhon.domain.registry.ordering import folded, sort_name
from sachhon.domain.registry.places import place_of_facility
from sachhon.domain.registry.policies import FACILITY
from sachhon.domain.registry.reference import BEFORE
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def give_account(*, actor: Actor, facility: Facility) -> Unit:
    """The facility's unit, made where it has none: same code, under its province, as long as the province stands.

    Its people are then invited by that code. Raises PermissionDenied, and Refused for a facility without a province
    or one that is not at work.
    """
    held = locked(facility)
    FACILITY.require(actor, "give_account", place_of_facility(held), held.status)
    if held.unit is not None:
        return held.unit
    if held.province is None:
        raise Refused("account_without_province", _("Ghi tỉnh, thành phố của cơ sở trước khi lập đơn vị đăng nhập."))
    if held.status != Facility.Status.ACTIVE:
        raise Refused("account_not_active", _("Cơ sở đã ngừng hoạt động. Mở lại cơ sở trước."))
    province = held.province
    called = held.name[:200]
    unit = Unit.objects.create(
        code=held.code,
        kind=Unit.Kind.FACILITY,
        name=called,
        folded=folded(called),
        sort_name=sort_name(called),
        territory=province.territory,
        parent=province,
        line=[held.code, *province.line],
        founded=None,
    )
    # Since when it is there, nobody said: it can be asked about any year that its province can.
    since = province.founded or BEFORE
    UnitName.objects.create(unit=unit, name=called, valid_from=since)
    UnitParent.objects.create(unit=unit, parent=province, valid_from=since)
    held.unit = unit
    held.version += 1
    held.save(update_fields=("unit", "version"))
    audit.record(
        who=actor.who_for(place_of_facility(held)),
        verb="facility.give_account",
        object_type="facility",
        object_id=held.code,
        unit_code=held.code,
        detail={"name": called, "parent": province.code},
    )
    return unit
