"""What the addresses of this area name: a round, a unit's obligation, a template's version."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from sachhon.channels.office.shell.access import Found
from sachhon.domain.registry.api import place_of
from sachhon.domain.rounds.api import MINISTRY_PLACE, Obligation, Round, TemplateVersion


def find_round(code: str) -> Found:
    """A round by its code."""
    asking = get_object_or_404(Round.objects.select_related("template", "previous"), code=code)
    return Found(asking, MINISTRY_PLACE, asking.status)


def find_obligation(code: str, unit: str) -> Found:
    """What a unit owes to a round."""
    owed = get_object_or_404(
        Obligation.objects.select_related("round", "round__template", "unit"), round__code=code, unit__code=unit
    )
    return Found(owed, place_of(owed.unit), owed.round.status)


def find_version(pk: int) -> Found:
    """A version of a template."""
    version = get_object_or_404(TemplateVersion, pk=pk)
    return Found(version, MINISTRY_PLACE, version.status)
