"""What an assessment is called, about what product and which period, within which tolerance."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.assessments.actions.begin_assessment import columns_of
from sachhon.domain.assessments.models import Assessment
from sachhon.domain.assessments.places import held_for
from sachhon.domain.assessments.versions import differing, require_version
from sachhon.domain.assessments.workspace.checking import check_description
from sachhon.domain.assessments.workspace.facts import Description, plain
from sachhon.foundation import audit


@transaction.atomic
def describe_assessment(*, actor: Actor, assessment: Assessment, told: Description, base_version: int) -> Assessment:
    """The assessment with these words. Raises PermissionDenied, ChangedMeanwhile, Refused."""
    standing, place = held_for(actor, assessment, "edit")
    require_version(standing, base_version)
    check_description(told)
    after = columns_of(told)
    changed = differing(
        {name: plain(getattr(standing, name)) for name in after}, {name: plain(value) for name, value in after.items()}
    )
    if not changed:
        return standing
    for name in changed:
        setattr(standing, name, after[name])
    standing.version += 1
    standing.save(update_fields=(*changed, "version"))
    audit.record(
        who=actor.who_for(place),
        verb="assessment.describe",
        object_type="assessment",
        object_id=standing.code,
        unit_code=standing.facility.code,
        detail=changed,
    )
    return standing
