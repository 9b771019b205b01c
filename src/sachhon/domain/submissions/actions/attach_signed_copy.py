"""The signed and stamped copy of what was sealed: a scan, or a PDF with a digital signature."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from sachhon.domain.accounts.api import Actor
from sachhon.domain.submissions.documents import official_pdf
from sachhon.domain.submissions.guards import locked, require
from sachhon.domain.submissions.models import Revision, SignedCopy
from sachhon.domain.submissions.places import place_of_submission
from sachhon.domain.submissions.refusals import not_a_signed_copy
from sachhon.domain.submissions.signatures import UNREADABLE, UNSIGNED, names_digest, verdict_on
from sachhon.foundation import audit, files

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def attach_signed_copy(*, actor: Actor, revision: Revision, name: str, data: bytes) -> SignedCopy:
    """The copy with what it proves. `verdict`: what `verdict_on` tells of the signatures, and "ours".

    "ours" is "exact" where the file is the system's PDF of this revision with signatures added, "named" where it names
    the revision's digest, "no" where it does not, "" for a scan, which is looked at by people. A copy that proves
    nothing is kept all the same, and says so. Raises PermissionDenied, Refused, files.RefusedUpload.
    """
    require(actor, "attach", revision.submission)
    called = files.clean_name(name)
    files.check_upload(called, data)
    verdict = _verdict(revision, data)
    with transaction.atomic():
        held = locked(revision.submission)
        require(actor, "attach", held)
        copy = SignedCopy.objects.create(
            revision=revision,
            file=files.store(data),
            name=called[:200],
            kind="digital" if verdict["signatures"] else "scan",
            verdict=verdict,
            by=actor.user,
        )
        audit.record(
            who=actor.who_for(place_of_submission(held)),
            verb="submission.attach",
            object_type="submission",
            object_id=held.code,
            unit_code=held.obligation.unit.code,
            detail={"revision": revision.number, "sha256": copy.file.digest, "verdict": verdict["verdict"]},
        )
    return copy


def _verdict(revision: Revision, data: bytes) -> dict[str, Any]:
    if data.startswith(_PICTURES):
        return {"verdict": UNSIGNED, "signatures": [], "ours": ""}
    if b"%PDF-" not in data[:1024]:
        raise not_a_signed_copy()
    told = verdict_on(data)
    if told["verdict"] == UNREADABLE:
        return {**told, "ours": ""}
    if data.startswith(official_pdf(revision)):
        ours = "exact"
    elif names_digest(data, revision.digest):
        ours = "named"
    else:
        ours = "no" if told["signatures"] else ""
    return {**told, "ours": ours}
