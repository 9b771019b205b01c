"""What every page's frame shows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from sachhon.channels.office.shell.navigation import navigation

THEMES = ("light", "dark")


def shell(request: HttpRequest) -> dict[str, Any]:
    """Names for the frame: who is here, where they may go, light or dark, whether this is the demonstration."""
    actor = getattr(request, "actor", None)
    theme = request.COOKIES.get("theme", "")
    return {
        "actor": actor,
        "demo": settings.DEMO,
        "theme": theme if theme in THEMES else "",
        "places": lambda: list(navigation(actor, request.path)) if actor is not None and actor.user else [],
    }
