"""Vietnamese syllables: the tone taken off, put back in the old or the new place, and compared wherever it stands.

Both spellings are in daily official use: "hòa", "ủy", "thúy" (old) and "hoà", "uỷ", "thuý" (new); so are "kỹ" and
"kĩ", "tỷ" and "tỉ".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

__all__ = ["LETTERS", "TONES", "is_syllable", "modern", "split_tone", "tone_key", "traditional", "words_of"]

TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Combining mark -> rank: huyền, hỏi, ngã, sắc, nặng; ngang (no mark) is 0."""

_MARKS = {rank: mark for mark, rank in TONES.items()}
_VOWELS = frozenset("aăâeêioôơuưy")
_SHAPED = frozenset("ăâêôơư")
_SYLLABLE = re.compile(
    r"(qu|gi(?=[aăâeêoôơuư])|ngh?|nh|ch|gh|kh|ph|th|tr|[bcdđghklmnpqrstvx])?([aăâeêioôơuưy]{1,3})(ng|nh|ch|[cmnpt])?"
)
_BARE_I = re.compile(r"(qu|kh|ph|th|ch|nh|tr|[bdghklmnrstvx])?[iy]")
LETTERS = re.compile(r"[^\W\d_]+")


def words_of(line: str) -> frozenset[str]:
    """A set out of words written in one line."""
    return frozenset(line.split())


def split_tone(word: str) -> tuple[str, int]:
    """`word` (NFC) without its tone marks, and the rank of its last tone (0 when none). Shapes (ă, ơ, ...) stay."""
    tone = 0
    kept = []
    for char in unicodedata.normalize("NFD", word):
        rank = TONES.get(char)
        if rank is None:
            kept.append(char)
        else:
            tone = rank
    return unicodedata.normalize("NFC", "".join(kept)), tone


def _seat(bare: str, new: bool) -> int | None:
    """Where the tone of a toneless lower-case syllable sits, as an offset; None when it is no Vietnamese syllable."""
    shape = _SYLLABLE.fullmatch(bare)
    if shape is None:
        return None
    start, vowels, coda = shape.start(2), shape[2], shape[3]
    for i in range(len(vowels) - 1, -1, -1):
        if vowels[i] in _SHAPED:
            return start + i
    if len(vowels) == 1:
        return start
    if coda:
        return start + len(vowels) - 1
    if len(vowels) == 3:
        return start + 1
    return start + (1 if new and vowels in ("oa", "oe", "uy") else 0)


@lru_cache(maxsize=32768)
def _respell(word: str, new: bool) -> str:
    bare, tone = split_tone(word)
    if not tone or sum(char in TONES for char in unicodedata.normalize("NFD", word)) > 1:
        return word
    seat = _seat(bare.lower(), new)
    if seat is None or len(bare) != len(bare.lower()):
        return word
    return unicodedata.normalize("NFC", bare[: seat + 1] + _MARKS[tone] + bare[seat + 1 :])


def _respeller(new: bool) -> Callable[[re.Match[str]], str]:
    return lambda found: _respell(found[0], new)


def modern(text: str) -> str:
    """NFC text with every tone mark in the new place: hoà, loè, thuý, uỷ. A misplaced mark ("Điêù") is put right."""
    return LETTERS.sub(_respeller(True), unicodedata.normalize("NFC", text))


def traditional(text: str) -> str:
    """NFC text with every tone mark in the old place, as most official names have it: hòa, lòe, thúy, ủy."""
    return LETTERS.sub(_respeller(False), unicodedata.normalize("NFC", text))


@lru_cache(maxsize=65536)
def tone_key(word: str) -> str:
    """One spelling for a casefolded NFC word, wherever its tone stands and be its lone vowel i or y (tỷ -> tỉ)."""
    if word.isascii():
        return word[:-1] + "i" if word.endswith("y") and _BARE_I.fullmatch(word) else word
    respelled = _respell(word, True)
    bare, tone = split_tone(respelled)
    if bare.endswith("y") and _BARE_I.fullmatch(bare):
        return unicodedata.normalize("NFC", bare[:-1] + "i" + _MARKS.get(tone, ""))
    return respelled


def is_syllable(word: str) -> bool:
    """Whether a lower-case NFC word is built as a Vietnamese syllable is, with one tone mark at most."""
    return _is_syllable(word)


@lru_cache(maxsize=32768)
def _is_syllable(word: str) -> bool:
    if sum(char in TONES for char in unicodedata.normalize("NFD", word)) > 1:
        return False
    bare, tone = split_tone(word)
    shape = _SYLLABLE.fullmatch(bare)
    if shape is None:
        return False
    stopped = shape[3] in ("c", "ch", "p", "t")
    return not stopped or tone in (4, 5)
