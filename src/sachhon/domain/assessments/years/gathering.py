"""Facility years from accepted reports: a projection of sealed revisions, brought up to date by the clock.

A facility's report is that of its unit (same code). Of two reports on one year the one sealed later counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from sachhon.domain.accounts.api import SYSTEM
from sachhon.domain.assessments.models import FacilityYear, ProductYear, TakenReport
from sachhon.domain.assessments.years.facts import YearFacts
from sachhon.domain.assessments.years.reported import facts_of, templates_of_years
from sachhon.domain.assessments.years.writing import withdraw_report, write_report, write_savings
from sachhon.domain.registry.api import Facility, identity_of
from sachhon.domain.submissions.api import ACCEPTED_STATUSES, SEALED, Revision, Submission
from sachhon.foundation import audit
from sachhon.vietnamese.folding import fold


def accepted_submissions() -> QuerySet[Submission]:
    """Reports on facility years whose standing revision was accepted."""
    return _sealed_reports().filter(Q(status__in=ACCEPTED_STATUSES) | ~Q(reopened_why=""))


def _sealed_reports() -> QuerySet[Submission]:
    """Reports on facility years; a training round counts for nothing."""
    return Submission.objects.filter(
        standing__template__template_id__in=templates_of_years(), obligation__round__is_test=False
    )


def revisions_of_facility(facility: Facility, *, accepted: bool = True) -> list[Revision]:
    """The revisions that count for a facility, the last sealed first; `accepted` False: those not accepted yet."""
    reports = accepted_submissions().filter(obligation__unit__code=facility.code)
    if not accepted:
        sealed = _sealed_reports().filter(obligation__unit__code=facility.code, status__in=SEALED)
        reports = sealed.exclude(pk__in=reports.values("pk"))
    found = Revision.objects.filter(pk__in=reports.values("standing"))
    return list(found.select_related("submission", "template", "sealed_by").order_by("-sealed_at", "-pk"))


def facts_by_year(revisions: Iterable[Revision], *, accepted: bool = True) -> dict[int, tuple[YearFacts, Revision]]:
    """{year: what the newest of the revisions tells}; they come the last sealed first."""
    found: dict[int, tuple[YearFacts, Revision]] = {}
    for revision in revisions:
        facts = facts_of(revision, accepted=accepted)
        if facts is not None:
            found.setdefault(facts.year, (facts, revision))
    return found


@transaction.atomic
def gather(facility: Facility) -> bool:
    """Bring a facility's years, products, readings and savings up to its accepted reports; whether any year changed."""
    Facility.objects.select_for_update().get(pk=facility.pk)
    revisions = revisions_of_facility(facility)
    told = facts_by_year(revisions)
    standing = {one.year: one for one in FacilityYear.objects.filter(facility=facility)}
    counts = counted_products(facility)
    changed: list[int] = []
    for number, (facts, revision) in told.items():
        year = standing.get(number) or FacilityYear.objects.create(facility=facility, year=number)
        if write_report(year, facts, revision, counts):
            changed.append(number)
    for number, year in standing.items():
        if number not in told and year.revision_id is not None:
            withdraw_report(year)
            changed.append(number)
    TakenReport.objects.bulk_create([TakenReport(revision=one) for one in revisions], ignore_conflicts=True)
    write_savings(facility)
    if changed:
        audit.record(
            who=SYSTEM.who,
            verb="year.gather",
            object_type="facility",
            object_id=facility.code,
            unit_code=facility.code,
            detail={"years": sorted(changed), "revisions": [one.pk for one in revisions]},
        )
    return bool(changed)


def counted_products(facility: Facility) -> dict[str, bool]:
    """{folded product: whether savings are told per it}, as the facility's rows say now."""
    rows = ProductYear.objects.filter(facility_year__facility__in=identity_of(facility)).values_list(
        "product", "counts"
    )
    return {fold(product): counts for product, counts in rows}


def facilities_to_gather() -> QuerySet[Facility]:
    """Facilities with an accepted report that has not been looked at."""
    taken = Exists(TakenReport.objects.filter(revision=OuterRef("standing")))
    waiting = accepted_submissions().filter(~taken)
    return Facility.objects.filter(code__in=waiting.values("obligation__unit__code"))


def gather_waiting(most: int = 500) -> int:
    """Bring up to date what waits, at most so many facilities; how many years changed of it. Again changes nothing."""
    return sum(gather(facility) for facility in facilities_to_gather()[:most])
