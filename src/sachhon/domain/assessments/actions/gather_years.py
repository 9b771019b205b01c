"""Bringing a facility's years up to its accepted reports at once, without waiting for the clock."""

from __future__ import annotations

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.policies import YEAR
from sachhon.domain.assessments.years.gathering import gather
from sachhon.domain.registry.api import Facility, place_of_facility


def gather_years(*, actor: Actor, facility: Facility) -> bool:
    """Whether any year changed. A repeat changes nothing. Raises PermissionDenied."""
    YEAR.require(actor, "verify", place_of_facility(facility))
    return gather(facility)
