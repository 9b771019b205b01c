"""The language of a page, as formkit names it."""

from __future__ import annotations

from django.utils.translation import get_language


def language() -> str:
    """ "vi" or "en"."""
    return "en" if get_language() == "en" else "vi"
