"""Saving what became of one facility: its columns, the rows that tell of it, and the unit that bears its name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from sachhon.domain.registry.facilities.register.describing import Traces, columns_of
from sachhon.domain.registry.facilities.register.facts import BLANK, Value
from sachhon.domain.registry.lines import rebuild_lines
from sachhon.domain.registry.models import (
    Facility,
    FacilityChange,
    FormerAddress,
    FormerName,
    Unit,
    UnitName,
    UnitParent,
)
from sachhon.domain.registry.ordering import folded, sort_name
from sachhon.domain.registry.refusals import Refused

_LONGEST_UNIT_NAME = 200


def locked(facility: Facility, version: int | None = None) -> Facility:
    """The facility as it stands now, held until the transaction ends. Raises Refused where `version` is older."""
    held = Facility.objects.select_for_update(of=("self",)).select_related("province", "unit").get(pk=facility.pk)
    if version is not None and held.version != version:
        raise Refused(
            "facility_changed_meanwhile",
            _("Cơ sở này vừa được người khác sửa. Xem thông tin mới rồi sửa lại."),
        )
    return held


def provinces_of(facts: Mapping[str, Value]) -> dict[str, Unit]:
    """{code: unit} of the province that facts name. Raises Refused for a code that is no province."""
    code = facts.get("province")
    if code in BLANK:
        return {}
    unit = Unit.objects.filter(code=code, kind=Unit.Kind.PROVINCE).first()
    if unit is None:
        raise Refused("no_such_province", _("Không có tỉnh, thành phố mã {code}.").format(code=code))
    return {unit.code: unit}


def save_taken(facility: Facility, traces: Traces, changed: Collection[str]) -> None:
    """Save a facility that is known and was changed in memory, and the rows that tell of it."""
    facility.version += 1
    facility.save(update_fields=columns_of(dict.fromkeys(changed)))
    save_traces(traces)
    units_follow([facility], changed)


def save_traces(traces: Traces) -> None:
    """Save the rows that tell of a change."""
    FacilityChange.objects.bulk_create(traces.changes)
    FormerName.objects.bulk_create(traces.names)
    FormerAddress.objects.bulk_create(traces.addresses)


def units_follow(facilities: Collection[Facility], changed: Collection[str], on: date | None = None) -> None:
    """Units of facilities bear the facilities' names and stand under their provinces, from a day on.

    Call it after names or provinces changed; facilities without a unit cost nothing.
    """
    day = on or timezone.localdate()
    having = [one for one in facilities if one.unit_id is not None]
    if not having or not {"name", "province"} & set(changed):
        return
    units = Unit.objects.in_bulk([one.unit_id for one in having])
    for facility in having:
        unit = units[facility.unit_id]
        called = facility.name[:_LONGEST_UNIT_NAME]
        if unit.name != called:
            unit.name, unit.folded, unit.sort_name = called, folded(called), sort_name(called)
            unit.save(update_fields=("name", "folded", "sort_name"))
            _from_day_on(UnitName, unit, day, {"name": called})
        if facility.province is not None and unit.parent_id != facility.province.pk:
            _from_day_on(UnitParent, unit, day, {"parent": facility.province})
    if "province" in changed:
        rebuild_lines(day)


def _from_day_on(rows: type[UnitName] | type[UnitParent], unit: Unit, day: date, told: Mapping[str, object]) -> None:
    """Close what holds until now and open what holds from the day; two changes on a day leave the last."""
    last = rows.objects.filter(unit=unit).order_by("-valid_from", "-pk").first()
    if last is not None and last.valid_from >= day:
        for name, value in told.items():
            setattr(last, name, value)
        last.save()
        return
    if last is not None:
        last.valid_to = day - timedelta(days=1)
        last.save(update_fields=("valid_to",))
    rows.objects.create(unit=unit, valid_from=day, **told)
