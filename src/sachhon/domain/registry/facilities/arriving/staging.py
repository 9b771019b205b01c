"""The first run of a list: read, told apart, laid before a person. Nothing in the register changes.

Rows are kept a chunk at a time with the counts; a run that was stopped reads the list again and goes on with the rows
that are not kept yet. Rows that say nothing new are only counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from django.db import transaction
from django.db.models import Count

from sachhon.domain.registry.facilities.arriving.bulk import insert_columns
from sachhon.domain.registry.facilities.arriving.cells import BLOCK, RowReader
from sachhon.domain.registry.facilities.arriving.deciding import SAME, Decider, Told
from sachhon.domain.registry.facilities.arriving.rows import Row, text_of
from sachhon.domain.registry.facilities.arriving.telling import register_of, todays_provinces
from sachhon.domain.registry.facilities.arriving.texts import said_of
from sachhon.domain.registry.facilities.arriving.twins import find_twins
from sachhon.domain.registry.facilities.arriving.workbook import Opened
from sachhon.domain.registry.models import ArrivedRow, Arriving, Unit

CHUNK = 25_000
UNLISTED = "unlisted"

Tell = Callable[[int, int], object]
"""(rows done, rows in all)."""


def rows_of_workbook(opened: Opened, arriving: Arriving) -> list[Row]:
    """The rows of a workbook that say something, each with its place and what is wrong with it."""
    units = dict(Unit.objects.filter(kind=Unit.Kind.PROVINCE).values_list("code", "name"))
    reader = RowReader(
        opened.titles.read,
        opened.sheet,
        on=arriving.as_on,
        of=arriving.province.code if arriving.province else "",
        todays=todays_provinces(),
        names=units,
    )
    return [row for first, block in opened.blocks(BLOCK) for row in reader.read(first, block)]


def stage(arriving: Arriving, rows: Sequence[Row], tell: Tell) -> None:
    """Keep what each row is; the list then waits for a person. Safe to run again after any stop."""
    find_twins(rows)
    kept = dict(ArrivedRow.objects.filter(arriving=arriving).values_list("number", "facility_id"))
    taken = {facility: number for number, facility in kept.items() if facility is not None}
    waiting = [row for row in rows if row.number not in kept]
    Arriving.objects.filter(pk=arriving.pk).update(total=len(rows), done=len(kept))
    tell(len(kept), len(rows))
    decider = Decider(register_of(arriving.province), arriving.as_on, taken)
    told = iter(decider.tell(waiting, lambda seen: tell(len(kept) + seen, len(rows))))
    unlisted = done = 0
    while chunk := list(islice(told, CHUNK)):
        unlisted += sum(one.decision == SAME for one in chunk)
        done += len(chunk)
        with transaction.atomic():
            _keep(arriving, [one for one in chunk if one.decision != SAME])
            Arriving.objects.filter(pk=arriving.pk).update(done=len(kept) + done)
        tell(len(kept) + done, len(rows))
    with transaction.atomic():
        held = Arriving.objects.select_for_update().get(pk=arriving.pk)
        if held.status == Arriving.Status.READING:
            held.status, held.counts = Arriving.Status.WAITING, counted(held, unlisted)
            held.done, held.version = 0, held.version + 1
            held.save(update_fields=("status", "counts", "done", "version"))


def counted(arriving: Arriving, unlisted: int | None = None) -> dict[str, int]:
    """{decision: rows} of a list as it is now, the rows that were not kept among the same."""
    counts = dict(
        ArrivedRow.objects.filter(arriving=arriving).order_by().values_list("decision").annotate(rows=Count("pk"))
    )
    unlisted = int(arriving.counts.get(UNLISTED, 0)) if unlisted is None else unlisted
    every = {one.value: counts.get(one.value, 0) for one in ArrivedRow.Decision}
    return {**every, SAME.value: counts.get(SAME.value, 0) + unlisted, UNLISTED: unlisted}


def _keep(arriving: Arriving, told: Sequence[Told]) -> None:
    if not told:
        return
    decisions = [str(one.decision) for one in told]
    columns = {
        "number": [one.row.number for one in told],
        "place": [one.row.place for one in told],
        "said": said_of(one.row for one in told),
        "decision": decisions,
        "proposed": decisions,
        "facility_id": [one.facility_id for one in told],
        "candidates": [text_of(one.candidates) if one.candidates else "[]" for one in told],
        "problems": [text_of(one.row.problems) if one.row.problems else "[]" for one in told],
    }
    insert_columns(ArrivedRow, columns, range(len(told)), same={"arriving_id": arriving.pk})
