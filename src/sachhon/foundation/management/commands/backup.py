"""`backup FOLDER`: a whole backup in a dated folder; prints what it holds as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sachhon.foundation.backup import BackupFailed, back_up


class Command(BaseCommand):
    """Beside the running system."""

    help = "Sao lưu / back up database, files and audit head"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("folder")

    def handle(self, *args: Any, folder: str, **options: Any) -> str:
        """What was made. Raises CommandError."""
        try:
            return json.dumps(asdict(back_up(Path(folder))))
        except BackupFailed as error:
            raise CommandError(str(error)) from error
