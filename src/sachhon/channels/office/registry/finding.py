"""What the addresses of this area name."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.registry.api import Unit, place_of


def find_unit(code: str) -> Found:
    """A unit by its code."""
    unit = get_object_or_404(Unit.objects.select_related("parent", "territory"), code=code)
    return Found(unit, place_of(unit))
