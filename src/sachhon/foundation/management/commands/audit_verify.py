"""`audit_verify [--head FILE]`: walks the audit trail; prints the report as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sachhon.foundation.audit import kept_heads, read_heads, verify
from sachhon.foundation.audit.checking import report_json


class Command(BaseCommand):
    """Against the heads of AUDIT_HEAD_FILE and of the file given."""

    help = "Kiểm tra nhật ký / verify the audit trail"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file of heads."""
        parser.add_argument("--head", default="")

    def handle(self, *args: Any, head: str, **options: Any) -> str:
        """The report. Raises CommandError where the file of heads cannot be read."""
        try:
            heads = (*kept_heads(), *(read_heads(Path(head)) if head else ()))
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        return json.dumps(report_json(verify(heads=heads)))
