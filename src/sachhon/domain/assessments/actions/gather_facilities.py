"""Somebody asks for the facilities of accepted reports now, without waiting for the clock."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.gathering.jobs import gather_facilities_now
from sachhon.domain.registry.api import ARRIVING, REGISTRY_PLACE
from sachhon.foundation import audit
from sachhon.foundation.jobs import Job, enqueue

KIND = "assessments.facilities"


@transaction.atomic
def gather_facilities(*, actor: Actor) -> Job:
    """Have the tables of accepted reports gathered; the ministry asks. One that waits or runs already is given back."""
    ARRIVING.require(actor, "send", REGISTRY_PLACE)
    running = Job.objects.filter(kind=KIND, state__in=Job.UNFINISHED).first()
    if running is not None:
        return running
    queued = enqueue(
        gather_facilities_now,
        kind=KIND,
        label=_("Thu thập cơ sở từ báo cáo đã duyệt"),
        actor_id=actor.user.pk if actor.user else None,
    )
    audit.record(
        who=actor.who_for(REGISTRY_PLACE), verb="arriving.ask", object_type="arriving", object_id="reports", detail={}
    )
    return queued
