"""Making a backup while the system runs."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from sachhon.foundation.audit import head_line

_TOLD = "last-backup.json"
PARTIAL = ".partial"


class BackupFailed(Exception):
    """The backup could not be made; the text says why."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup."""

    path: str
    at: str
    database_bytes: int
    files: int


def back_up(folder: Path) -> Backup:
    """A new dated folder in `folder`. It has its name only when it is whole. Raises BackupFailed."""
    now = timezone.localtime()
    place = folder / f"sachhon-{now:%Y%m%d-%H%M%S}"
    partial = place.with_name(place.name + PARTIAL)
    try:
        partial.mkdir(parents=True)
        dump = _database(partial)
        files = _files(partial / "files")
        (partial / "audit-head").write_text(head_line() + "\n", "utf-8")
        backup = Backup(str(place), now.isoformat(timespec="seconds"), dump.stat().st_size, files)
        told = {**asdict(backup), "database": dump.name, "sha256": _digest(dump)}
        (partial / "backup.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
        partial.rename(place)
        Path(settings.HOME).mkdir(parents=True, exist_ok=True)
        (Path(settings.HOME) / _TOLD).write_text(json.dumps(asdict(backup), ensure_ascii=False), "utf-8")
    except OSError as error:
        raise BackupFailed(str(error)) from error
    return backup


def last_backup() -> Backup | None:
    """The newest backup made here; None where there was none."""
    told = Path(settings.HOME) / _TOLD
    return Backup(**json.loads(told.read_text("utf-8"))) if told.exists() else None


def _database(folder: Path) -> Path:
    return (
        _postgres(folder / "database.dump")
        if connection.vendor == "postgresql"
        else _sqlite(folder / "database.sqlite3")
    )


def _sqlite(target: Path) -> Path:
    """SQLite's online backup: a whole snapshot beside writers that go on."""
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
    return target


def _postgres(target: Path) -> Path:
    program = shutil.which("pg_dump")
    if not program:
        raise BackupFailed("Thiếu chương trình pg_dump (gói postgresql-client). / pg_dump is missing.")
    at = connection.settings_dict
    options = {"-h": at["HOST"], "-p": str(at["PORT"] or ""), "-U": at["USER"]}
    words = [word for option, value in options.items() if value for word in (option, value)]
    password = {"PGPASSWORD": at["PASSWORD"]} if at["PASSWORD"] else {}
    made = subprocess.run(
        [program, "-Fc", "-f", str(target), *words, at["NAME"]],
        env={**os.environ, **password},
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        raise BackupFailed(made.stderr.strip()[-500:])
    return target


def _files(target: Path) -> int:
    """All stored files; a copy each, so that harm to the one on the disk does not reach it."""
    count = 0
    target.mkdir()
    root = Path(settings.FILES_ROOT)
    for path in sorted(root.glob("??/??/*")):
        place = target / path.relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)
        count += 1
    return count


def _digest(path: Path) -> str:
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
