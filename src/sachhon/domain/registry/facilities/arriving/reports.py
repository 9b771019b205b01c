"""Rows that an accepted report tells arrive as a list; the rooms above say what the report told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from sachhon.domain.accounts.api import SYSTEM
from sachhon.domain.registry.facilities.arriving.beginning import begun
from sachhon.domain.registry.facilities.arriving.rows import Problem, Row, Said, problem_of
from sachhon.domain.registry.facilities.arriving.selectors import place_of_arriving
from sachhon.domain.registry.facilities.arriving.staging import stage
from sachhon.domain.registry.models import Arriving, Unit
from sachhon.formkit.findings import Finding, Severity
from sachhon.foundation import audit


@dataclass(slots=True)
class ToldRow:
    """What a row of a report tells. `facility_code`: whose it is beyond doubt (its own report), else ""."""

    place: str
    facts: Said
    problems: list[Problem] = field(default_factory=list)
    facility_code: str = ""


def arrive_from_report(
    *, source: str, title: str, province: Unit | None, as_on: date | None, rows: Sequence[ToldRow]
) -> Arriving:
    """The list of an accepted report, told apart and waiting for a person. The same source gives the same list."""
    arriving = Arriving.objects.filter(source=source).select_related("province").first()
    if arriving is None:
        arriving = _begun(source, title, province, as_on)
    if arriving.status == Arriving.Status.READING:
        stage(arriving, [_row(number, row, province) for number, row in enumerate(rows, 1)], lambda done, total: None)
        arriving.refresh_from_db()
    return arriving


@transaction.atomic
def _begun(source: str, title: str, province: Unit | None, as_on: date | None) -> Arriving:
    arriving = begun(
        kind=Arriving.Kind.REPORT, source=source, title=title, province=province, as_on=as_on, user=SYSTEM.user
    )
    place = place_of_arriving(arriving)
    audit.record(
        who=SYSTEM.who_for(place),
        verb="arriving.gather",
        object_type="arriving",
        object_id=arriving.code,
        unit_code=place.unit_code,
        detail={"source": source},
    )
    return arriving


@transaction.atomic
def supersede_arriving(report: str, *, keeping: str) -> int:
    """Sets aside lists of older revisions of a report of which nothing is in the register; how many."""
    older = Arriving.objects.select_for_update().filter(
        kind=Arriving.Kind.REPORT, source__startswith=report, status=Arriving.Status.WAITING, done=0
    )
    count = 0
    for arriving in older.exclude(source=keeping):
        arriving.status, arriving.version = Arriving.Status.WITHDRAWN, arriving.version + 1
        arriving.save(update_fields=("status", "version"))
        place = place_of_arriving(arriving)
        audit.record(
            who=SYSTEM.who_for(place),
            verb="arriving.supersede",
            object_type="arriving",
            object_id=arriving.code,
            unit_code=place.unit_code,
            detail={"by": keeping},
        )
        count += 1
    return count


def _row(number: int, told: ToldRow, province: Unit | None) -> Row:
    facts, problems = dict(told.facts), list(told.problems)
    if "name" not in facts and not told.facility_code:
        nameless = Finding("arriving_row", Severity.ERROR, variant="no_name", fields=("name",))
        problems.append(problem_of(nameless, told.place, "name", ""))
    if province is not None and not told.facility_code:
        facts.setdefault("province", province.code)
    return Row(number, told.place[:120], facts, problems, facility_code=told.facility_code)
