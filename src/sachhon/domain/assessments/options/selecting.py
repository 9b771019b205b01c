"""Reading assessments for their options, always by what the actor may see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.options.following import LookBack
from sachhon.domain.assessments.places import place_of_assessment
from sachhon.domain.assessments.policies import ASSESSMENT
from sachhon.domain.assessments.selectors.assessments import assessments_visible

SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class DueLookBack:
    """A look back that waits."""

    assessment: Assessment
    look_back: LookBack


def assessments_to_edit(actor: Actor, most: int = 200) -> list[Assessment]:
    """The open assessments into which the actor may put an option, newest first."""
    open_ones = assessments_visible(actor).filter(status=Assessment.Status.OPEN)[:most]
    return [one for one in open_ones if ASSESSMENT.permits(actor, "edit", place_of_assessment(one), one.status)]
