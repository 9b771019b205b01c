"""What every page's frame shows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Names for the frame: who is here, whether this is the demonstration."""
    return {"actor": getattr(request, "actor", None), "demo": settings.DEMO}
