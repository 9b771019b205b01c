"""A page as words with places: what a PDF and a scan have in common. Points of 1/72 inch, y downwards from the top."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple


class Word(NamedTuple):
    """Letters without a blank between them. `baseline` is the y on which they stand."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    bold: bool = False


class Box(NamedTuple):
    """A rectangle."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom


@dataclass(slots=True)
class RuledTable:
    """A table drawn with lines: its cells as rectangles."""

    box: Box
    cells: list[Box]


@dataclass(slots=True)
class Page:
    """One page, `number` from 1."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    ruled: list[RuledTable] = field(default_factory=list)


class Segment(NamedTuple):
    """Words of one line that stand together; a wider gap begins the next."""

    text: str
    x0: float
    x1: float


@dataclass(slots=True)
class Line:
    """A line of a page, its words from left to right."""

    segments: list[Segment]
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    page: int
    words: list[Word]
    bold: bool = False

    @property
    def height(self) -> float:
        """Of its tallest letters, in points."""
        return self.bottom - self.top

    @property
    def first_word(self) -> float:
        """The width of its first word."""
        return self.words[0].x1 - self.words[0].x0

    @property
    def widest_gap(self) -> float:
        """In letter heights, between neighbouring segments; 0 for a line of one segment."""
        gaps = (right.x0 - left.x1 for left, right in pairwise(self.segments))
        return max(gaps, default=0.0) / max(self.height, 1.0)

    def closed_up(self) -> Line:
        """The line as one segment: its gaps were only wide blanks."""
        whole = Segment(" ".join(segment.text for segment in self.segments), self.x0, self.x1)
        return replace(self, segments=[whole])

    @property
    def text(self) -> str:
        """Its words, a tab at every wide gap."""
        return "\t".join(segment.text for segment in self.segments)
