"""Text that remembers where it came from: matching happens on a cleaned copy, spans point into the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_BLANK = re.compile(r"[\s*\u00a0\u200b\ufeff|]+")


@dataclass(frozen=True, slots=True)
class MappedText:
    """`text` is the cleaned copy; `starts[i]`, `ends[i]` are the half-open offsets in the original of its i-th code point."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the cleaned stretch [start, end); blanks at its ends do not count. Raises ValueError if empty."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start >= end:
            raise ValueError("an empty stretch has no place")
        return self.starts[start], self.ends[end - 1]


def clean(original: str, start: int = 0, end: int | None = None) -> MappedText:
    """NFC, with every run of blanks, line ends, `*` and `|` as one blank, none at the ends. Case and words untouched.

    Offsets are code points of `original` (not of the slice).
    """
    end = len(original) if end is None else end
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    i = start
    while i < end:
        blank = _BLANK.match(original, i, end)
        if blank:
            if chars:
                chars.append(" ")
                starts.append(i)
                ends.append(blank.end())
            i = blank.end()
            continue
        j = i + 1
        while j < end and unicodedata.combining(original[j]):
            j += 1
        for char in unicodedata.normalize("NFC", original[i:j]):
            chars.append(char)
            starts.append(i)
            ends.append(j)
        i = j
    if chars and chars[-1] == " ":
        chars.pop(), starts.pop(), ends.pop()
    return MappedText("".join(chars), tuple(starts), tuple(ends))
