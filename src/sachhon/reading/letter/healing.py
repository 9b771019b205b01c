"""Words that a scan has torn ("t ỉ nh", "nă m") put together again, where only one whole word can come of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sachhon.vietnamese.syllables import split_tone

_ONSETS = "ngh|ng|nh|ch|gh|kh|ph|th|tr|qu|gi|[bcdđghklmnpqrstvx]"
_NUCLEI = {
    "": "a e ê i o ô ơ u ư y ia ua ưa ya oa oe uê uơ uy uya ai ao au ay âu ây eo"
    " êu iu oi ôi ơi ui ưi ưu oai oay oao oeo uây uôi ươi ươu iêu yêu uyu",
    "c": "a ă â e o ô u ư iê uô ươ oa oă",
    "ch": "a ê i oa uê uy y",
    "m": "a ă â e ê i o ô ơ u iê yê uô ươ oa oă",
    "n": "a ă â e ê i o ô ơ u iê yê uô ươ oa oă oe uâ uyê uy",
    "ng": "a ă â e o ô u ư iê uô ươ oa oă uâ",
    "nh": "a ê i oa uê uy y",
    "p": "a ă â e ê i o ô ơ u iê ươ oa",
    "t": "a ă â e ê i o ô ơ u ư iê yê uô ươ oa oă oe uâ uyê uy",
}
"""The vowels that may stand before each closing consonant."""
_RIMES = sorted((vowels + coda for coda, nuclei in _NUCLEI.items() for vowels in nuclei.split()), key=len, reverse=True)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{'|'.join(_RIMES)})")
_ONSET = re.compile(rf"(?:{_ONSETS})", re.IGNORECASE)
_PIECES = {*_ONSETS.split("|")[:-1], *"bcdđghklmnpqrstvx", *"iuôơưâêă"}
_SIGNS = frozenset(
    spelt + mark
    for piece in _PIECES
    for spelt in (piece, piece.upper(), piece.capitalize())
    for mark in ("", ",", ".", ";", ":")
    if len(piece) > 1 or mark in ("", ",")
)
"""Pieces that are no words of their own: what shows that a line may hold a torn word."""
_TOKEN = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aăâeêioôơuưy")
_UNITS = frozenset("mglths")
_LONE = frozenset("iuyôơưâêăo")
_BEHIND_FIGURES = frozenset(("tháng", "triệu", "tỷ", "tỉ", "tấn", "mét", "lít", "giờ", "lớp", "hộ", "lượt"))
_NUMERALS = frozenset(("ba", "tư", "hai", "bốn", "sáu", "bảy", "là"))
_OF_MEDICINE = frozenset(("tế", "học", "khoa", "dược", "sĩ", "sỹ", "tá", "bạ", "bác"))


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Can this be one Vietnamese syllable?"""
    bare, _ = split_tone(word.lower())
    return _SYLLABLE.fullmatch(bare) is not None


@dataclass(frozen=True, slots=True)
class TornWord:
    """A word in pieces: where it stands in the line, and the offsets of the blanks inside it."""

    start: int
    end: int
    blanks: tuple[int, ...]


def may_be_torn(words: list[str]) -> bool:
    """Is there a piece among them that is no word? Cheap; `torn_words` then tells."""
    return not _SIGNS.isdisjoint(words)


def torn_words(text: str) -> list[TornWord]:
    """The torn words of a line that has single blanks between its words."""
    tokens = [(found.start(), found.end()) for found in _TOKEN.finditer(text)]
    torn: list[TornWord] = []
    index = 0
    while index < len(tokens):
        start, end = tokens[index]
        word = text[start:end]
        joined: list[int] = []
        cursor = index
        while cursor + 1 < len(tokens) and len(joined) < 5:
            here, following = tokens[cursor], tokens[cursor + 1]
            if following[0] != here[1] + 1 or text[here[1]] != " ":
                break
            piece = text[following[0] : following[1]]
            after = text[tokens[cursor + 2][0] : tokens[cursor + 2][1]] if cursor + 2 < len(tokens) else ""
            if not _joins(word, piece, after, text[max(0, start - 3) : start], begun=bool(joined)):
                break
            joined.append(here[1])
            word += piece
            cursor += 1
        if joined and is_syllable(word):
            torn.append(TornWord(start, tokens[cursor][1], tuple(joined)))
            index = cursor + 1
        else:
            index += 1
    return torn


def _joins(word: str, piece: str, after: str, before: str, *, begun: bool) -> bool:
    """Is `piece` what is missing of `word`? `begun`: the word has been put together from pieces already."""
    whole = word + piece
    if len(whole) > 7 or not _one_case(word, piece):
        return False
    vowel_first = _base(piece[0]) in _VOWELS
    if _ONSET.fullmatch(word):
        if word.isupper() and len(word) == 1 and piece in ("ở", "là"):
            return False
        if word in _UNITS and before.rstrip()[-1:].isdigit() and whole not in _BEHIND_FIGURES:
            return False
        return is_syllable(whole) or (vowel_first and len(piece) <= 2)
    if not is_syllable(whole):
        return False
    if _ONSET.fullmatch(piece):
        if piece in _UNITS and word.lower() in _NUMERALS:
            return False
        return begun or not is_syllable(word) or not is_syllable(piece + after)
    if begun and vowel_first:
        return True
    if len(piece) == 1 and piece.lower() in _LONE and _base(word[-1]) in _VOWELS:
        return piece.lower() != "y" or after.lower() not in _OF_MEDICINE
    return False


def _one_case(word: str, piece: str) -> bool:
    if word.isupper() and len(word) > 1:
        return piece.isupper()
    return piece.islower() or (word.isupper() and piece.isupper())


def _base(char: str) -> str:
    return split_tone(char.lower())[0]
