"""Reading assessments for their options, always by what the actor may see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.options.following import LookBack, look_backs
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


def look_backs_due(actor: Actor, today: date, *, own_alone: bool = False, most: int = 20) -> list[DueLookBack]:
    """Looks back that are due within a month or late, and that the actor may make; the latest first. Two queries.

    `own_alone`: of their own facility and of those that lent them a role, not of all below their office.
    """
    found = sorted(_due(actor, today, own_alone), key=lambda one: (one.look_back.due, one.assessment.code))
    return found[:most]


def _due(actor: Actor, today: date, own_alone: bool) -> Iterator[DueLookBack]:
    reported = assessments_visible(actor).filter(status=Assessment.Status.REPORTED, reported_on__isnull=False)
    if own_alone:
        reported = reported.filter(facility__code__in=actor.units)
    for assessment in reported.prefetch_related("follow_ups"):
        waiting = [
            one
            for one in look_backs(assessment, assessment.follow_ups.all())
            if not one.done and one.due <= today + SOON
        ]
        if waiting and ASSESSMENT.permits(actor, "carry_out", place_of_assessment(assessment), assessment.status):
            yield DueLookBack(assessment, waiting[0])
