"""The installed system behind the console: its settings loaded, its own commands called by name.

Django is imported where it is needed: reading a letter without the web does not wait for it.
"""

from __future__ import annotations

import os
from io import StringIO
from typing import Any

from sachhon.channels.console.exits import Exit, stop

SETTINGS = "sachhon.config.settings"


def start(language: str) -> None:
    """Load the settings; ends the command where the environment lacks something, naming it."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        stop(Exit.USAGE, "system.settings", language, reason=str(wrong))


def called(name: str, language: str, *words: str, **options: Any) -> str:
    """What a command of the system prints; ends this one with its words where it fails."""
    from django.core.management import CommandError, call_command
    from django.db import Error

    try:
        return str(call_command(name, *words, **options, stdout=StringIO()) or "")
    except CommandError as failed:
        stop(Exit.UNREADABLE, "system.failed", language, reason=str(failed))
    except Error as failed:
        stop(Exit.UNREADABLE, "system.database", language, reason=str(failed).strip())
