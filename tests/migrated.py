"""The empty database as the migrations make it, made once for the same code and then copied: SQLite only.

Migrating takes half a minute and every test process needs it; a copy takes some milliseconds. The copy is known by the
digest of all code that could change it.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
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
    """The migrated database as that of a new home: `prepare` and `serve` have nothing left to migrate then."""
    home.mkdir(parents=True, exist_ok=True)
    with _kept() as kept:
        if not kept.is_file():
            _migrate(home)
            with contextlib.closing(sqlite3.connect(home / "sachhon.sqlite3")) as made:
                _keep(made, kept)
    shutil.copy(kept, home / "sachhon.sqlite3")


def _migrate(home: Path) -> None:
    """By the project's own settings, in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env={**clean, "DJANGO_SETTINGS_MODULE": "sachhon.config.settings", "SACHHON_HOME": str(home)},
        check=True,
    )


@contextlib.contextmanager
def _kept() -> Iterator[Path]:
    """Where the migrated database is kept, or is to be; one process at a time."""
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield KEPT / f"migrated-{state()}.sqlite"


def _copied_or(usual: Callable[..., Any]) -> Callable[..., Any]:
    """`call_command`, in which `migrate` copies where it can."""

    def call(name: str, *args: Any, **options: Any) -> Any:
        if name != "migrate":
            return usual(name, *args, **options)
        connection = connections[options["database"]]
        with _kept() as kept:
            if not kept.is_file():
                usual(name, *args, **options)
                return _keep(connection.connection, kept)
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)
        return None

    return call


def _keep(made: sqlite3.Connection, target: Path) -> None:
    for old in KEPT.glob("migrated-*"):
        old.unlink(missing_ok=True)
    fresh = target.with_suffix(".new")
    with contextlib.closing(sqlite3.connect(fresh)) as out:
        made.backup(out)
        out.execute("PRAGMA journal_mode = DELETE")  # one file, whoever made it
    fresh.replace(target)
