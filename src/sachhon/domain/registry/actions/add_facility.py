"""A facility enters the register."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import MINISTRY, Actor, Place
from sachhon.domain.registry.facilities.register.codes import next_codes
from sachhon.domain.registry.facilities.register.describing import held_facts, newly, take
from sachhon.domain.registry.facilities.register.facts import BLANK, Value
from sachhon.domain.registry.facilities.register.keeping import provinces_of, save_traces
from sachhon.domain.registry.facilities.register.reading import completed
from sachhon.domain.registry.models import Facility, FacilityChange
from sachhon.domain.registry.places import place_of, place_of_facility
from sachhon.domain.registry.policies import FACILITY
from sachhon.domain.registry.refusals import Refused
from sachhon.foundation import audit

_TRIES = 5


@transaction.atomic
def add_facility(
    *, actor: Actor, facts: Mapping[str, Value], as_on: date | None = None, why: str = "", place: str = ""
) -> Facility:
    """The facility with these facts (read before: register.read_fact). Without a province it is the ministry's to add.

    Look-alikes are the caller's to ask about: see facilities.merging.look_alikes.
    Raises PermissionDenied, and Refused without a name or for a province that is none.
    """
    told = completed({key: value for key, value in facts.items() if value not in BLANK}, as_on)
    provinces = provinces_of(told)
    over = place_of(next(iter(provinces.values()))) if provinces else Place((MINISTRY,))
    FACILITY.require(actor, "add", over, Facility.Status.ACTIVE)
    if told.get("name") in BLANK:
        raise Refused("facility_without_name", _("Nhập tên cơ sở."))
    for attempt in range(_TRIES):
        facility, description = newly(next_codes()[0], told, as_on=as_on)
        traces = take(
            facility,
            description,
            provinces=provinces,
            as_on=as_on,
            by_id=actor.user.pk if actor.user else None,
            place=place,
            why=why,
            kind=FacilityChange.Kind.CREATED,
        )
        try:
            with transaction.atomic():
                facility.save(force_insert=True)
        except IntegrityError:
            # Somebody took the code in between.
            if attempt + 1 == _TRIES:
                raise
        else:
            break
    save_traces(traces)
    audit.record(
        who=actor.who_for(place_of_facility(facility)),
        verb="facility.add",
        object_type="facility",
        object_id=facility.code,
        unit_code=facility.code,
        detail={"facts": held_facts(facility), "why": why},
    )
    return facility
