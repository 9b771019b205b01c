"""What the addresses of options name; the place is the facility's, the status the assessment's."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.assessments.api import Evidence, FollowUp, Measurement, Option, place_of_assessment

_OPTIONS = Option.objects.select_related(
    "assessment__facility__province", "step", "stream", "cause__stream", "verified_by", "by"
)


def find_option(code: str, number: int) -> Found:
    """An option by its number in the assessment."""
    option = get_object_or_404(_OPTIONS, assessment__code=code, number=number)
    return Found(option, place_of_assessment(option.assessment), option.assessment.status)


def find_evidence(code: str, pk: int) -> Found:
    """A file at an option."""
    rows = Evidence.objects.select_related("assessment__facility__province", "option__assessment__facility", "file")
    evidence = get_object_or_404(rows, assessment__code=code, pk=pk, option__isnull=False)
    return Found(evidence, place_of_assessment(evidence.assessment), evidence.assessment.status)


def find_measurement(code: str, pk: int) -> Found:
    """A measurement of an option."""
    rows = Measurement.objects.select_related("assessment__facility__province", "option__assessment__facility")
    measurement = get_object_or_404(rows, assessment__code=code, pk=pk, option__isnull=False)
    return Found(measurement, place_of_assessment(measurement.assessment), measurement.assessment.status)


def find_whole_measurement(code: str, pk: int) -> Found:
    """A measurement of the whole assessment."""
    rows = Measurement.objects.select_related("assessment__facility__province")
    measurement = get_object_or_404(rows, assessment__code=code, pk=pk, option__isnull=True)
    return Found(measurement, place_of_assessment(measurement.assessment), measurement.assessment.status)


def find_whole_evidence(code: str, pk: int) -> Found:
    """A file of the whole assessment."""
    rows = Evidence.objects.select_related("assessment__facility__province", "file")
    evidence = get_object_or_404(rows, assessment__code=code, pk=pk, option__isnull=True)
    return Found(evidence, place_of_assessment(evidence.assessment), evidence.assessment.status)


def find_look_back(code: str, months: int) -> Found:
    """The record of a look back."""
    rows = FollowUp.objects.select_related("assessment__facility__province")
    record = get_object_or_404(rows, assessment__code=code, months=months)
    return Found(record, place_of_assessment(record.assessment), record.assessment.status)
