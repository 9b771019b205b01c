"""Accepted reports that tell of facilities → arriving lists, one a revision; by the clock, or when somebody asks."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q, QuerySet

from sachhon.domain.assessments.gathering.telling import rows_told, templates_of_facilities
from sachhon.domain.registry.api import (
    Arriving,
    Facility,
    Unit,
    arrive_from_report,
    supersede_arriving,
)
from sachhon.domain.submissions.api import ACCEPTED_STATUSES, Revision, Submission


def source_of(revision: Revision) -> str:
    """What an arriving list calls the revision that it came from: "2013-1594.P63-52#2"."""
    return f"{revision.submission.code}#{revision.number}"


def waiting_revisions() -> QuerySet[Revision]:
    """Standing accepted revisions that tell of facilities; test rounds count for nothing."""
    accepted = Submission.objects.filter(
        Q(status__in=ACCEPTED_STATUSES) | ~Q(reopened_why=""),
        standing__template__template_id__in=templates_of_facilities(),
        obligation__round__is_test=False,
    )
    revisions = Revision.objects.filter(pk__in=accepted.values("standing"))
    return revisions.select_related("submission__obligation__unit", "submission__obligation__round", "template")


def gather_waiting(tell: Callable[[int, int], object]) -> int:
    """Bring in what was accepted since the last time; how many lists. Safe to run again after any stop."""
    revisions = list(waiting_revisions().defer("content").order_by("sealed_at", "pk"))
    done = Arriving.objects.filter(source__in=list(map(source_of, revisions))).exclude(status=Arriving.Status.READING)
    known = set(done.values_list("source", flat=True))
    waiting = [revision for revision in revisions if source_of(revision) not in known]
    gathered = 0
    for number, revision in enumerate(waiting, 1):
        gathered += gather(revision)
        tell(number, len(waiting))
    return gathered


def gather(revision: Revision) -> bool:
    """The list of one revision; False where it tells of no facility. An older list of the report is set aside."""
    rows = rows_told(revision)
    if not any(row.facts for row in rows):
        return False
    report, unit = revision.submission, revision.submission.obligation.unit
    asked = report.obligation.round
    supersede_arriving(f"{report.code}#", keeping=source_of(revision))
    arrive_from_report(
        source=source_of(revision),
        title=f"{report.obligation.unit_name}: {asked.title}"[:300],
        province=province_of(unit),
        as_on=asked.data_until,
        rows=rows,
    )
    return True


def province_of(unit: Unit) -> Unit | None:
    """The province that a unit's list is of: itself, or that of a facility's own report; None where of many."""
    if unit.kind == Unit.Kind.FACILITY:
        facility = Facility.objects.filter(code=unit.code).select_related("province").first()
        return facility.province if facility is not None else None
    if unit.kind == Unit.Kind.PROVINCE:
        return unit
    above = Unit.objects.filter(code__in=unit.line, kind=Unit.Kind.PROVINCE)
    return next(iter(sorted(above, key=lambda one: unit.line.index(one.code))), None)
