"""What the addresses of this area name. Everything here has its facility's place and its assessment's status."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.assessments.api import (
    Assessment,
    BalanceSignature,
    ProcessStep,
    WasteStream,
    place_of_assessment,
)
from sachhon.domain.registry.api import Facility, place_of_facility

_ASSESSMENTS = Assessment.objects.select_related("facility__province", "consultancy", "by")


def find_assessment(code: str) -> Found:
    """An assessment by its code."""
    return _of(get_object_or_404(_ASSESSMENTS, code=code))


def find_facility(facility: str) -> Found:
    """A facility of which an assessment is begun."""
    found = get_object_or_404(Facility.objects.select_related("province"), code=facility)
    return Found(found, place_of_facility(found), Assessment.Status.OPEN)


def find_step(code: str, step: int) -> Found:
    """A step of an assessment's process."""
    rows = ProcessStep.objects.select_related("assessment__facility__province").prefetch_related("flows", "follows")
    found = get_object_or_404(rows, assessment__code=code, pk=step)
    return _of(found.assessment, found)


def find_stream(code: str, stream: int) -> Found:
    """A waste stream of an assessment."""
    rows = WasteStream.objects.select_related("assessment__facility__province", "flow__step")
    found = get_object_or_404(rows, assessment__code=code, pk=stream)
    return _of(found.assessment, found)


def find_signature(code: str, signature: int) -> Found:
    """A signature under a balance."""
    rows = BalanceSignature.objects.select_related("assessment__facility__province", "step")
    found = get_object_or_404(rows, assessment__code=code, pk=signature)
    return _of(found.assessment, found)


def _of(assessment: Assessment, thing: object = None) -> Found:
    return Found(thing or assessment, place_of_assessment(assessment), assessment.status)
