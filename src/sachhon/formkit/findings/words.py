"""The registry of what findings say, one mapping a language, filled by each room's words_vi and words_en."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from sachhon.formkit.findings.model import Finding

CELL_WORDS = {"vi": "Ô {cell}:", "en": "Cell {cell}:"}
_WORDS: dict[str, dict[str, str]] = {"vi": {}, "en": {}}


def register_words(language: str, words: Mapping[str, str]) -> None:
    """Add wordings; a key may be worded only once per language.

    Raises ValueError on a second wording of a key.
    """
    known = _WORDS[language]
    for key, template in words.items():
        if known.get(key, template) != template:
            raise ValueError(f"finding {key!r} is worded twice in {language!r}")
        known[key] = template


def say(finding: Finding, language: str = "vi") -> str:
    """The sentence a person sees. Raises KeyError when the code has no wording: a test walks all codes."""
    words = _WORDS[language]
    template = words.get(finding.key) or words[finding.code]
    sentence = template.format_map({name: _plain(value, language) for name, value in finding.params.items()})
    return f"{CELL_WORDS[language].format(cell=finding.cell)} {sentence}" if finding.cell else sentence


def registered(language: str) -> frozenset[str]:
    """The keys that have a wording, for the test that both languages word the same."""
    return frozenset(_WORDS[language])


def _plain(value: object, language: str) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return value
    text = f"{value:,}" if isinstance(value, int) else f"{Decimal(str(value)).normalize():,f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text
