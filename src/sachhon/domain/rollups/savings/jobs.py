"""Savings added up as a job: when the ministry asks, and each night."""

from __future__ import annotations

from datetime import time
from functools import partial

from django.utils.translation import gettext

from sachhon.domain.accounts.api import Actor, Place
from sachhon.domain.rollups.policies import SAVINGS
from sachhon.domain.rollups.savings.adding_up import add_up
from sachhon.foundation import audit
from sachhon.foundation.jobs import Job, daily, enqueue, job, progress

KIND = "rollups.savings"


@job(max_attempts=3)
def add_up_savings(*, job_id: int) -> dict[str, object]:
    """Adds up what has changed since the last time. A repeat changes nothing."""
    run = add_up(partial(progress, job_id))
    return {"run": run.pk, "way": run.way, "facts": run.facts}


def ask_for_savings(*, actor: Actor) -> Job:
    """The job that adds up; the one under way where there is one. Raises PermissionDenied."""
    place = Place()
    SAVINGS.require(actor, "add_up", place)
    known = savings_under_way()
    if known is not None:
        return known
    label = gettext("Cộng hiệu quả sử dụng tài nguyên")
    asked = enqueue(add_up_savings, kind=KIND, label=label, actor_id=actor.user.pk if actor.user else None)
    audit.record(
        who=actor.who_for(place),
        verb="savings.add_up",
        object_type="job",
        object_id=str(asked.pk),
        unit_code=place.unit_code,
        detail={},
    )
    return asked


def savings_under_way() -> Job | None:
    """The adding up that has not finished."""
    return Job.objects.filter(kind=KIND, state__in=Job.UNFINISHED).order_by("-pk").first()


daily("rollups.savings", time(3, 30), add_up_savings)
