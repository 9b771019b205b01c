"""The sample accounts of the demonstration."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def demo_accounts() -> list[dict[str, Any]]:
    """The accounts that the demonstration's loader wrote down; none outside the demonstration."""
    kept = settings.HOME / "demo-accounts.json"
    if not settings.DEMO or not kept.is_file():
        return []
    accounts: list[dict[str, Any]] = json.loads(kept.read_text("utf-8"))
    return accounts
