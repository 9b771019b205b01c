"""SQLite that survives many writers and a power cut; PostgreSQL by DATABASE_URL."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dj_database_url

# WAL lets readers go on beside the one writer; IMMEDIATE takes the lock at BEGIN, so that no transaction fails half
# way with "locked"; FULL keeps an acknowledged commit through a power cut.
_SQLITE = {
    "timeout": 30,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
    " PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456;",
}


def database(home: Path) -> dict[str, Any]:
    """The default database's settings."""
    url = os.environ.get("DATABASE_URL", "")
    if url:
        settings: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
        if settings["ENGINE"] != "django.db.backends.sqlite3":
            return settings
        return {**settings, "OPTIONS": _SQLITE}
    home.mkdir(parents=True, exist_ok=True)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(home / "sachhon.sqlite3"),
        "OPTIONS": _SQLITE,
        "CONN_MAX_AGE": 600,
    }
