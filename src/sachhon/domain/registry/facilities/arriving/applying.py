"""The second run of a list, after a yes: new facilities are made, changes are taken, each with the place of its words.

Chunk by chunk; what a chunk did and that it is done are written together, so that a run that was stopped goes on with
the first row that is not in the register yet.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from sachhon.domain.registry.facilities.arriving.bulk import insert, plain, update
from sachhon.domain.registry.facilities.arriving.creating import create_facilities
from sachhon.domain.registry.facilities.arriving.rows import Said, text_of
from sachhon.domain.registry.facilities.arriving.wordings import said_anew
from sachhon.domain.registry.facilities.register import FACTS, described, take
from sachhon.domain.registry.models import (
    ArrivedRow,
    Arriving,
    Facility,
    FacilityChange,
    FormerAddress,
    FormerName,
    Unit,
)

CHUNK = 34_000
"""Rows of one transaction: each writes the pages of the indexes that it touches, so fewer are cheaper."""
READY = (ArrivedRow.Decision.NEW, ArrivedRow.Decision.CHANGED)
_COLUMN = {key: key if key != "province" else "province_id" for key in FACTS}
_READY = ("pk", "place", "decision", "facility_id", "text")
_CHANGE = ("facility_id", "kind", "changes", "arriving_id", "place", "as_on", "why", "by_id", "at")

AT_ONCE = 900
"""Facilities that are asked for with one query: SQLite takes so many values."""
_Row = TypeVar("_Row")


@dataclass(slots=True)
class _Ready:
    """A row that goes in."""

    pk: int
    place: str
    decision: str
    facility_id: int | None
    said: Said


Tell = Callable[[int, int], object]


def apply_ready(arriving: Arriving, by_id: int | None, tell: Tell) -> int:
    """Put every row that is new or a change into the register; how many this run put in. Safe to run again."""
    waiting = ArrivedRow.objects.filter(arriving=arriving, decision__in=READY)
    total = waiting.count()
    provinces = {unit.code: unit for unit in Unit.objects.filter(kind=Unit.Kind.PROVINCE)}
    province_ids = {code: unit.pk for code, unit in provinces.items()}
    applied, done = 0, waiting.exclude(applied_at=None).count()
    while True:
        with transaction.atomic():
            held = Arriving.objects.select_for_update().get(pk=arriving.pk)
            if held.status != Arriving.Status.APPLYING:
                return applied
            left = waiting.filter(applied_at=None).order_by("number")
            rows = _rows(left)
            if not rows:
                return applied
            now = timezone.now()
            new = [row for row in rows if row.decision == READY[0]]
            told = ([row.said for row in new], [row.place for row in new])
            ids = create_facilities(held, *told, provinces=province_ids, by_id=by_id, now=now)
            for row, facility in zip(new, ids, strict=True):
                row.facility_id = facility
            _change(held, [row for row in rows if row.decision == READY[1]], provinces, by_id, now)
            moment = plain(ArrivedRow, "applied_at", now)
            rows.sort(key=_facility)  # neighbours in the register are looked up together
            update(ArrivedRow, ("facility_id", "applied_at"), ((row.facility_id, moment, row.pk) for row in rows))
            applied += len(rows)
            done += len(rows)
            Arriving.objects.filter(pk=held.pk).update(done=done)
        tell(done, total)


def _rows(waiting: QuerySet[ArrivedRow]) -> list[_Ready]:
    """A chunk of rows. Their JSON is understood at once: a call for each costs as much as the work itself."""
    told = list(waiting.annotate(text=Cast("said", TextField())).values_list(*_READY)[:CHUNK])
    every = json.loads(f"[{','.join(row[-1] for row in told)}]")
    return [_Ready(*row[:-1], said) for row, said in zip(told, every, strict=True)]


def _facility(row: _Ready) -> int:
    return row.facility_id or 0


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
