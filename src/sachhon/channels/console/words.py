"""The console's language: --lang, else SACHHON_LANG, else Vietnamese."""

from __future__ import annotations

import os

from sachhon.channels.console import words_en, words_vi

LANGUAGES = {"vi": words_vi.WORDS, "en": words_en.WORDS}


def default_language() -> str:
    """`vi` unless SACHHON_LANG names a language that is known."""
    wanted = os.environ.get("SACHHON_LANG", "vi")
    return wanted if wanted in LANGUAGES else "vi"


def word(key: str, language: str, /, **params: object) -> str:
    """A wording with its parameters filled in. Raises KeyError for a key without wording."""
    return LANGUAGES[language][key].format_map(params)
