"""Text that remembers where it came from: matching happens on a cleaned copy, spans point into the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_COMBINING = re.compile(r"[\u0300-\u036f]")
_BLANK = re.compile(r"[\s*\u00a0\u200b\ufeff|]+")
_MARKS = ("*", "|", "\u200b", "\ufeff")
"""What counts as a blank besides blanks."""
_ODD_BLANK = re.compile(r"[\s*\u00a0\u200b\ufeff|]{2,}|(?! )[\s*\u00a0\u200b\ufeff|]")  # all but a lone space


@dataclass(frozen=True, slots=True)
class MappedText:
    """`text` is the cleaned copy; `starts[i]`, `ends[i]` are half-open offsets in the original of its i-th letter."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the cleaned stretch [start, end), blanks at its ends left out.

        Raises ValueError if it is empty.
        """
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
    global _known
    end = len(original) if end is None else end
    if end - start >= len(original):
        return _clean(original, start, end, composed=_composed(original, start, end))
    known = _known
    if known.original is not original:
        known = _known = _Known(original, _composed(original, 0, len(original)))
    found = known.cleaned.get((start, end))
    if found is None:
        composed = known.composed or _composed(original, start, end)
        found = known.cleaned[start, end] = _clean(original, start, end, composed=composed)
    return found


class _Known:
    """The stretches of one text that were cleaned: the stages of reading ask for the same ones again and again."""

    __slots__ = ("cleaned", "composed", "original")

    def __init__(self, original: str, composed: bool) -> None:
        self.original = original
        self.composed = composed
        self.cleaned: dict[tuple[int, int], MappedText] = {}


_known = _Known("", composed=True)
"""Of the text that was read last."""


def _clean(original: str, start: int, end: int, *, composed: bool) -> MappedText:
    if composed:
        return _clean_composed(original, start, end)
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


def _composed(original: str, start: int, end: int) -> bool:
    return _COMBINING.search(original, start, end) is None and unicodedata.is_normalized("NFC", original[start:end])


def _clean_composed(original: str, start: int, end: int) -> MappedText:
    """The same for text in which every code point is a letter of its own: whole stretches at a time, and faster."""
    piece = original[start:end]
    for mark in _MARKS:
        if mark in piece:
            piece = piece.replace(mark, " ")
    text = " ".join(piece.split())
    inner = piece.lstrip()
    if len(text) == len(inner.rstrip()):  # every blank inside is a single one: letter stands for letter
        place = start + len(piece) - len(inner)
        stop = place + len(text)
        return MappedText(text, range(place, stop), range(place + 1, stop + 1))
    lead = _BLANK.match(original, start, end)
    place = lead.end() if lead else start
    while end > place and original[end - 1] == " ":
        end -= 1
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for odd in _ODD_BLANK.finditer(original, place, end):
        words.append(original[place : odd.start()])
        starts.extend(range(place, odd.start() + 1))
        ends.extend(range(place + 1, odd.start() + 1))
        ends.append(odd.end())
        place = odd.end()
    if place < end:
        words.append(original[place:end])
        starts.extend(range(place, end))
        ends.extend(range(place + 1, end + 1))
        if original[end - 1] == " ":
            words[-1] = words[-1][:-1]
            starts.pop()
            ends.pop()
    elif words:
        starts.pop()
        ends.pop()
    return MappedText(" ".join(words), tuple(starts), tuple(ends))
