"""The health page's lines, and backups."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from sachhon.foundation import files, jobs
from sachhon.foundation.backup import back_up, last_backup
from sachhon.foundation.health import State, checks, database_answers
from sachhon.foundation.jobs.worker import JobWorker
from sachhon.foundation.models import Job, OutgoingMail

pytestmark = pytest.mark.django_db


def state_of(label: str) -> State:
    return {check.label: check.state for check in checks()}[label]


def test_a_new_system_says_what_is_missing_and_how_to_mend_it(settings: Any) -> None:
    settings.CLAMAV_SOCKET = ""
    lines = {check.label: check for check in checks()}
    assert lines["Cơ sở dữ liệu"].state == State.FINE
    assert lines["Tiến trình xử lý công việc"].state == State.FAILED
    assert "sachhon worker" in lines["Tiến trình xử lý công việc"].remedy
    assert lines["Diệt mã độc (ClamAV)"].state == State.OFF
    assert lines["Khóa sửa trong cơ sở dữ liệu"].state == State.FINE
    assert all(check.remedy for check in lines.values() if check.state in {State.FAILED, State.WARNING})
    assert database_answers()


def test_a_worker_a_slow_queue_and_failed_mail_show() -> None:
    JobWorker(threads=1)._keep_time()
    assert state_of("Tiến trình xử lý công việc") == State.FINE
    job = jobs.enqueue(jobs.JobFunction(print, "x", 1), kind="trial", label="x", actor_id=None)
    Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - timedelta(hours=1))
    assert state_of("Hàng đợi công việc") == State.WARNING
    assert state_of("Thư đi") == State.FINE
    OutgoingMail.objects.create(
        key="k", to="a@example.vn", subject="s", text="t", state=OutgoingMail.State.FAILED, next_try_at=timezone.now()
    )
    assert state_of("Thư đi") == State.WARNING


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_the_database_the_files_and_the_head(settings: Any, tmp_path: Path) -> None:
    settings.HOME, settings.FILES_ROOT = tmp_path / "home", tmp_path / "home" / "files"
    file = files.store(b"Kinh gui")
    assert last_backup() is None
    made = back_up(tmp_path / "backups")
    place = Path(made.path)
    told = json.loads((place / "backup.json").read_text("utf-8"))
    assert (made.files, told["files"]) == (1, 1)
    assert (place / "files" / file.digest[:2] / file.digest[2:4] / file.digest).read_bytes() == b"Kinh gui"
    assert (place / "audit-head").read_text("utf-8").startswith("0\t")
    assert last_backup() == made
    assert state_of("Sao lưu") == State.FINE
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(place / told["database"])) as copy:
            assert copy.execute("SELECT digest FROM foundation_storedfile").fetchall() == [(file.digest,)]
