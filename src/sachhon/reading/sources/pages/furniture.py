"""What a page carries besides the letter: page numbers, running headers and footers, marks of electronic signing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from sachhon.reading.sources.pages.model import Line

PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang|page)?\s*\d{1,4}\s*(?:(?:/|of|trên)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_SIGNING = re.compile(
    r"\s*(?:(?:Người ký|Ký bởi|Thời gian ký|Giờ ký|Ngày ký)\s*:|Signature Not Verified).*", re.IGNORECASE
)
_SIGNING_MORE = re.compile(r"\s*(?:Email|Cơ quan)\s*:.*", re.IGNORECASE)
_EDGE = 0.12
"""Part of the page's height, from above and below, in which running lines stand."""
_LINES_AT_EDGE = 3
_RUNNING_LINES = 2
_SHORT_LETTER = 2
"""On so many pages words that stand beside the page's number are a running line."""
_OFF = 0.8
"""Letter heights between a running line and the body."""
_DIGITS = re.compile(r"\d+")


def kinds_of(pages: Sequence[tuple[float, Sequence[Line]]]) -> list[list[str]]:
    """For each page, given as (height, lines), the kind of each line: body, page_number, mark or stamp."""
    repeated = _repeated(pages)
    return [
        [_kind(line, at, len(lines), height, repeated, lines) for at, line in enumerate(lines)]
        for height, lines in pages
    ]


def _kind(line: Line, at: int, count: int, height: float, repeated: set[str], lines: Sequence[Line]) -> str:
    text = line.text
    if _SIGNING.fullmatch(text):
        return "stamp"
    if _SIGNING_MORE.fullmatch(text) and any(_SIGNING.fullmatch(near.text) for near in lines[max(0, at - 4) : at + 5]):
        return "stamp"
    if not _at_edge(line, at, count, height):
        return "body"
    if PAGE_NUMBER.fullmatch(text):
        return "page_number"
    return "mark" if _pattern(text) in repeated and _stands_off(at, lines) else "body"


def _stands_off(at: int, lines: Sequence[Line]) -> bool:
    """Whether the line is one of few at the page's edge that more than the usual distance parts from its body."""
    from_top = lines[at].top < lines[len(lines) // 2].top
    inwards = list(lines) if from_top else list(reversed(lines))
    place = at if from_top else len(lines) - 1 - at
    for number, (outer, inner) in enumerate(pairwise(inwards[: _RUNNING_LINES + 1]), 1):
        upper, lower = (outer, inner) if from_top else (inner, outer)
        if lower.top - upper.bottom > _OFF * upper.height:
            return place < number
    return len(lines) <= _RUNNING_LINES


def _at_edge(line: Line, at: int, count: int, height: float) -> bool:
    first = at < _LINES_AT_EDGE and line.bottom < height * _EDGE
    last = at >= count - _LINES_AT_EDGE and line.top > height * (1 - _EDGE)
    return first or last


def _pattern(text: str) -> str:
    return _DIGITS.sub("#", text).strip()


def _repeated(pages: Sequence[tuple[float, Sequence[Line]]]) -> set[str]:
    seen: Counter[str] = Counter()
    beside: Counter[str] = Counter()  # words that stand beside the page's own number, or alone on another page
    for number, (height, lines) in enumerate(pages, 1):
        running = {line.text for at, line in enumerate(lines) if _at_edge(line, at, len(lines), height)}
        seen.update({_pattern(text) for text in running} - {"#", ""})
        beside.update({_without(text, number) for text in running} - {""})
    enough = max(3, len(pages) // 3)
    with_number = {f"# {words}" for words, count in beside.items() if count >= _SHORT_LETTER}
    with_number |= {f"{words} #" for words, count in beside.items() if count >= _SHORT_LETTER}
    return {pattern for pattern, count in seen.items() if count >= enough or pattern in with_number}


def _without(text: str, number: int) -> str:
    """A running line's words without the number of its page."""
    words = text.split()
    if words[:1] == [str(number)]:
        words = words[1:]
    elif words[-1:] == [str(number)]:
        words = words[:-1]
    return " ".join(words)
