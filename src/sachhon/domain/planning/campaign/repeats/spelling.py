"""Slips of the keyboard: a word met nowhere else, one letter from one that fits between its neighbours.

Learned from the tasks at hand and the word list; nothing is changed unless the neighbours agree, so that a rare name
stays what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

_SHORTEST = 3
_SHORTEST_JOINED = 5
_RARE = 2
_COMMON = 3
_A_SLIP_IN = 1000
"""The same slip comes back about once in so many texts."""
_SURE = 8
"""How often a guess must have stood beside a neighbour to replace a usual word."""
_SURER = 3
"""How much better than what was written a guess must fit between its neighbours."""


class Spelling:
    """What words and neighbours are usual."""

    def __init__(self, texts: Iterable[Sequence[str]], phrases: Iterable[Sequence[str]]) -> None:
        counts: Counter[str] = Counter()
        read = 0
        self._pairs: Counter[tuple[str, str]] = Counter()
        for words in texts:
            read += 1
            counts.update(words)
            self._pairs.update(pairwise(words))
        listed: set[str] = set()
        for words in phrases:
            listed.update(words)
            for pair in pairwise(words):
                self._pairs[pair] += _COMMON
        rare = max(_RARE, read // _A_SLIP_IN)
        self._usual = {word for word, count in counts.items() if count > rare} | listed
        self._rare = {word for word, count in counts.items() if count <= rare} - listed
        self._near: dict[str, list[str]] = {}
        for word in self._usual:
            if len(word) > 1:
                for less in {word, *_shortened(word)}:
                    self._near.setdefault(less, []).append(word)
        self._met: dict[tuple[str, str, str], tuple[str, ...]] = {}

    def meant(self, words: Sequence[str], at: int, *, named: bool = False) -> tuple[str, ...]:
        """The word or two words that the word at `at` was meant to be; most often itself.

        A usual word is doubted only where it never stands beside either neighbour; one of a name (`named`) never.
        """
        word = words[at]
        if not word.isalpha():
            return (word,)
        before = words[at - 1] if at else ""
        after = words[at + 1] if at + 1 < len(words) else ""
        least = _COMMON
        if word not in self._rare:
            if named or len(word) < _SHORTEST - 1 or self._fits(before, word, after):
                return (word,)
            least = _SURE
        elif len(word) < _SHORTEST:
            return (word,)
        key = (before, word, after)
        if key not in self._met:
            self._met[key] = self._guessed(before, word, after, least)
        return self._met[key]

    def _guessed(self, before: str, word: str, after: str, least: int) -> tuple[str, ...]:
        best: tuple[int, tuple[str, ...]] = (0, (word,))
        for near in {found for less in {word, *_shortened(word)} for found in self._near.get(less, ())}:
            if abs(len(near) - len(word)) <= 1:
                best = max(best, (self._fits(before, near, after), (near,)))
        if len(word) >= _SHORTEST_JOINED:
            for cut in range(1, len(word)):
                one, two = word[:cut], word[cut:]
                if one in self._usual and two in self._usual and self._pairs[one, two] >= _COMMON:
                    best = max(best, (self._pairs[one, two] + self._fits(before, one, two), (one, two)))
        enough = max(least, _SURER * self._fits(before, word, after))
        return best[1] if best[0] >= enough else (word,)

    def _fits(self, before: str, word: str, after: str) -> int:
        return self._pairs[before, word] + self._pairs[word, after]


def _shortened(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
