"""A unit begins its answer."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.registry.api import place_of
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.drafts import fillable, template_of
from sachhon.domain.submissions.guards import require_open
from sachhon.domain.submissions.models import Status, Submission
from sachhon.domain.submissions.policies import SUBMISSION
from sachhon.foundation import audit


@transaction.atomic
def start(*, actor: Actor, obligation: Obligation) -> Submission:
    """The report of an obligation: the one that was begun, else a new draft.

    Raises PermissionDenied; Refused where the round is closed or the unit waived.
    """
    owed = (
        Obligation.objects.select_for_update(of=("self",))
        .select_related("round__template", "unit")
        .get(pk=obligation.pk)
    )
    place = place_of(owed.unit)
    begun = (
        Submission.objects.select_related("obligation__round__template", "obligation__unit")
        .filter(obligation=owed)
        .first()
    )
    if begun is not None:
        SUBMISSION.require(actor, "view", place, begun.status)
        return begun
    SUBMISSION.require(actor, "edit", place, Status.DRAFT)
    made = Submission(code=f"{owed.round.code}.{owed.unit.code}", obligation=owed)
    require_open(made)
    made.fillable = fillable(template_of(made))
    made.save(force_insert=True)
    audit.record(
        who=actor.who_for(place),
        verb="submission.start",
        object_type="submission",
        object_id=made.code,
        unit_code=place.unit_code,
        detail={"round": owed.round.code},
    )
    return made
