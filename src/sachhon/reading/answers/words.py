"""Words as the matcher compares them: without case, marks and spelling habits, abbreviations written out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sachhon.vietnamese.folding import flat

_WORD = re.compile(r"[^\W_]+|%")
_Y_FOR_I = re.compile(r"(?:[bdghklmnqrstvx]|th|kh|ph|ch|tr)y")

_ABBREVIATIONS = {
    "SXSH": "san xuat sach hon",
    "SXCN": "san xuat cong nghiep",
    "DN": "doanh nghiep",
    "DNVVN": "doanh nghiep vua va nho",
    "CSSX": "co so san xuat",
    "CSCN": "co so cong nghiep",
    "TW": "trung uong",
    "TƯ": "trung uong",
    "ĐP": "dia phuong",
    "NSTW": "ngan sach trung uong",
    "NSTƯ": "ngan sach trung uong",
    "NSĐP": "ngan sach dia phuong",
    "NSNN": "ngan sach nha nuoc",
    "NS": "ngan sach",
    "HTQT": "hop tac quoc te",
    "SCT": "so cong thuong",
    "UBND": "uy ban nhan dan",
    "HĐND": "hoi dong nhan dan",
    "BCT": "bo cong thuong",
    "CBCC": "can bo cong chuc",
    "CB": "can bo",
    "GV": "giang vien",
    "ĐVT": "don vi tinh",
    "KP": "kinh phi",
    "TKNL": "tiet kiem nang luong",
    "TTKC": "trung tam khuyen cong",
}


class Token(NamedTuple):
    """A word of the text, or one of the words that its abbreviation stands for (then with the abbreviation's place)."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=16384)
def _spell(written: str) -> tuple[str, ...]:
    if written in _ABBREVIATIONS:
        return tuple(_ABBREVIATIONS[written].split())
    word = flat(written)
    if len(word) <= 3 and word.endswith("y") and _Y_FOR_I.fullmatch(word):
        word = word[:-1] + "i"
    return (word,)


@lru_cache(maxsize=1024)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of cleaned text with their offsets in it."""
    return tuple(Token(word, found.start(), found.end()) for found in _WORD.finditer(text) for word in _spell(found[0]))


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words alone."""
    return tuple(word for found in _WORD.finditer(text) for word in _spell(found[0]))


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words made ready for looking phrases up: `line` is them all between blanks, `known` the different ones."""

    words: tuple[str, ...]
    line: str
    known: frozenset[str]


@lru_cache(maxsize=16384)
def spoken(words: tuple[str, ...]) -> Spoken:
    """The words made ready."""
    return Spoken(words, f" {' '.join(words)} ", frozenset(words))


def holds_phrase(phrase: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the phrase stands in the words, word for word."""
    return bool(phrase) and spoken(tuple(phrase)).line in spoken(tuple(words)).line
