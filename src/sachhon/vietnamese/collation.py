"""Vietnamese order without ICU: letters (a ă â b c d đ ...), then tones (ngang huyền hỏi ngã sắc nặng), then case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from sachhon.vietnamese.folding import nfc
from sachhon.vietnamese.syllables import TONES

__all__ = ["SortKey", "sort_key", "sorted_vi"]

T = TypeVar("T")
SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: 2000 + 10 * i for i, letter in enumerate(_ALPHABET)}
_SEPARATORS = re.compile(r"[\W_]+")


@lru_cache(maxsize=16384)
def sort_key(text: str) -> SortKey:
    """A key for `sorted`. Blanks sort before digits, digits before letters; punctuation counts as a blank.

    The raw text comes last, so that the order is total and does not hang on the input's order.
    """
    plain = _SEPARATORS.sub(" ", nfc(text)).strip()
    letters: list[int] = []
    tones: list[int] = []
    cases: list[int] = []
    for char in plain:
        tone = 0
        base = char.lower()
        if base not in _RANK:
            parts = unicodedata.normalize("NFD", base)
            tone = next((TONES[mark] for mark in parts if mark in TONES), 0)
            base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in TONES))
            if base not in _RANK and len(parts) > 1 and parts[0] in _RANK:
                base, tone = parts[0], tone or 6
        if base == " ":
            rank = 0
        elif base.isdecimal():
            rank = 1000 + int(base)
        else:
            rank = _RANK.get(base) or 5000 + ord(base[0])
        letters.append(rank)
        tones.append(tone)
        cases.append(int(char != char.lower()))
    return tuple(letters), tuple(tones), tuple(cases), text


def sorted_vi(items: Iterable[T], key: Callable[[T], str] = str) -> list[T]:
    """`items` in Vietnamese order of their `key`."""
    return sorted(items, key=lambda item: sort_key(key(item)))
