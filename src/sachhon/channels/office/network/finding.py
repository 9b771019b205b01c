"""What the addresses of this area name."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.assessments.api import Expert, place_of_expert
from sachhon.domain.registry.api import Unit, place_of

_UNITS = Unit.objects.select_related("territory", "parent")


def find_expert(code: str) -> Found:
    """An expert by their code."""
    expert = get_object_or_404(Expert.objects.select_related("organisation", "province"), code=code)
    return Found(expert, place_of_expert(expert))


def find_province(code: str) -> Found:
    """A province's unit by its code."""
    unit = get_object_or_404(_UNITS, code=code, kind=Unit.Kind.PROVINCE)
    return Found(unit, place_of(unit))


def find_consultancy(code: str) -> Found:
    """A consultancy's unit by its code."""
    unit = get_object_or_404(_UNITS, code=code, kind=Unit.Kind.CONSULTANCY)
    return Found(unit, place_of(unit))
