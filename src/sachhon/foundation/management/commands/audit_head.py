"""`audit_head`: the newest head of the audit trail as a signed line, to be kept elsewhere."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from sachhon.foundation.audit import head_line


class Command(BaseCommand):
    """Prints the line."""

    help = "Mã cuối của nhật ký / the newest head of the audit trail"

    def handle(self, *args: Any, **options: Any) -> str:
        """The line."""
        return head_line()
