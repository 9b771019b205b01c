"""Counts acknowledged writes that are not in the database: `python -m benchmarks.deadline_losses FILE`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sachhon.config.settings")
django.setup()

from sachhon.domain.submissions.api import Receipt, Revision, ValueVersion


def lost(said: Path) -> int:
    """Saves whose version does not say those words, reports without exactly one sealed revision and receipt."""
    missing = 0
    for line in said.read_text("utf-8").splitlines():
        one = json.loads(line)
        if "words" in one:
            place = {"submission__code": one["code"], "field": one["cell"], "row": -1, "version": one["version"]}
            missing += one["words"] not in ValueVersion.objects.filter(**place).values_list("value", flat=True)
        else:
            revisions = Revision.objects.filter(submission__code=one["code"])
            missing += revisions.count() != 1 or Receipt.objects.filter(revision__in=revisions).count() != 1
    return missing


if __name__ == "__main__":
    print(lost(Path(sys.argv[1])))
