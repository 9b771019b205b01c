"""Words of a task brought to one form: phrases that mean the same become one token; stock words weigh nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from sachhon.catalogue import read_table
from sachhon.vietnamese.folding import fold, fold_tones

_WORD = re.compile(r"[^\W_]+")
_LONGEST_UNMARKED = 3
"""A word of so few letters without marks is too many words at once ("ma": mạ, mà, mã)."""


class Token(NamedTuple):
    """One word or phrase in its common form; `kind`: activity | industry | word | stock | number | "" (itself)."""

    form: str
    kind: str
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    after: dict[str, _Node] = field(default_factory=dict)
    form: str = ""
    kind: str = ""
    marked: frozenset[str] = frozenset()


def tokens(text: str) -> tuple[Token, ...]:
    """The text's words in order, the longest known phrase first; a text written without marks is read as well."""
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    folded = [fold(word) for word, _, _ in words]
    bare = all(word.isascii() for word, _, _ in words)
    return tuple(_taken(words, folded, bare))


def local_activities() -> frozenset[str]:
    """Activities that are done at a place: the same in another province is another task."""
    return _local()


def _taken(words: list[tuple[str, int, int]], folded: list[str], bare: bool) -> Iterator[Token]:
    place = 0
    while place < len(words):
        length, node = _longest(words, folded, place, bare)
        start, end = words[place][1], words[place + length - 1][2]
        if node is None:
            form = folded[place]
            yield Token(form, "number" if form.isdigit() else "", start, end)
        else:
            yield Token(node.form, node.kind, start, end)
        place += length


def _longest(words: list[tuple[str, int, int]], folded: list[str], place: int, bare: bool) -> tuple[int, _Node | None]:
    node, found, length = _trie(), None, 1
    for ahead in range(place, min(place + 8, len(words))):
        following = node.after.get(folded[ahead])
        if following is None:
            break
        node = following
        single = ahead == place
        if node.kind and (not single or _is_that_word(node, words[place][0], folded[place], bare)):
            found, length = node, ahead - place + 1
    return length, found


def _is_that_word(node: _Node, written: str, folded: str, bare: bool) -> bool:
    return len(folded) > _LONGEST_UNMARKED if bare else fold_tones(written) in node.marked


@cache
def _trie() -> _Node:
    root = _Node()
    for row in read_table("classifiers/task_words.csv"):
        node = root
        for word in _WORD.findall(fold(row["phrase"])):
            node = node.after.setdefault(word, _Node())
        node.form, node.kind = row["token"], row["kind"]
        node.marked |= {fold_tones(row["phrase"])}
    return root


@cache
def _local() -> frozenset[str]:
    return frozenset(row["token"] for row in read_table("classifiers/task_words.csv") if row["local"] == "1")
