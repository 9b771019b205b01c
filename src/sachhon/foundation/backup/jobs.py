"""The nightly backup, where BACKUP_FOLDER is set."""

from __future__ import annotations

from dataclasses import asdict
from datetime import time
from pathlib import Path
from typing import Any

from django.conf import settings

from sachhon.foundation.backup.make import back_up
from sachhon.foundation.jobs import daily, job


@job(max_attempts=2)
def nightly(*, job_id: int) -> dict[str, Any]:
    """A backup in the folder that is set; nothing where none is."""
    return asdict(back_up(Path(settings.BACKUP_FOLDER))) if settings.BACKUP_FOLDER else {}


daily("backup.nightly", time(2, 0), nightly)
