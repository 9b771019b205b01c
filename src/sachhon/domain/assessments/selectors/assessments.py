"""Assessments that the actor may see, and what stands in one."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from sachhon.domain.accounts.api import MINISTRY, Actor
from sachhon.domain.assessments.models import Assessment, Flow, ProcessStep, TaskState, WasteStream
from sachhon.domain.registry.api import Facility, merged_entries, units_under
from sachhon.foundation.models import AuditEntry


def facilities_within(actor: Actor) -> Q:
    """Facilities (as `facility__…`) whose assessments the actor may see: own and lent ones, and those of provinces."""
    own = tuple(grant.unit_code for grant in actor.grants if not grant.lent_by)
    if MINISTRY in own:
        return Q()
    provinces = units_under(own).values("pk")
    found = Q(facility__code__in=actor.units) | Q(facility__province__in=provinces)
    merged = merged_entries()
    if not merged:
        return found
    # What hangs on an entry that was merged is seen by whoever sees the one that was kept.
    within = Facility.objects.filter(Q(code__in=actor.units) | Q(province__in=provinces), pk__in=set(merged.values()))
    kept = set(within.order_by().values_list("pk", flat=True))
    theirs = [pk for pk, top in merged.items() if top in kept]
    return (found & Q(facility__merged_into=None)) | Q(facility__in=theirs)


def assessments_visible(actor: Actor) -> QuerySet[Assessment]:
    """The assessments that the actor may see, newest first, with `done_count` of their tasks."""
    done = Count("tasks", filter=Q(tasks__state__in=(TaskState.State.DONE, TaskState.State.NOT_NEEDED)))
    return (
        Assessment.objects.filter(facilities_within(actor))
        .select_related("facility__province", "consultancy", "by")
        .annotate(done_count=done)
        .order_by("-began_on", "-pk")
    )


def facilities_lent(actor: Actor) -> dict[str, str]:
    """{facility code: who lent the role} of the facilities for which the actor works by delegation."""
    return {grant.unit_code: grant.lent_by for grant in actor.grants if grant.lent_by}


def facilities_to_assess(actor: Actor) -> QuerySet[Facility]:
    """The facilities of which the actor's own codes speak: their own and those lent to them."""
    return Facility.objects.filter(code__in=actor.units).exclude(status=Facility.Status.MERGED)


def steps_of_process(assessment: Assessment) -> list[ProcessStep]:
    """The steps of the process with their flows and what they follow: three queries."""
    return list(assessment.steps.prefetch_related("flows", "follows"))


def flows_of_step(step: ProcessStep, direction: str = "") -> list[Flow]:
    """The flows of a step as they stand."""
    found = step.flows.all()
    return [flow for flow in found if not direction or flow.direction == direction]


def waste_streams_of(assessment: Assessment) -> list[WasteStream]:
    """The waste streams with their causes and where they leave the process."""
    return list(assessment.waste_streams.select_related("flow__step").prefetch_related("causes"))


def history_of(assessment: Assessment) -> QuerySet[AuditEntry]:
    """What happened to an assessment, the newest first."""
    return AuditEntry.objects.filter(object_type="assessment", object_id=assessment.code).order_by("-number")
