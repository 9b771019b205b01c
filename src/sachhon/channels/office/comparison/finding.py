"""What the addresses of this area name."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.planning.api import Plan, Target
from sachhon.domain.registry.api import Unit, place_of


def find_unit(code: str) -> Found:
    """A unit whose plans are compared: those that were adopted."""
    unit = get_object_or_404(Unit, code=code)
    return Found(unit, place_of(unit), Plan.Status.ADOPTED)


def find_target(code: str, serial: int) -> Found:
    """A target of a plan."""
    target = get_object_or_404(
        Target.objects.select_related("plan__unit"), plan__code=code, serial=serial, serial__gt=0
    )
    return Found(target, place_of(target.plan.unit), target.plan.status)
