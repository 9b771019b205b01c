"""The empty database as the migrations make it, made once for the same code and then copied: SQLite only.

Migrating takes ten seconds and every test process needs it; a copy takes some milliseconds. The copy is known by the
digest of all code that could change it.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.core import management
from django.db import connections
from django.db.backends.sqlite3.creation import DatabaseCreation

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "tests"


def state() -> str:
    """The digest of the code behind the tables: models, migrations, triggers, settings, libraries."""
    total = hashlib.sha256(django.get_version().encode())
    sources = ROOT / "src" / "sachhon"
    rooms = (sources / "domain", sources / "foundation", sources / "catalogue")
    files = [path for room in rooms for path in room.rglob("*") if path.suffix in {".py", ".csv", ".yaml"}]
    for path in (*sorted(files), sources / "config" / "settings.py", ROOT / "requirements-all.txt", Path(__file__)):
        total.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return total.hexdigest()[:24]


@contextlib.contextmanager
def copied() -> Iterator[None]:
    """For the block, a new SQLite test database is a copy of what an earlier one was migrated to."""
    usual = DatabaseCreation.create_test_db

    def create_test_db(self: DatabaseCreation, *args: Any, **options: Any) -> str:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(management, "call_command", _copied_or(management.call_command))
            return usual(self, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseCreation, "create_test_db", create_test_db)
        yield


def place_in(home: Path) -> None:
    """The migrated database as that of a new home, where one is kept: `prepare` has nothing left to migrate then."""
    kept = KEPT / f"migrated-{state()}.sqlite"
    if kept.is_file():
        home.mkdir(parents=True, exist_ok=True)
        shutil.copy(kept, home / "sachhon.sqlite3")


def _copied_or(usual: Callable[..., Any]) -> Callable[..., Any]:
    """`call_command`, in which `migrate` copies where it can."""

    def call(name: str, *args: Any, **options: Any) -> Any:
        if name != "migrate":
            return usual(name, *args, **options)
        connection = connections[options["database"]]
        KEPT.mkdir(parents=True, exist_ok=True)
        kept = KEPT / f"migrated-{state()}.sqlite"
        with (KEPT / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not kept.is_file():
                usual(name, *args, **options)
                return _keep(connection, kept)
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)
        return None

    return call


def _keep(connection: Any, target: Path) -> None:
    for old in KEPT.glob("migrated-*"):
        old.unlink(missing_ok=True)
    fresh = target.with_suffix(".new")
    with contextlib.closing(sqlite3.connect(fresh)) as out:
        connection.connection.backup(out)
    fresh.replace(target)
