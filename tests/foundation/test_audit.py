"""The audit trail: whatever was done to it shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from sachhon.foundation.audit import Harm, Who, head_line, keep_head, read_heads, record, verify
from sachhon.foundation.audit.checking import verify_trail
from sachhon.foundation.audit.heads import keep_newest_head
from sachhon.foundation.audit.record import digest_of
from sachhon.foundation.models import AuditEntry, ChainHead
from sachhon.foundation.triggers import refuse_changes

pytestmark = pytest.mark.django_db
GUARD = refuse_changes("foundation_auditentry")


@transaction.atomic
def add(count: int, **detail: Any) -> None:
    for number in range(count):
        record(
            who=Who(7, "Trần Thị Bình", "Giám đốc Sở"),
            verb="submission.approve",
            object_type="submission",
            object_id=number,
            unit_code="P63-89",
            detail={"lần": number, **detail},
        )


@pytest.fixture
def trail() -> None:
    """Twelve entries, with the triggers taken away: somebody who owns the database can do that."""
    add(12)
    GUARD.database_backwards("foundation", connection.SchemaEditorClass(connection), None, None)


def entries(**where: Any) -> Any:
    return AuditEntry.objects.filter(**where)


def rewrite(start: int) -> None:
    """What a clever forger does: compute all digests anew."""
    previous = entries(number=start - 1).values_list("digest", flat=True).first() or ""
    for entry in entries(number__gte=start).order_by("number"):
        entry.previous = previous
        entry.digest = previous = digest_of(entry)
        entry.save()
    ChainHead.objects.update(digest=previous)


def swap(first: int, second: int) -> None:
    for before, after in ((first, 10_000), (second, first), (10_000, second)):
        entries(number=before).update(number=after)


def test_a_chain_that_nobody_touched_is_sound_whatever_it_tells() -> None:
    assert verify().sound
    add(
        3,
        tiền=Decimal("1.50"),
        lớn=1e22,
        nhỏ=0.25,
        khi=timedelta(hours=1),
        tập={"b", "a"},
        lạ="a\0b",
        sâu=[{"x": (1, None)}],
    )
    report = verify()
    assert (report.sound, report.entries, report.number) == (True, 3, 3)
    assert report.digest == ChainHead.objects.get().digest
    assert entries(number=1).get().detail["tập"] == ["a", "b"]


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (lambda: entries(number=5).update(user_name="Ai đó"), {Harm.EDITED}),
        (lambda: entries(number=5).update(detail={"lần": 99}), {Harm.EDITED}),
        (lambda: entries(number=5).delete(), {Harm.DELETED}),
        (lambda: entries(number=1).delete(), {Harm.DELETED}),
        (lambda: swap(4, 8), {Harm.MOVED, Harm.EDITED}),
        (lambda: entries(number__gt=9).delete(), {Harm.CUT}),
        (lambda: AuditEntry.objects.all().delete(), {Harm.CUT}),
    ],
)
@pytest.mark.usefixtures("trail")
def test_edits_deletions_moves_and_cuts_are_found(harm: Callable[[], Any], found: set[Harm]) -> None:
    harm()
    assert {broken.harm for broken in verify().broken} == found


@pytest.mark.usefixtures("trail")
def test_the_place_is_named() -> None:
    entries(number=5).update(verb="submission.return")
    assert [(broken.harm, broken.number) for broken in verify().broken] == [(Harm.EDITED, 5)]


@pytest.mark.usefixtures("trail")
def test_a_chain_computed_anew_is_found_by_the_head_kept_elsewhere_alone(tmp_path: Path) -> None:
    kept = tmp_path / "heads"
    assert keep_head(kept)
    entries(number=5).update(user_name="Ai đó")
    rewrite(5)
    assert verify().sound
    assert [broken.harm for broken in verify(heads=read_heads(kept)).broken] == [Harm.REWRITTEN]


@pytest.mark.usefixtures("trail")
def test_a_tail_cut_with_its_head_is_found_by_the_head_kept_elsewhere_alone(tmp_path: Path) -> None:
    keep_head(tmp_path / "heads")
    entries(number__gt=9).delete()
    ChainHead.objects.update(number=9, digest=entries(number=9).get().digest)
    assert verify().sound
    report = verify(heads=read_heads(tmp_path / "heads"))
    assert [(broken.harm, broken.number) for broken in report.broken] == [(Harm.CUT, 10)]


def test_heads_are_signed_and_kept_once(tmp_path: Path) -> None:
    kept = tmp_path / "far" / "heads"
    add(2)
    assert keep_head(kept)
    assert not keep_head(kept)
    add(1)
    assert keep_head(kept)
    assert [head.number for head in read_heads(kept)] == [2, 3]
    kept.write_text(kept.read_text().replace("3\t", "1\t", 1))
    assert verify(heads=read_heads(kept)).broken[0].harm == Harm.FORGED_HEAD


def test_the_job_keeps_heads_and_the_job_that_verifies_uses_them(settings: Any, tmp_path: Path) -> None:
    settings.AUDIT_HEAD_FILE = str(tmp_path / "heads")
    add(2)
    assert keep_newest_head(job_id=0) == {"kept": True}
    assert keep_newest_head(job_id=0) == {"kept": False}
    report = verify_trail(job_id=0)
    assert (report["sound"], report["entries"], report["heads"]) == (True, 2, 1)


def test_the_commands_tell_programs(settings: Any, tmp_path: Path) -> None:
    settings.AUDIT_HEAD_FILE = ""
    add(2)
    (tmp_path / "head").write_text(head_line())
    assert call_command("audit_head", stdout=StringIO()).startswith("2\t")
    report = json.loads(call_command("audit_verify", head=str(tmp_path / "head"), stdout=StringIO()))
    assert (report["sound"], report["heads"]) == (True, 1)


def test_an_entry_belongs_to_the_transaction_of_its_change() -> None:
    with transaction.atomic():
        record(who=Who(None, "a"), verb="x.y", object_type="x", object_id=1)
        transaction.set_rollback(True)
    assert not AuditEntry.objects.exists()
    assert ChainHead.objects.get().number == 0
