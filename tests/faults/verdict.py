"""What the database holds against what was acknowledged: `python -m tests.faults.verdict FILE` prints JSON.

lost: acknowledged and not there. half: a submit of which a part is missing. double: done twice.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sachhon.config.settings")
django.setup()

from django.db.models import Count

from sachhon.domain.submissions.api import (
    Approval,
    DraftValue,
    Receipt,
    Revision,
    Status,
    Submission,
    ValueVersion,
    verify_revisions,
)
from sachhon.foundation import audit
from sachhon.foundation.models import AuditEntry


def lost(said: dict[str, Any]) -> Iterator[str]:
    """Acknowledged writes that are not there."""
    kept = set()
    for row in ValueVersion.objects.select_related("submission"):
        kept.add((row.submission.code, row.field, row.version, json.dumps(row.value, ensure_ascii=False)))
    for save in said["saves"]:
        value = json.dumps(save["words"], ensure_ascii=False)
        if (save["code"], save["cell"], save["version"], value) not in kept:
            yield f"lost save {save}"
    sealed = set(Revision.objects.filter(receipt__isnull=False).values_list("submission__code", "request_key"))
    for seal in said["seals"]:
        if (seal["code"], seal["key"]) not in sealed:
            yield f"lost submit {seal}"


def half() -> Iterator[str]:
    """Submits, saves and entries of which a part is missing."""
    for revision in Revision.objects.filter(receipt=None):
        yield f"revision {revision.pk} without receipt"
    approvals = set(Approval.objects.filter(decision="approved").values_list("submission", "request_key"))
    for revision in Revision.objects.all():
        if (revision.submission_id, revision.request_key) not in approvals:
            yield f"revision {revision.pk} without approval"
    if len(approvals) != Revision.objects.count():
        yield f"{len(approvals)} approvals of the last step, {Revision.objects.count()} revisions"
    told = Counter(AuditEntry.objects.filter(verb="submission.submit").values_list("object_id", flat=True))
    saved = Counter(AuditEntry.objects.filter(verb="submission.save").values_list("object_id", flat=True))
    for submission in Submission.objects.annotate(sealed=Count("revisions")):
        if told[submission.code] != submission.sealed:
            yield f"{submission.code}: {submission.sealed} revisions, {told[submission.code]} in the trail"
        if saved[submission.code] != submission.version:
            yield f"{submission.code}: version {submission.version}, {saved[submission.code]} saves in the trail"
        if submission.status == Status.SUBMITTED and submission.standing_id is None:
            yield f"{submission.code}: submitted without a standing revision"
    newest: dict[tuple[Any, ...], int] = {}
    for row in ValueVersion.objects.values_list("submission", "field", "row", "column", "version"):
        newest[row[:4]] = max(newest.get(row[:4], 0), row[4])
    for row in DraftValue.objects.values_list("submission", "field", "row", "column", "version"):
        if newest.get(row[:4]) != row[4]:
            yield f"answer {row} and its history are apart"
    for broken in audit.verify().broken:
        yield f"trail {broken}"
    for wrong in verify_revisions():
        yield f"revision {wrong}"


def double() -> Iterator[str]:
    """What was done twice."""
    for key, count in Counter(Revision.objects.values_list("request_key", flat=True)).items():
        if count > 1:
            yield f"{count} revisions of request {key}"
    for revision, count in Counter(Receipt.objects.values_list("revision", flat=True)).items():
        if count > 1:
            yield f"{count} receipts of revision {revision}"
    words = Counter(
        (submission, json.dumps(value))
        for submission, value in ValueVersion.objects.values_list("submission", "value")
        if isinstance(value, str) and value.startswith("Nội dung ")
    )
    for (submission, value), count in words.items():
        if count > 1:
            yield f"{value} was saved {count} times in {submission}"


if __name__ == "__main__":
    acknowledged = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    print(json.dumps({"lost": list(lost(acknowledged)), "half": list(half()), "double": list(double())}))
