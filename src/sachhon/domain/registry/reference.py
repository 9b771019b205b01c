"""The units that exist from the start: the ministry and the provinces of both geographies, from the catalogue."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from sachhon.domain.accounts.api import MINISTRY
from sachhon.domain.registry.effects import rename_by_date
from sachhon.domain.registry.models import Territory, Unit, UnitName, UnitParent, UnitSuccession
from sachhon.domain.registry.ordering import folded, sort_name
from sachhon.vietnamese.provinces import MERGER, Province, name_changes, provinces

BEFORE = MERGER - timedelta(days=1)
MERGED_BY = "Nghị quyết 202/2025/QH15"


def province_code(geography: int, code: str) -> str:
    """Code of a province's unit: P63-89, P34-91. Province codes were reused, so the geography is a part of it."""
    return f"P{geography}-{code}"


@transaction.atomic
def load_reference() -> None:
    """Territories, the ministry, 63 provinces until 30 June 2025 and the 34 that follow them. Safe to repeat.

    A unit of the 63 stands under the one that it became, so that today's province sees its old reports.
    """
    if Unit.objects.filter(code=MINISTRY).exists():
        return
    ministry = _unit(MINISTRY, Unit.Kind.MINISTRY, "Bộ Công Thương", None, None, (MINISTRY,))
    new: dict[str, Unit] = {}
    for province in provinces(MERGER):
        territory = _territory(province, None)
        code = province_code(34, province.code)
        new[province.code] = _unit(code, Unit.Kind.PROVINCE, province.full_name, territory, ministry, (code, MINISTRY))
    for province in provinces(BEFORE):
        successor = new[province.code_today]
        code = province_code(63, province.code)
        territory = _territory(province, successor.territory)
        line = (code, successor.code, MINISTRY)
        old = _unit(code, Unit.Kind.PROVINCE, province.full_name, territory, ministry, line, dissolved=BEFORE)
        UnitSuccession.objects.create(old=old, new=successor, on=MERGER, decision=MERGED_BY)
    rename_by_date()


def _territory(province: Province, successor: Territory | None) -> Territory:
    return Territory.objects.create(
        geography=province.geography,
        code=province.code,
        name=province.name,
        full_name=province.full_name,
        region=province.region,
        valid_from=province.valid_from,
        valid_to=province.valid_to,
        successor=successor,
    )


def _unit(
    code: str,
    kind: str,
    name: str,
    territory: Territory | None,
    parent: Unit | None,
    line: tuple[str, ...],
    *,
    dissolved: date | None = None,
) -> Unit:
    founded = territory.valid_from if territory else date(2007, 8, 8)
    unit = Unit.objects.create(
        code=code,
        kind=kind,
        name=name,
        folded=folded(name),
        sort_name=sort_name(name),
        territory=territory,
        parent=parent,
        line=list(line),
        founded=founded,
        dissolved=dissolved,
    )
    _name_over_time(unit, name, founded, dissolved)
    if parent:
        UnitParent.objects.create(unit=unit, parent=parent, valid_from=founded, valid_to=dissolved)
    return unit


def _name_over_time(unit: Unit, name: str, founded: date, dissolved: date | None) -> None:
    """A province that was renamed has its names one after the other; any other unit its one name."""
    territory = unit.territory
    borne = name_changes(territory.code, territory.geography) if territory else ()
    names = [(founded, borne[0][1]) if borne else (founded, name), *((since, to) for since, _, to in borne)]
    ends = [since - timedelta(days=1) for since, _name in names[1:]]
    UnitName.objects.bulk_create(
        UnitName(unit=unit, name=called, valid_from=since, valid_to=end)
        for (since, called), end in zip(names, [*ends, dissolved], strict=True)
    )
