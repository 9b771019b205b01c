"""Facts of a facility change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.facilities.register.describing import Description, described, take
from sachhon.domain.registry.facilities.register.facts import BLANK, Value
from sachhon.domain.registry.facilities.register.keeping import locked, provinces_of, save_taken
from sachhon.domain.registry.facilities.register.reading import completed
from sachhon.domain.registry.models import Facility
from sachhon.domain.registry.places import place_of, place_of_facility
from sachhon.domain.registry.policies import FACILITY
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit


@transaction.atomic
def change_facility(
    *,
    actor: Actor,
    facility: Facility,
    facts: Mapping[str, Value],
    version: int | None = None,
    as_on: date | None = None,
    blank_clears: bool = False,
    why: str = "",
    place: str = "",
) -> Description:
    """Take what these facts say; what was taken and what is too old to be. No difference, no trace.

    `version`: that of the facility when the person saw it. `blank_clears`: as in `described`.
    A province is only left by who may add to the one that it goes to.
    Raises PermissionDenied, Refused (changed in between, no such province, a day to come).
    """
    held = locked(facility, version)
    FACILITY.require(actor, "change", place_of_facility(held), held.status)
    if as_on is not None and as_on > timezone.localdate():
        raise Refused("facts_of_the_future", _("Ngày của thông tin chưa tới. Chọn ngày không muộn hơn hôm nay."))
    told = completed(facts, as_on)
    provinces = provinces_of(told)
    description = described(held, told, as_on=as_on, blank_clears=blank_clears)
    if not description:
        if description.confirms:
            held.described_on = description.described_on
            held.version += 1
            held.save(update_fields=("described_on", "version"))
            _record(actor, held, {"confirmed_as_on": as_on.isoformat() if as_on else ""})
        return description
    if "province" in description.changes and (to := description.changes["province"][1]) not in BLANK:
        FACILITY.require(actor, "add", place_of(provinces[str(to)]), held.status)
    traces = take(
        held,
        description,
        provinces=provinces,
        as_on=as_on,
        by_id=actor.user.pk if actor.user else None,
        place=place,
        why=why,
    )
    save_taken(held, traces, description.changes)
    detail: dict[str, object] = {"changes": description.changes}
    if description.older:
        detail["older"] = description.older
    _record(actor, held, {**detail, "as_on": as_on.isoformat() if as_on else "", "why": why})
    return description


def _record(actor: Actor, facility: Facility, detail: dict[str, object]) -> None:
    audit.record(
        who=actor.who_for(place_of_facility(facility)),
        verb="facility.change",
        object_type="facility",
        object_id=facility.code,
        unit_code=facility.code,
        detail=detail,
    )
