"""A facility ceases to work, or works again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.facilities.register.keeping import locked
from sachhon.domain.registry.models import Facility, FacilityChange
from sachhon.domain.registry.places import place_of_facility
from sachhon.domain.registry.policies import FACILITY
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def close_facility(*, actor: Actor, facility: Facility, on: date, why: str, version: int | None = None) -> Facility:
    """It ceased to work on a day; it stays in the register and leaves the shares. Raises PermissionDenied, Refused."""
    if not why.strip():
        raise Refused("close_without_reason", _("Ghi lý do ngừng hoạt động."))
    if on > timezone.localdate():
        raise Refused("close_in_the_future", _("Ngày ngừng hoạt động chưa tới. Chọn ngày không muộn hơn hôm nay."))
    return _set(actor, facility, Facility.Status.CLOSED, on, why, version)


@transaction.atomic
def reopen_facility(*, actor: Actor, facility: Facility, on: date, why: str, version: int | None = None) -> Facility:
    """It works again. Raises PermissionDenied, Refused."""
    return _set(actor, facility, Facility.Status.ACTIVE, on, why, version)


def _set(actor: Actor, facility: Facility, to: str, on: date, why: str, version: int | None) -> Facility:
    held = locked(facility, version)
    FACILITY.require(actor, "close", place_of_facility(held), held.status)
    if held.status == to:
        return held
    before, held.status = held.status, to
    held.version += 1
    held.save(update_fields=("status", "version"))
    closing = to == Facility.Status.CLOSED
    FacilityChange.objects.create(
        facility=held,
        kind=FacilityChange.Kind.CLOSED if closing else FacilityChange.Kind.REOPENED,
        changes={"status": [str(before), str(to)]},
        as_on=on,
        why=why[:500],
        by=actor.user,
    )
    audit.record(
        who=actor.who_for(place_of_facility(held)),
        verb="facility.close" if closing else "facility.reopen",
        object_type="facility",
        object_id=held.code,
        unit_code=held.code,
        detail={"on": on.isoformat(), "why": why},
    )
    return held
