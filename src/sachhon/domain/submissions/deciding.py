"""What every decision on a report ends with: the status by the table, and the line in the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.models import Submission
from sachhon.domain.submissions.places import place_of_submission
from sachhon.foundation import audit


def recorded(actor: Actor, held: Submission, verb: str, detail: Mapping[str, Any] | None = None) -> Submission:
    """Save the locked report and record the verb; call it last."""
    held.save()
    audit.record(
        who=actor.who_for(place_of_submission(held)),
        verb=f"submission.{verb}",
        object_type="submission",
        object_id=held.code,
        unit_code=held.obligation.unit.code,
        detail=detail,
    )
    return held
