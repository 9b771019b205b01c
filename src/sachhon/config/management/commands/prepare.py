"""`sachhon manage prepare`: tables, texts, units and templates; safe to repeat after every update."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, call_command

from sachhon.domain.registry.api import load_reference
from sachhon.domain.rounds.api import load_templates


class Command(BaseCommand):
    """Everything that a system needs before the first person signs in."""

    help = "Tạo bảng dữ liệu, nạp danh bạ và biểu mẫu. / Migrate, load reference data and templates."

    def handle(self, *args: Any, **options: Any) -> None:
        """Each step leaves alone what is there."""
        call_command("migrate", verbosity=0, interactive=False)
        load_reference()
        load_templates()
        self.stdout.write("✓ Cơ sở dữ liệu, danh bạ đơn vị, biểu mẫu. / Database, units, templates.")
