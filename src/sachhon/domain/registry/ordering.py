"""Names as the database orders and searches them."""

from __future__ import annotations

import re
from functools import lru_cache

from sachhon.vietnamese.collation import sort_key
from sachhon.vietnamese.folding import fold, nfc

_LEAD = re.compile(r"^(?:tỉnh|thành phố)\s+(?=\w)", re.IGNORECASE)
_BLANK = "000"
_END = "!"
"""Comes before every digit: a name that another begins with stands before it."""
_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=32_768)
def _weights(word: str) -> tuple[str, str, str]:
    """What a word weighs at each level of `sort_key`, three digits a letter."""
    letters, tones, cases, _ = sort_key(word)
    return _digits(letters), _digits(tones), _digits(cases)


def _digits(level: tuple[int, ...]) -> str:
    return "".join(f"{rank:03x}" for rank in level)


def sort_name(name: str) -> str:
    """A text whose plain byte order is the Vietnamese order of the names; "Tỉnh" and "Thành phố" do not count.

    The levels of `sort_key`, word by word: a hundred thousand names are ordered at once.
    """
    raw = _LEAD.sub("", name)
    words = _words(nfc(raw))
    letters, tones, cases = zip(*map(_weights, words), strict=True) if words else ((), (), ())
    levels = f"{_BLANK.join(letters)}{_END}{_BLANK.join(tones)}{_END}{_BLANK.join(cases)}"
    return f"{levels}{_END}{raw}"[:400]


def _words(text: str) -> list[str]:
    """What stands between separators; most names have none but blanks, and need no look at each sign."""
    if text.replace(" ", "").isalnum():
        return text.split()
    return [word for word in _SEPARATORS.split(text) if word]


def folded(name: str) -> str:
    """Without marks and case, for search."""
    return fold(name)[:200]
