"""Matches with a place in a text, and how two places lie to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

__all__ = ["Placed", "Spanned", "free_of", "overlaps"]


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
    free = []
    for match in matches:
        if not any(start < match.end and match.start < end for start, end in blocked):
            free.append(match)
    return free
