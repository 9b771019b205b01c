"""Rows of a list, and the facilities among which they are looked for, as the matcher takes them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from sachhon.domain.registry.facilities.arriving.rows import Row
from sachhon.domain.registry.facilities.matching import Described
from sachhon.domain.registry.facilities.merging import match_row
from sachhon.domain.registry.facilities.merging.look_alikes import rows_of, same_place
from sachhon.domain.registry.facilities.register import held_facts
from sachhon.domain.registry.models import Facility, FormerAddress, FormerName, Unit

_AT_ONCE = 2_000


def todays_provinces() -> dict[str, str]:
    """{code of a province of any day: code of the province that it is (a part of) today}."""
    lines = Unit.objects.filter(kind=Unit.Kind.PROVINCE).values_list("code", "line")
    return {code: next((one for one in reversed(line) if one.startswith("P34-")), code) for code, line in lines}


def register_of(province: Unit | None) -> QuerySet[Facility]:
    """The facilities among which a list's rows are looked for: all of them, or those of today's province."""
    there = Facility.objects.exclude(status=Facility.Status.MERGED)
    return there if province is None else there.filter(province__in=same_place(province))


def described_row(row: Row) -> Described:
    """A row of a list; its key is its number."""
    return match_row(str(row.number), row.said)


def registered(facilities: QuerySet[Facility]) -> Iterator[Described]:
    """Registered facilities, each also under the names and addresses that it had before; the key is the code."""
    yield from rows_of(facilities)
    names = FormerName.objects.filter(facility__in=facilities).select_related("facility__province")
    for name in names.iterator(_AT_ONCE):
        yield match_row(name.facility.code, {**held_facts(name.facility), "name": name.name})
    addresses = FormerAddress.objects.filter(facility__in=facilities).select_related("facility__province", "province")
    for told in addresses.iterator(_AT_ONCE):
        province = told.province.code if told.province else None
        facts = {**held_facts(told.facility), "address": told.address, "province": province}
        yield match_row(told.facility.code, facts)
