"""`sachhon manage demonstration`: a round with sample letters in every state of the process, and sample accounts."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from sachhon.config.demonstration import SAMPLE_ROUND, build
from sachhon.domain.rounds.api import Round


class Command(BaseCommand):
    """Refused where real people work."""

    help = "Nạp đợt báo cáo mẫu. / Load the demonstration round."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many letters, and which."""
        parser.add_argument("--units", type=int, default=63)
        parser.add_argument("--seed", type=int, default=2018)

    def handle(self, *args: Any, **options: Any) -> None:
        """Builds once; says so where it is there already. Raises CommandError in production."""
        if settings.PRODUCTION:
            raise CommandError(
                "Không nạp dữ liệu mẫu vào hệ thống thật. / Sample data are not loaded into a production system."
            )
        if Round.objects.filter(code=SAMPLE_ROUND).exists():
            self.stdout.write("✓ Đợt báo cáo mẫu đã có. / The demonstration round is there.")
            return
        counts = build(options["units"], options["seed"], self._tell)
        self.stdout.write("")
        for status, count in counts.items():
            self.stdout.write(f"  {status}: {count}")

    def _tell(self, done: int, total: int, name: str) -> None:
        end = "\r" if self.stdout.isatty() else "\n"
        if end == "\r" or done in {1, total}:
            self.stdout.write(f"  {done}/{total} {name:<60}", ending=end)
            self.stdout.flush()
