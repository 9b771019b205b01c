"""The objects that addresses of reports name, for permissions."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.registry.api import place_of
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import (
    Part,
    Revision,
    Submission,
    place_of_part,
    place_of_submission,
)


def find_report(code: str) -> Found:
    """A report by its code."""
    report = get_object_or_404(
        Submission.objects.select_related("obligation__round__template", "obligation__unit"), code=code
    )
    return Found(report, place_of_submission(report), report.status)


def find_obligation(pk: int) -> Found:
    """What a unit owes, in the status of its round."""
    owed = get_object_or_404(Obligation.objects.select_related("round__template", "unit"), pk=pk)
    return Found(owed, place_of(owed.unit), owed.round.status)


def find_revision(code: str, number: int) -> Found:
    """A sealed revision of a report."""
    revisions = Revision.objects.select_related(
        "submission__obligation__round", "submission__obligation__unit", "template", "receipt", "sealed_by"
    )
    revision = revisions.filter(submission__code=code, number=number).first()
    if revision is None:
        raise Http404(f"no revision {number} of {code}")
    return Found(revision, place_of_submission(revision.submission), revision.submission.status)


def find_part(pk: int) -> Found:
    """A department's part of a report, in the report's status."""
    parts = Part.objects.select_related(
        "unit", "submission__obligation__round__template", "submission__obligation__unit", "submission__standing"
    )
    part = get_object_or_404(parts, pk=pk)
    return Found(part, place_of_part(part), part.submission.status)
