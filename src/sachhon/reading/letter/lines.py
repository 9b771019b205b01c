"""The text as lines and cells with a cleaned copy running through them, so that hard wraps do not hide a phrase."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sachhon.reading.letter.healing import may_be_torn, torn_words
from sachhon.reading.model import Span
from sachhon.vietnamese.folding import flat, nfc
from sachhon.vietnamese.mapped import MappedText, clean

_PIECE = re.compile(r"[^\n\r\t|\f\v\x1c-\x1e\x85\u2028\u2029]+")
_RULE = re.compile(r"[-_=–—]{3,}")
_COLUMNS = re.compile(r"[ \u00a0]{4,}(?=[^\W\d_])")
_UNFILLED = re.compile(r"(?:số|ngày|tháng|năm|kính gửi)\W*$", re.IGNORECASE)
_RANGE_GOES_ON = re.compile(r"[-–] ?(?:19|20)\d\d(?!\d)")
_ENDS_IN_YEAR = re.compile(r"(?:19|20)\d\d$")
_RULES = ("---", "___", "===", "–––", "———")
_STRIPPED = " *\u00a0\u200b\ufeff\u2002\u2003\u2009\u202f\u3000"


class Line(NamedTuple):
    """A line, or a cell's line. `start`, `end` are raw offsets; `at`, `to` those of the running cleaned text.

    `gap` is what parts it from the line before: start, line, para (a blank line), cell, rule (dashes).
    """

    start: int
    end: int
    at: int
    to: int
    text: str
    gap: str

    @property
    def span(self) -> Span:
        """Raw offsets."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Lines:
    """All lines of a text and their running cleaned text: `text`, and `flat` of it, offset for offset the same."""

    raw: str
    lines: tuple[Line, ...]
    text: str
    healed: tuple[Span, ...] = ()
    """Raw offsets of the torn words that were put together."""
    _maps: dict[int, MappedText] = field(default_factory=dict)

    @cached_property
    def flat(self) -> str:
        """Lower case without marks, for matching words; see vietnamese.folding.flat."""
        return flat(self.text)

    @cached_property
    def _ats(self) -> list[int]:
        return [line.at for line in self.lines]

    def beside(self, line: Line) -> bool:
        """Does the line stand on one row with the line before it, as the next column?"""
        index = self.index_at(line.at)
        if not index or line.gap != "cell":
            return False
        between = self.raw[self.lines[index - 1].end : line.start]
        return "\n" not in between or between[between.rfind("\n") + 1 :].startswith("\t")

    def index_at(self, position: int) -> int:
        """The index of the line that holds a position of the running text."""
        return max(0, bisect_right(self._ats, position) - 1)

    def line_at(self, position: int) -> Line:
        """The line that holds a position of the running text."""
        return self.lines[self.index_at(position)]

    def span(self, start: int, end: int) -> Span:
        """Raw offsets of the stretch [start, end) of the running text. Raises ValueError if it is empty."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        if start >= end:
            raise ValueError("an empty stretch has no place")
        return Span(self._raw(start)[0], self._raw(end - 1)[1])

    def position(self, offset: int) -> int:
        """The position in the running text of a raw offset (of the next letter where the offset is a blank)."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            if self.lines[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low == len(self.lines):
            return len(self.text)
        line = self.lines[low]
        if offset <= line.start:
            return line.at
        starts = self._map(low).starts
        return line.at + min(bisect_right(starts, offset - 1), len(starts))

    def without(self, spans: Sequence[tuple[int, int]]) -> Lines | None:
        """The same text with these raw stretches left out, whole lines each; None where one cuts a line."""
        kept: list[Line] = []
        maps: dict[int, MappedText] = {}
        texts: list[str] = []
        flats: list[str] = []
        position = 0
        left_out = False
        for index, line in enumerate(self.lines):
            touched = [span for span in spans if span[0] < line.end and line.start < span[1]]
            if touched:
                if not all(span[0] <= line.start and line.end <= span[1] for span in touched):
                    return None
                left_out = True
                continue
            gap = "start" if not kept else "para" if left_out and line.gap == "line" else line.gap
            left_out = False
            if index in self._maps:
                maps[len(kept)] = self._maps[index]
            kept.append(Line(line.start, line.end, position, position + len(line.text), line.text, gap))
            texts.append(line.text)
            flats.append(self.flat[line.at : line.to])
            position += len(line.text) + 1
        healed = tuple(
            span for span in self.healed if not any(start < span.end and span.start < end for start, end in spans)
        )
        shorter = Lines(self.raw, tuple(kept), " ".join(texts), healed, maps)
        shorter.__dict__["flat"] = " ".join(flats)
        return shorter

    def _map(self, index: int) -> MappedText:
        if index not in self._maps:
            line = self.lines[index]
            self._maps[index] = clean(self.raw, line.start, line.end)
        return self._maps[index]

    def _raw(self, position: int) -> tuple[int, int]:
        index = self.index_at(position)
        mapped, inside = self._map(index), position - self.lines[index].at
        return mapped.starts[inside], mapped.ends[inside]


def lines_of(raw: str, blocks: Sequence[tuple[int, str]] = ()) -> Lines:
    """Split at line ends, tabs, pipes and rules of dashes; empty lines are dropped, torn words put together.

    `blocks`: offsets at which a format's own paragraphs ("para") and cells ("cell") begin, in order.
    """
    lines: list[Line] = []
    maps: dict[int, MappedText] = {}
    healed: list[Span] = []
    position = before = at_block = 0
    starred = "*" in raw
    no_width = "\u200b" in raw or "\ufeff" in raw
    composed = raw.isascii() or (unicodedata.is_normalized("NFC", raw) and "\u00d0" not in raw)
    for first, piece in _pieces(raw):
        words = (piece.replace("*", " ") if starred else piece).split()
        if not words:
            continue
        text = " ".join(words)
        if no_width and ("\u200b" in text or "\ufeff" in text):
            text = " ".join(text.replace("\u200b", " ").replace("\ufeff", " ").split())
            if not text:
                continue
        if text == piece:
            start, end = first, first + len(piece)
        else:
            inner = piece.lstrip(_STRIPPED)
            start = first + len(piece) - len(inner)
            end = start + len(inner.rstrip(_STRIPPED))
        if not composed:
            text = nfc(text)
        gap = _gap(raw[before:start]) if lines else "start"
        while at_block < len(blocks) and blocks[at_block][0] <= start:
            if blocks[at_block][0] >= before and gap == "line":
                gap = blocks[at_block][1]
            at_block += 1
        if gap == "para" and _RANGE_GOES_ON.match(text) and _ENDS_IN_YEAR.search(lines[-1].text):
            gap = "line"  # "giai đoạn 2019 / - 2030": no dash of a list
        torn = torn_words(text) if may_be_torn(words) else []
        mapped = clean(raw, start, end) if torn else None
        if mapped is not None and len(mapped.text) == len(text):
            healed.extend(Span(*mapped.span(word.start, word.end)) for word in torn)
            blanks = {blank for word in torn for blank in word.blanks}
            kept = [offset for offset in range(len(mapped.text)) if offset not in blanks]
            text = "".join([text[offset] for offset in kept])
            starts, ends = mapped.starts, mapped.ends
            maps[len(lines)] = MappedText(
                text, tuple([starts[offset] for offset in kept]), tuple([ends[offset] for offset in kept])
            )
        lines.append(Line(start, end, position, position + len(text), text, gap))
        position += len(text) + 1
        before = end
    return Lines(raw, tuple(lines), " ".join([line.text for line in lines]), tuple(healed), maps)


def _pieces(raw: str) -> Iterator[tuple[int, str]]:
    ruled = any(rule in raw for rule in _RULES)
    spaced = "    " in raw or "\u00a0\u00a0\u00a0\u00a0" in raw
    for found in _PIECE.finditer(raw):
        first, piece = found.start(), found[0]
        if not ruled or not _RULE.search(piece):
            if spaced and ("    " in piece or "\u00a0\u00a0" in piece):
                yield from _columns(first, piece)
            else:
                yield first, piece
            continue
        cursor = 0
        for rule in _RULE.finditer(piece):
            yield first + cursor, piece[cursor : rule.start()]
            cursor = rule.end()
        yield first + cursor, piece[cursor:]


def _columns(first: int, piece: str) -> Iterator[tuple[int, str]]:
    """Columns set side by side with blanks; a capital opens the next one, and blanks to be filled in are none."""
    cursor = 0
    for blanks in _COLUMNS.finditer(piece):
        left = piece[cursor : blanks.start()]
        if left.strip(_STRIPPED) and piece[blanks.end()].isupper() and not _UNFILLED.search(left):
            yield first + cursor, left
            cursor = blanks.end()
    yield first + cursor, piece[cursor:]


def _gap(between: str) -> str:
    if len(between) == 1:
        return "line" if between == "\n" else "cell"
    if not between.isspace() and any(rule in between for rule in _RULES):
        return "rule"
    if "|" in between or "\t" in between or not between.strip(" \u00a0*"):
        return "cell"
    return "para" if between.count("\n") > 1 or "\f" in between else "line"
