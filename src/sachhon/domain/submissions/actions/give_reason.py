"""Why a warning is right as it is."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.findings import findings_of
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Reason, Submission
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.refusals import no_such_finding, text_missing
from sachhon.domain.submissions.stored import composed
from sachhon.formkit.findings import Severity
from sachhon.foundation import audit


@transaction.atomic
def give_reason(*, actor: Actor, submission: Submission, fingerprint: str, text: str) -> Reason:
    """The reason goes with the figure into the revision and the roll-up; for other figures another is asked for.

    Raises PermissionDenied; Refused where the warning is not there (any more) or the reason is empty.
    """
    held = locked(submission)
    require(actor, "reason", held)
    said = str(composed(text.strip()))
    if not said:
        raise text_missing("reason")
    found = next((one for one in findings_of(held) if one.fingerprint == fingerprint), None)
    if found is None or found.finding.severity not in (Severity.WARNING, Severity.INFO):
        raise no_such_finding()
    reason, _made = Reason.objects.update_or_create(
        submission=held,
        fingerprint=fingerprint,
        defaults={
            "code": found.finding.code,
            "fields": sorted(found.finding.fields),
            "text": said,
            "by": actor.user,
            "at": timezone.now(),
        },
    )
    audit.record(
        who=actor.who_for(place_of_submission(held)),
        verb="submission.reason",
        object_type="submission",
        object_id=held.code,
        unit_code=held.obligation.unit.code,
        detail={"code": reason.code, "fields": reason.fields, "fingerprint": fingerprint},
    )
    return reason
