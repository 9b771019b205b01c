"""`sachhon manage texts extract|check|compile`: the texts of both languages."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from sachhon.config.texts import areas, compile_all, extract_into, missing_english, missing_vietnamese
from sachhon.config.texts.sources import PACKAGE


class Command(BaseCommand):
    """Needs no gettext program and no database."""

    help = "Gom, kiểm tra, biên dịch lời trên giao diện. / Extract, check, compile the texts of the interface."
    requires_system_checks: list[str] = []  # noqa: RUF012

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do, and for which areas."""
        parser.add_argument("what", choices=("extract", "check", "compile"))
        parser.add_argument("areas", nargs="*", help="channels/office/rounds domain/intake …; none: all")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError where `check` finds a text without its translation."""
        wanted = options["areas"]
        if options["what"] == "compile":
            self.stdout.write(f"{compile_all()} .mo")
        elif options["what"] == "extract":
            for area, texts in areas().items():
                name = area.relative_to(PACKAGE).as_posix()
                if not wanted or name in wanted:
                    count, lacking = extract_into(area, texts)
                    self.stdout.write(f"{name}: {count} texts, {lacking} without English")
        else:
            self._check(wanted)

    def _check(self, wanted: list[str]) -> None:
        lacking = 0
        for area, words in missing_english().items():
            name = area.relative_to(PACKAGE).as_posix()
            if not wanted or name in wanted:
                lacking += len(words)
                self.stdout.write(f"{name}: {len(words)} without English")
                for text in words:
                    self.stdout.write(f"  {text}")
        foreign = [] if wanted else missing_vietnamese()
        for text in foreign:
            self.stdout.write(f"  no Vietnamese: {text}")
        if lacking or foreign:
            raise CommandError(f"{lacking} texts without English, {len(foreign)} of libraries without Vietnamese")
        self.stdout.write("✓")
