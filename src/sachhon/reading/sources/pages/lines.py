"""Words with places -> lines."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from sachhon.reading.sources.pages.model import Line, Segment, Word

_SAME_LINE = 0.4
"""Baselines nearer than this part of the letters' height stand on one line."""
_WIDE_GAP = 0.8
"""A gap wider than so many letter heights may part two columns; a blank of a justified line seldom grows so wide."""


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The lines from top to bottom, each from left to right."""
    ordered = sorted(words, key=lambda word: (word.baseline, word.x0))
    groups: list[list[Word]] = []
    height = baseline = 0.0
    for word in ordered:
        tall = word.bottom - word.top
        if groups and word.baseline - baseline <= _SAME_LINE * min(height, max(tall, height * 0.5)):
            groups[-1].append(word)
            height = max(height, tall)
        else:
            groups.append([word])
            height, baseline = tall, word.baseline
    return [_line(sorted(group, key=lambda word: word.x0), page) for group in groups]


def _line(words: list[Word], page: int) -> Line:
    size = median(word.bottom - word.top for word in words)
    segments: list[Segment] = []
    run = [words[0]]
    for word in words[1:]:
        if word.x0 - max(before.x1 for before in run[-3:]) > _WIDE_GAP * size:
            segments.append(_segment(run))
            run = [word]
        else:
            run.append(word)
    segments.append(_segment(run))
    return Line(
        segments,
        x0=words[0].x0,
        x1=max(word.x1 for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
        baseline=median(word.baseline for word in words),
        page=page,
        words=words,
        bold=all(word.bold for word in words),
    )


def _segment(words: list[Word]) -> Segment:
    return Segment(" ".join(word.text for word in words), words[0].x0, max(word.x1 for word in words))
