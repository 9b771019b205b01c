"""Folding: search keys without marks, and comparison that sees past case, blanks and the place of the tone mark."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from sachhon.vietnamese.syllables import LETTERS, modern, tone_key, traditional

__all__ = ["flat", "fold", "fold_tones", "lower", "modern", "nfc", "same", "squash", "traditional"]

_NO_WIDTH = re.compile(r"[\u200b\u2060\ufeff]")
_ALIKE = {
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"), "-"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032`\u00b4"), "'"),
}
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u200e\u200f"))


def nfc(text: str) -> str:
    """Composed form; the Icelandic eth that old keyboards typed for Đ becomes Đ."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).replace("\u00d0", "\u0110")


class _Flat(dict[int, str]):
    """Code point -> its lower-case letter without marks, filled as letters are met; always one code point for one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = _ALIKE.get(code)
        if base is None:
            if char in "đĐ\u00d0":
                base = "d"
            elif char.isspace():
                base = " "
            else:
                parts = [c for c in unicodedata.normalize("NFD", char.lower()) if not unicodedata.combining(c)]
                base = parts[0] if len(parts) == 1 else char
        self[code] = base
        return base


_FLAT = _Flat()


def flat(text: str) -> str:
    """Lower case, marks stripped, đ as d, dashes and quotation marks as ASCII, one code point for one: offsets hold.

    Meant for NFC text; combining marks that stand alone are kept as they are.
    """
    return text.translate(_FLAT)


def lower(text: str) -> str:
    """Small letters, one code point for one: offsets hold (a letter that `str.lower` lengthens is left as it is)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _spaced(text: str) -> str:
    """`text` with blanks of no width made visible, so that `str.split` parts at every blank."""
    return _NO_WIDTH.sub(" ", text) if not text.isascii() and _NO_WIDTH.search(text) else text


def fold(text: str) -> str:
    """The search key: casefolded, marks stripped, đ as d, every run of blanks one blank, none at the ends."""
    return " ".join(filter(None, map(_fold_word, _spaced(text).split())))


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFC", word).translate(_INVISIBLE).translate(_FLAT)
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    return word.casefold()


def fold_tones(text: str) -> str:
    """Casefolded, marks kept, tone marks in one place (hòa = hoà), i for y where both are written (tỷ = tỉ).

    Dashes and quotation marks are ASCII, blanks collapsed. Two texts that read the same have the same key.
    """
    return " ".join(filter(None, map(_tone_word, _spaced(text).split())))


@lru_cache(maxsize=65536)
def _tone_word(word: str) -> str:
    word = nfc(word).translate(_INVISIBLE).translate(_ALIKE).casefold()
    return LETTERS.sub(lambda letters: tone_key(letters[0]), unicodedata.normalize("NFC", word))


def same(one: str, other: str) -> bool:
    """Whether both read the same: case, blanks, kind of dash and the place of the tone mark do not count."""
    return one == other or fold_tones(one) == fold_tones(other)


@lru_cache(maxsize=8192)
def squash(text: str) -> str:
    """Letters and digits alone of `fold_tones`: for names that differ in punctuation and blanks."""
    return "".join(filter(str.isalnum, fold_tones(text)))
