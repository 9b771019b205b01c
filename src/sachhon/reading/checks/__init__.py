"""What a careful reader doubts; one file per finding, each with `check(reading) -> Iterable[Finding]`.

Owns the doubts about one document and their wording. May import: sachhon.reading.model and the stages above it.
"""

from __future__ import annotations

import importlib
import pkgutil

from sachhon.formkit.findings import Finding, register_words
from sachhon.reading.checks import words_en, words_vi
from sachhon.reading.model import Reading

__all__ = ["check_reading"]

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)


def check_reading(reading: Reading) -> tuple[Finding, ...]:
    """All doubts, in the order of the words that show them."""
    found: list[Finding] = []
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        check = getattr(importlib.import_module(f"{__name__}.{module.name}"), "check", None)
        if check is not None:
            found.extend(check(reading))
    return tuple(sorted(found, key=lambda finding: (finding.spans[:1] or ((1 << 60, 0),), finding.key)))
