"""The trail is tampered with at random, by somebody who owns the database: `python -m tests.faults.tampering N SEED`.

Prints {"done": {kind: count}, "missed": [...]}. Each harm is done in a transaction, looked for, and rolled back.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections import Counter
from collections.abc import Callable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sachhon.config.settings")
django.setup()

from django.db import connection, transaction

from sachhon.foundation import audit
from sachhon.foundation.audit.record import digest_of
from sachhon.foundation.models import AuditEntry, ChainHead
from sachhon.foundation.triggers import refuse_changes

AWAY = 1_000_000_000


def edit(draw: random.Random, last: int) -> None:
    """Another name, verb, object, time or detail."""
    column, value = draw.choice(
        [
            ("user_name", "Người khác"),
            ("verb", "x.y"),
            ("object_id", "khác"),
            ("unit_code", "P63-01"),
            ("user_id", 424242),
        ]
    )
    AuditEntry.objects.filter(number=draw.randint(1, last)).update(**{column: value})


def edit_detail(draw: random.Random, last: int) -> None:
    """One more thing in the detail."""
    entry = AuditEntry.objects.get(number=draw.randint(1, last))
    AuditEntry.objects.filter(pk=entry.pk).update(detail={**entry.detail, "thêm": draw.random()})


def delete(draw: random.Random, last: int) -> None:
    """An entry in the middle."""
    AuditEntry.objects.filter(number=draw.randint(1, last - 1)).delete()


def delete_and_close(draw: random.Random, last: int) -> None:
    """An entry in the middle, the numbers behind it moved up."""
    gone = draw.randint(1, last - 1)
    AuditEntry.objects.filter(number=gone).delete()
    for number in range(gone + 1, min(last, gone + 200) + 1):
        AuditEntry.objects.filter(number=number).update(number=number - 1)


def reorder(draw: random.Random, last: int) -> None:
    """Two entries change places."""
    first, second = draw.sample(range(1, last + 1), 2)
    for before, after in ((first, AWAY), (second, first), (AWAY, second)):
        AuditEntry.objects.filter(number=before).update(number=after)


def cut(draw: random.Random, last: int) -> None:
    """The newest entries."""
    AuditEntry.objects.filter(number__gt=draw.randint(0, last - 1)).delete()


def cut_with_head(draw: random.Random, last: int) -> None:
    """The newest entries, and the head set back: sound in itself."""
    keep = draw.randint(1, last - 1)
    AuditEntry.objects.filter(number__gt=keep).delete()
    ChainHead.objects.update(number=keep, digest=AuditEntry.objects.get(number=keep).digest)


def write_anew(draw: random.Random, last: int) -> None:
    """An entry is edited and all digests behind it are computed anew: sound in itself."""
    start = draw.randint(max(1, last - 100), last)
    AuditEntry.objects.filter(number=start).update(user_name="Người khác")
    previous = AuditEntry.objects.filter(number=start - 1).values_list("digest", flat=True).first() or ""
    for entry in AuditEntry.objects.filter(number__gte=start).order_by("number"):
        entry.previous = previous
        entry.digest = previous = digest_of(entry)
        entry.save()
    ChainHead.objects.update(digest=previous)


HARMS: dict[str, tuple[Callable[[random.Random, int], None], ...]] = {
    "edit": (edit, edit_detail, write_anew),
    "delete": (delete, delete_and_close),
    "reorder": (reorder,),
    "cut": (cut, cut_with_head),
}


def tamper(count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """(how many of each kind, what was not found)."""
    draw, done, missed = random.Random(seed), Counter[str](), []
    last = ChainHead.objects.get(pk=1).number
    heads = (audit.KeptHead(last, ChainHead.objects.get(pk=1).digest),)
    for number in range(count):
        kind = list(HARMS)[number % len(HARMS)]
        harm = draw.choice(HARMS[kind])
        with transaction.atomic():
            refuse_changes("foundation_auditentry").database_backwards(
                "foundation", connection.SchemaEditorClass(connection), None, None
            )
            harm(draw, last)
            if audit.verify(heads=heads).sound:
                missed.append(f"{harm.__name__} ({seed}, {number})")
            transaction.set_rollback(True)
        done[kind] += 1
    if not audit.verify(heads=heads).sound:
        missed.append("the trail is not sound after all was rolled back")
    return done, missed


if __name__ == "__main__":
    counts, not_found = tamper(int(sys.argv[1]), int(sys.argv[2]))
    print(json.dumps({"done": counts, "missed": not_found}))
