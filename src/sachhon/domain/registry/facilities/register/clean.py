"""Many texts of one fact at once: whether each is already the value that `read_fact` would read from it.

A hundred thousand names, addresses and telephone numbers are nearly all clean. Asking the whole lot what `read_fact`
asks each text costs a hundredth; where the lot is not clean as a whole, each of its texts is read by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sachhon.domain.registry.facilities.register.facts import FACTS
from sachhon.domain.registry.facilities.register.reading import MAIL
from sachhon.vietnamese.enterprises import tax_codes_hold
from sachhon.vietnamese.folding import nfc


def all_clean(key: str, texts: Sequence[str]) -> bool:
    """Whether `read_fact(key, text)` is that very text for every one of these; False also where it is not known.

    What a text may not have (blanks that are not single, signs that are not printed, letters that are not composed)
    is looked for in all of them set side by side: a blank between two texts composes with neither.
    """
    fact = FACTS[key]
    holds = _HOLD.get(fact.type)
    if holds is None or key == "cp_results" or not texts or not all(texts):
        return False
    together = " ".join(texts)
    return (
        " ".join(together.split()) == together
        and together.isprintable()
        and nfc(together) == together
        and max(map(len, texts)) <= fact.longest
        and holds(texts)
    )


def _texts(texts: Sequence[str]) -> bool:
    return True


def _emails(texts: Sequence[str]) -> bool:
    return all(map(MAIL.fullmatch, texts))


_HOLD: dict[str, Callable[[Sequence[str]], bool]] = {"text": _texts, "tax_code": tax_codes_hold, "email": _emails}
"""Kinds of facts whose value can be the text itself, and what they ask of it beyond being clean."""
