"""Taking in a file dropped on a report."""

from __future__ import annotations

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.intake.models import Received
from sachhon.domain.intake.places import status_of
from sachhon.domain.intake.policies import RECEIVED
from sachhon.domain.intake.readings import FileRefused
from sachhon.domain.registry.api import place_of
from sachhon.domain.rounds.api import Obligation
from sachhon.domain.submissions.api import Submission
from sachhon.foundation import audit, files


def take_in(*, actor: Actor, submission: Submission, name: str, data: bytes) -> Received:
    """Keep the file with the report; `read_received` reads it next.

    The same file once more gives what was received the first time (see `received_before`), unless it was set aside.
    Raises FileRefused with the words of the console where the upload itself is refused.
    """
    obligation = submission.obligation
    place = place_of(obligation.unit)
    RECEIVED.require(actor, "put_in", place, status_of(obligation))
    shown = files.clean_name(name)
    check_upload(shown, data)
    with transaction.atomic():
        file = files.store(data)
        before = received_before(obligation, file.digest)
        if before is not None:
            return before
        received = Received.objects.create(
            file=file, name=shown, obligation=obligation, uploaded_by=actor.user, status=Received.Status.WAITING
        )
        audit.record(
            who=actor.who_for(place),
            verb="received.take_in",
            object_type="received",
            object_id=received.pk,
            unit_code=place.unit_code,
            detail={"file": file.digest, "name": shown, "submission": submission.code, "size": len(data)},
        )
    return received


def check_upload(name: str, data: bytes) -> None:
    """Refuse what the upload check refuses: size, content, viruses. Raises FileRefused."""
    try:
        files.check_upload(name, data)
    except files.RefusedUpload as refused:
        raise FileRefused(refused.finding) from refused


def received_before(obligation: Obligation, digest: str) -> Received | None:
    """The same file, received for the same report before and not set aside."""
    same = Received.objects.filter(obligation=obligation, file_id=digest)
    return same.exclude(status=Received.Status.SET_ASIDE).order_by("pk").first()
