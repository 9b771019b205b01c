"""Matches with a place in a text, and how two places lie to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import ParamSpec, Protocol, TypeVar, cast

__all__ = ["Placed", "Spanned", "free_of", "overlaps", "remembered"]


class Placed(Protocol):
    """Anything with half-open offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Spanned:
    """Half-open offsets in the text that was searched, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the match."""
        return text[self.start : self.end]


P = TypeVar("P", bound=Placed)


def overlaps(one: Placed, other: Placed) -> bool:
    """Whether the two share a code point."""
    return one.start < other.end and other.start < one.end


def free_of(matches: Iterable[P], *taken: Iterable[Placed]) -> list[P]:
    """Those of `matches` that overlap none of `taken`, in their order."""
    blocked = sorted((place.start, place.end) for places in taken for place in places)
    if not blocked:
        return list(matches)
    starts = [start for start, _ in blocked]
    reach = list(accumulate((end for _, end in blocked), max))
    free = []
    for match in matches:
        before = bisect_left(starts, match.end)  # all that begin before the match ends
        if before == 0 or reach[before - 1] <= match.start:
            free.append(match)
    return free


R = TypeVar("R")
Q = ParamSpec("Q")
_SHORT = 4000


def remembered(find: Callable[Q, R]) -> Callable[Q, R]:
    """A finder (its first argument the text) that remembers its answers, as several readers ask about one passage.

    Of short texts a thousand, of long ones the last two, so that reading many documents takes no more memory than one.
    """
    of_short = cast(Callable[Q, R], lru_cache(maxsize=1024)(find))
    of_long = cast(Callable[Q, R], lru_cache(maxsize=2)(find))

    def ask(*args: Q.args, **kwargs: Q.kwargs) -> R:
        short = len(cast(str, args[0])) <= _SHORT
        return of_short(*args, **kwargs) if short else of_long(*args, **kwargs)

    return ask
