"""The second run of a list, after a yes: new facilities are made, changes are taken, each with the place of its words.

Chunk by chunk; what a chunk did and that it is done are written together, so that a run that was stopped goes on with
the first row that is not in the register yet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import TypeVar

from django.db import connection, transaction
from django.utils import timezone

from sachhon.domain.registry.facilities.arriving.bulk import insert, plain, update
from sachhon.domain.registry.facilities.arriving.rows import Said, text_of
from sachhon.domain.registry.facilities.arriving.wordings import said_anew
from sachhon.domain.registry.facilities.register import BLANK, FACTS, Changes, described, next_codes, take
from sachhon.domain.registry.models import (
    ArrivedRow,
    Arriving,
    Facility,
    FacilityChange,
    FormerAddress,
    FormerName,
    Unit,
)
from sachhon.domain.registry.ordering import sort_name
from sachhon.vietnamese.folding import fold

CHUNK = 25_000
"""Rows of one transaction: each writes the pages of the indexes that it touches, so fewer are cheaper."""
READY = (ArrivedRow.Decision.NEW, ArrivedRow.Decision.CHANGED)
_COLUMN = {key: key if key != "province" else "province_id" for key in FACTS}
_NOTHING: Said = {key: None if Facility._meta.get_field(key).null else "" for key in FACTS}
"""What the register keeps of each fact where nobody said anything."""
_READY = ("pk", "place", "said", "decision", "facility_id")
_CHANGE = ("facility_id", "kind", "changes", "arriving_id", "place", "as_on", "why", "by_id", "at")

AT_ONCE = 900
"""Facilities that are asked for with one query: SQLite takes so many values."""
_Row = TypeVar("_Row")


@dataclass(slots=True)
class _Ready:
    """A row that goes in."""

    pk: int
    place: str
    said: Said
    decision: str
    facility_id: int | None


Tell = Callable[[int, int], object]


def apply_ready(arriving: Arriving, by_id: int | None, tell: Tell) -> int:
    """Put every row that is new or a change into the register; how many this run put in. Safe to run again."""
    waiting = ArrivedRow.objects.filter(arriving=arriving, decision__in=READY)
    total = waiting.count()
    provinces = {unit.code: unit for unit in Unit.objects.filter(kind=Unit.Kind.PROVINCE)}
    applied = 0
    while True:
        with transaction.atomic():
            held = Arriving.objects.select_for_update().get(pk=arriving.pk)
            if held.status != Arriving.Status.APPLYING:
                return applied
            left = waiting.filter(applied_at=None).order_by("number")
            rows = [_Ready(*told) for told in left.values_list(*_READY)[:CHUNK]]
            if not rows:
                return applied
            now = timezone.now()
            _create(held, [row for row in rows if row.decision == READY[0]], provinces, by_id, now)
            _change(held, [row for row in rows if row.decision == READY[1]], provinces, by_id, now)
            moment = plain(ArrivedRow, "applied_at", now)
            update(ArrivedRow, ("facility_id", "applied_at"), ((row.facility_id, moment, row.pk) for row in rows))
            applied += len(rows)
            held.done = waiting.exclude(applied_at=None).count()
            held.save(update_fields=("done",))
        tell(held.done, total)


def _create(
    arriving: Arriving, rows: Sequence[_Ready], provinces: dict[str, Unit], by_id: int | None, now: datetime
) -> None:
    """New facilities, as `newly` and `take` would make them one by one (a test holds both to be the same)."""
    if not rows:
        return
    columns = ("code", "status", "folded", "sort_name", *_COLUMN.values(), "described_on", "created_at", "version")
    day, moment = plain(Facility, "described_on", arriving.as_on), plain(Facility, "created_at", now)
    codes = next_codes(len(rows))
    last = Facility.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    ids = {code: unit.pk for code, unit in provinces.items()}
    status = Facility.Status.ACTIVE.value
    values = [
        (code, status, *_columns_of(row.said, ids), day, moment, 0) for code, row in zip(codes, rows, strict=True)
    ]
    values.sort(key=itemgetter(columns.index("sort_name")))  # neighbours in the indexes are written together
    insert(Facility, columns, values)
    del values
    made = dict(Facility.objects.filter(pk__gt=last).order_by().values_list("code", "pk"))
    for code, row in zip(codes, rows, strict=True):
        row.facility_id = made[code]
    kind = FacilityChange.Kind.CREATED.value
    insert(
        FacilityChange,
        _CHANGE,
        (
            (row.facility_id, kind, text_of(_first_told(row.said)), arriving.pk, row.place, day, "", by_id, moment)
            for row in rows
        ),
    )


def _columns_of(said: Said, provinces: dict[str, int]) -> list[object]:
    name = str(said["name"])
    told = {**_NOTHING, **said, "province": provinces.get(str(said.get("province", "")))}
    return [fold(name)[:300], sort_name(name), *told.values()]


def _first_told(said: Said) -> Changes:
    """{fact: [nothing, what was said]}, as the first change of a facility has it."""
    return {key: [_NOTHING[key], value] for key, value in said.items() if value not in BLANK}


def _change(
    arriving: Arriving, rows: Sequence[_Ready], provinces: dict[str, Unit], by_id: int | None, now: datetime
) -> None:
    """What rows change of facilities that are known, in the register's one way."""
    by_pk = {unit.pk: unit for unit in provinces.values()}
    for some in batched(rows, AT_ONCE):
        held = _locked({row.facility_id for row in some if row.facility_id is not None}, by_pk)
        traces = []
        touched: dict[int, Facility] = {}
        for row in some:
            facility = held[row.facility_id or 0]
            row.facility_id = facility.pk
            description = described(facility, said_anew(facility, row.said), as_on=arriving.as_on)
            traces.append(
                take(
                    facility,
                    description,
                    provinces=provinces,
                    as_on=arriving.as_on,
                    by_id=by_id,
                    arriving=arriving,
                    place=row.place,
                )
            )
            if description:
                touched[facility.pk] = facility
        _save(list(touched.values()))
        changes = [change for trace in traces for change in trace.changes]
        insert(FacilityChange, _CHANGE, (_plain_change(change, now) for change in changes))
        FormerName.objects.bulk_create([name for trace in traces for name in trace.names], batch_size=100)
        FormerAddress.objects.bulk_create([one for trace in traces for one in trace.addresses], batch_size=100)


def _locked(wanted: set[int], provinces: dict[int, Unit]) -> dict[int, Facility]:
    """{id: facility}; under the id of one that was merged meanwhile stands the one that kept it."""
    held = {one.pk: one for one in Facility.objects.select_for_update().filter(pk__in=wanted)}
    gone = {one.pk: one.merged_into_id for one in held.values() if one.merged_into_id is not None}
    if gone:
        kept = _locked({pk for pk in gone.values() if pk is not None}, provinces)
        held.update({pk: kept[into] for pk, into in gone.items() if into is not None})
    for one in held.values():
        if one.province_id is not None:
            one.province = provinces.get(one.province_id)
    return held


def _save(facilities: Sequence[Facility]) -> None:
    columns = [*_COLUMN.values(), "folded", "sort_name", "described_on", "version"]
    fields = {field.column: field for field in Facility._meta.concrete_fields}

    def values(facility: Facility) -> list[object]:
        facility.version += 1
        told = [fields[column].get_db_prep_save(getattr(facility, column), connection) for column in columns]
        return [*told, facility.pk]

    update(Facility, columns, map(values, facilities))


def _plain_change(change: FacilityChange, now: datetime) -> tuple[object, ...]:
    day, moment = plain(FacilityChange, "as_on", change.as_on), plain(FacilityChange, "at", now)
    told = (change.facility_id, str(change.kind), text_of(change.changes), change.arriving_id, change.place, day)
    return (*told, change.why, change.by_id, moment)


def batched(rows: Sequence[_Row], size: int) -> Iterator[list[_Row]]:
    """The rows, so many at a time."""
    left = iter(rows)
    while some := list(islice(left, size)):
        yield some
