"""Words of a task brought to one form: phrases that mean the same become one token; stock words weigh nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from sachhon.catalogue import read_table
from sachhon.domain.planning.campaign.repeats.spelling import Spelling
from sachhon.vietnamese.folding import fold, fold_tones
from sachhon.vietnamese.places import provinces

_WORD = re.compile(r"[^\W_]+")
_LONGEST_UNMARKED = 3
"""A word of so few letters without marks is too many words at once ("ma": mạ, mà, mã)."""
_INTRODUCING = frozenset({"bien", "xuat", "nganh"})
"""After "chế biến", "sản xuất", "ngành" a short word without marks is an industry."""
_LONGEST_PHRASE = 9
_LONG_ENOUGH = 3
"""A phrase of so many words is known with one wrong mark too."""
_GEOGRAPHIES = (date(2018, 1, 1), None)
_ONE_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
"""Schools of spelling differ: kỹ and kĩ, lý and lí."""
_STOP = re.compile(r"[.;:\n]")
_BREAK = re.compile(r"[,.;:()\n\"“”]")


class Token(NamedTuple):
    """One word or phrase in its common form; `named`: written with a capital within a sentence.

    `kind`: activity | general | industry | instrument | people | word | place | stock | number | "" (itself).
    """

    form: str
    kind: str
    start: int
    end: int
    named: bool = False


class _Meaning(NamedTuple):
    form: str
    kind: str
    spelling: tuple[str, ...]
    """The phrase with its marks, word by word."""


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    meanings: list[_Meaning] = field(default_factory=list)
    """Phrases that are one without marks ("chế biến đá", "chế biến da")."""


class _Word(NamedTuple):
    written: str
    folded: str
    start: int
    end: int
    named: bool
    breaks: bool = False
    """Whether a comma, bracket or the like stands before it: no phrase runs across."""


def tokens(text: str, spelling: Spelling | None = None) -> tuple[Token, ...]:
    """The text's words in order, the longest known phrase first; a text written without marks is read as well."""
    words = _words(text)
    if spelling is not None:
        words = _spelled(words, spelling)
    bare = text.isascii()
    return tuple(_taken(words, bare))


def locality() -> Mapping[str, str]:
    """Activity -> "1": done at a place, the same elsewhere is another task; "2": where it says one; "0": anywhere."""
    return _locality()


def known_phrases() -> tuple[tuple[str, ...], ...]:
    """The folded words of every phrase of the list, and of the provinces' names."""
    phrases = (*(row["phrase"] for row in _rows()), *_province_names())
    return tuple(tuple(folded_words(phrase)) for phrase in phrases)


@cache
def listed_forms() -> frozenset[str]:
    """The common forms of the list's phrases."""
    return frozenset(row["token"] for row in _rows())


def _words(text: str) -> list[_Word]:
    words = []
    begins = True
    end = 0
    for match in _apart(text):
        written = match.group()
        between = text[end : match.start()]
        begins = begins or bool(_STOP.search(between))
        breaks = bool(_BREAK.search(between))
        start, end = match.span()
        long = _abbreviations().get(written)
        if long is None:
            capital = written[0].isupper() and not begins and (len(written) == 1 or not written.isupper())
            words.append(_Word(written, _folded(written), start, end, capital, breaks))
        else:
            words += [_Word(word, word, start, end, False, breaks and not at) for at, word in enumerate(long)]
        begins = False
    return words


def _apart(text: str) -> Iterator[re.Match[str]]:
    """Words, those that were typed as one apart ("tạiThái")."""
    for match in _WORD.finditer(text):
        start, end = match.span()
        for cut in range(start + 2, end - 1):
            if text[cut].isupper() and text[cut - 1].islower() and text[cut + 1].islower():
                part = _WORD.match(text, start, cut)
                if part is not None:
                    yield part
                start = cut
        part = _WORD.match(text, start, end)
        if part is not None:
            yield part


def _spelled(words: list[_Word], spelling: Spelling) -> list[_Word]:
    folded = [word.folded for word in words]
    right: list[_Word] = []
    for at, word in enumerate(words):
        meant = spelling.meant(folded, at, named=word.named)
        if meant == (word.folded,) or (word.written.isupper() and len(word.written) > 1):
            right.append(word)
            continue
        start = word.start
        for part in meant:
            end = word.end if part is meant[-1] else min(start + len(part), word.end)
            right.append(_Word(part, part, start, end, word.named, word.breaks and start == word.start))
            start = end
    return right


def _taken(words: list[_Word], bare: bool) -> Iterator[Token]:
    place = 0
    while place < len(words):
        length, meaning = _longest(words, place, bare)
        first, last = words[place], words[place + length - 1]
        if meaning is None:
            kind = "number" if first.folded.isdigit() else ""
            yield Token(first.folded, kind, first.start, last.end, first.named)
        else:
            yield Token(meaning.form, meaning.kind, first.start, last.end)
        place += length


def _longest(words: list[_Word], place: int, bare: bool) -> tuple[int, _Meaning | None]:
    node, found, length = _trie(), None, 1
    for ahead in range(place, min(place + _LONGEST_PHRASE, len(words))):
        if ahead > place and words[ahead].breaks:
            break
        following = node.after.get(words[ahead].folded)
        if following is None:
            break
        node = following
        if node.meanings and (ahead > place or not _of_a_name(words, place)):
            introduced = place > 0 and words[place - 1].folded in _INTRODUCING
            meaning = _meant(node, words[place : ahead + 1], bare, introduced)
            if meaning is not None:
                found, length = meaning, ahead - place + 1
    return length, found


def _meant(node: _Node, words: list[_Word], bare: bool, introduced: bool) -> _Meaning | None:
    """The phrase whose marks agree: "phát, thành" is no "phát thanh"; marks may be missing."""
    if len(words) == 1 and words[0].written.isascii():
        for meaning in node.meanings:
            long = bare and len(words[0].folded) > _LONGEST_UNMARKED
            if (
                long
                or meaning.kind == "stock"
                or (bare and introduced and meaning.kind == "industry")
                or meaning.spelling == (words[0].folded,)
            ):
                return meaning
        return None
    exact = tuple(_marked(word.written) for word in words)
    for meaning in node.meanings:
        if meaning.spelling == exact:
            return meaning
    for meaning in node.meanings:
        if all(map(_agrees, words, meaning.spelling)):
            return meaning
    if len(words) >= _LONG_ENOUGH:
        for meaning in node.meanings:
            if sum(map(_agrees, words, meaning.spelling)) >= len(words) - 1:
                return meaning
    return None


def _agrees(word: _Word, marked: str) -> bool:
    return word.written.isascii() or _marked(word.written) == marked


@lru_cache(maxsize=65536)
def _marked(word: str) -> str:
    """With its tone, but y and i, and the places of a tone mark, as one."""
    return fold_tones(word).translate(_ONE_I)


def _of_a_name(words: list[_Word], place: int) -> bool:
    """Whether this capitalised word stands next to another: "Sơn" of "Bắc Sơn" is no paint."""
    if not words[place].named:
        return False
    return any(words[near].named for near in (place - 1, place + 1) if 0 <= near < len(words))


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    return tuple(read_table("classifiers/task_words.csv"))


@cache
def _trie() -> _Node:
    root = _Node()
    phrases = [(row["phrase"], row["token"], row["kind"]) for row in _rows() if row["kind"] != "abbreviation"]
    phrases += [(name, fold(name), "place") for name in _province_names()]
    for phrase, form, kind in phrases:
        node = root
        for word in folded_words(phrase):
            node = node.after.setdefault(word, _Node())
        node.meanings.append(_Meaning(form, kind, tuple(_marked(word) for word in _WORD.findall(phrase))))
    return root


@cache
def _province_names() -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.name for on in _GEOGRAPHIES for entry in provinces(on)))


@cache
def _abbreviations() -> Mapping[str, tuple[str, ...]]:
    return {row["phrase"]: tuple(folded_words(row["token"])) for row in _rows() if row["kind"] == "abbreviation"}


@cache
def _locality() -> Mapping[str, str]:
    return {row["token"]: row["local"] for row in _rows() if row["kind"] in ("activity", "general")}


def folded_words(text: str) -> list[str]:
    """The words of `text` without case and marks."""
    return _WORD.findall(_folded(text))


def _folded(text: str) -> str:
    return fold(text).translate(_ONE_I)
