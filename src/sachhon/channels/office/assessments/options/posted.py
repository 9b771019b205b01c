"""What a posted form says beside its fields."""

from __future__ import annotations

from django.http import HttpRequest


def base_version(request: HttpRequest) -> int:
    """The version that the person saw; -1, which nothing has, where it is not told."""
    told = request.POST.get("version", "")
    return int(told) if told.isascii() and told.isdecimal() else -1
