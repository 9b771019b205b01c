"""Where an assessment stands, for permissions: where its facility stands."""

from __future__ import annotations

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.policies import ASSESSMENT
from sachhon.domain.registry.api import place_of_standing


def place_of_assessment(assessment: Assessment) -> Place:
    """The facility, its province, the ministry."""
    return place_of_standing(assessment.facility)


def held_for(actor: Actor, assessment: Assessment, verb: str) -> tuple[Assessment, Place]:
    """The assessment as it stands now, locked until the transaction ends, and its place. Raises PermissionDenied."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("facility__province", "consultancy")
    standing = rows.get(pk=assessment.pk)
    place = place_of_assessment(standing)
    ASSESSMENT.require(actor, verb, place, standing.status)
    return standing, place
