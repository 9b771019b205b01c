"""The units that exist from the start: the ministry and the provinces of both geographies, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
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
    today = {province.code: _territory(province, None) for province in provinces(MERGER)}
    Territory.objects.bulk_create(today.values())
    earlier = [_territory(province, today[province.code_today]) for province in provinces(BEFORE)]
    Territory.objects.bulk_create(earlier)

    ministry = _unit(MINISTRY, Unit.Kind.MINISTRY, "Bộ Công Thương", None, None, (MINISTRY,))
    Unit.objects.bulk_create((ministry,))
    new = {code: _province(territory, ministry, ()) for code, territory in today.items()}
    Unit.objects.bulk_create(new.values())
    successor = {old.code: new[old.successor.code] for old in earlier if old.successor is not None}
    old = [_province(territory, ministry, (successor[territory.code].code,)) for territory in earlier]
    Unit.objects.bulk_create(old)

    UnitSuccession.objects.bulk_create(
        UnitSuccession(old=unit, new=successor[territory.code], on=MERGER, decision=MERGED_BY)
        for unit, territory in zip(old, earlier, strict=True)
    )
    UnitParent.objects.bulk_create(
        UnitParent(unit=unit, parent=ministry, valid_from=unit.founded, valid_to=unit.dissolved)
        for unit in (*new.values(), *old)
    )
    UnitName.objects.bulk_create(name for unit in (ministry, *new.values(), *old) for name in _names_over_time(unit))
    rename_by_date()


def _territory(province: Province, successor: Territory | None) -> Territory:
    return Territory(
        geography=province.geography,
        code=province.code,
        name=province.name,
        full_name=province.full_name,
        region=province.region,
        valid_from=province.valid_from,
        valid_to=province.valid_to,
        successor=successor,
    )


def _province(territory: Territory, ministry: Unit, over: tuple[str, ...]) -> Unit:
    """The unit of a territory; `over`: codes of what stands between it and the ministry."""
    code = province_code(territory.geography, territory.code)
    return _unit(code, Unit.Kind.PROVINCE, territory.full_name, territory, ministry, (code, *over, MINISTRY))


def _unit(
    code: str, kind: str, name: str, territory: Territory | None, parent: Unit | None, line: tuple[str, ...]
) -> Unit:
    return Unit(
        code=code,
        kind=kind,
        name=name,
        folded=folded(name),
        sort_name=sort_name(name),
        territory=territory,
        parent=parent,
        line=list(line),
        founded=territory.valid_from if territory else date(2007, 8, 8),
        dissolved=territory.valid_to if territory else None,
    )


def _names_over_time(unit: Unit) -> Iterator[UnitName]:
    """A province that was renamed has its names one after the other; any other unit its one name."""
    territory = unit.territory
    borne = name_changes(territory.code, territory.geography) if territory else ()
    names = [(unit.founded, borne[0][1]) if borne else (unit.founded, unit.name)]
    names += [(since, to) for since, _, to in borne]
    ends = [since - timedelta(days=1) for since, _name in names[1:]]
    for (since, called), end in zip(names, [*ends, unit.dissolved], strict=True):
        yield UnitName(unit=unit, name=called, valid_from=since, valid_to=end)
