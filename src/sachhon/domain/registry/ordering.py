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
    words = [_weights(word) for word in _SEPARATORS.split(nfc(raw)) if word]
    levels = _END.join(_BLANK.join(level) for level in zip(*words, strict=True)) or 2 * _END
    return f"{levels}{_END}{raw}"[:400]


def folded(name: str) -> str:
    """Without marks and case, for search."""
    return fold(name)[:200]
