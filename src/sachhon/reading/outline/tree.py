"""Paragraphs and tables in order -> the tree of items, whatever styles of numbering a document nests in each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from sachhon.reading.model import Block, Paragraph, Source, Span, Table
from sachhon.reading.outline.markers import Marker, annex_marker, marker_of
from sachhon.reading.outline.model import Item, Outline
from sachhon.vietnamese.folding import flat
from sachhon.vietnamese.mapped import MappedText, clean

_FIXED_RANKS = {
    "annex": 0,
    "closing": 0,
    "part": 1,
    "chapter": 2,
    "upper": 3,
    "section": 3,
    "letter_upper": 4,
    "roman": 5,
}
"""Styles that close whatever is deeper, even where that style was not open: smaller is higher."""

_OPENING = 420
"""So much of a paragraph is looked at for its number and heading: no heading is longer."""

_LABEL = re.compile(r":(?=\s|$)")
_CLOSING = re.compile(
    r"(tren day la|tren day,|tren co so .{0,80}kinh (de nghi|bao cao)"
    r"|.{0,90}\b(kinh|xin) (bao cao|gui|trinh)\b.{0,120}\./\.?$)"
)
_INLINE = re.compile(
    r"(?<=[.;:!?…)])\s+(?=(?:\d{1,2}(?:\.\d{1,2})*\s*[.)/]|[a-zđ]\s*[.)/]|[IVX]{1,5}\s*[./]|\(\d\)|[-+•])\s*\S)"
)
_PHRASE_LENGTH = 160
_LONGEST_LINE = 110
_LINE_WORDS = 18


class AnnexPart(Protocol):
    """What the outline needs to know of an annex."""

    @property
    def span(self) -> Span: ...


class Parts(Protocol):
    """What the outline needs to know of a letter's parts."""

    @property
    def body(self) -> Span: ...
    @property
    def annexes(self) -> Sequence[AnnexPart]: ...


@dataclass(slots=True)
class _Open:
    """An item that is being filled."""

    marker: Marker | None
    style: str
    number: str
    start: int
    marker_span: Span | None
    title: Span
    title_ends: int
    sentence: bool
    end: int
    leads: bool = False
    """A dash that ends with a colon: the dashes behind it stand in it."""
    blocks: list[Block] = field(default_factory=list)
    children: list[_Open] = field(default_factory=list)

    def freeze(self, level: int) -> Item:
        children = tuple(child.freeze(level + 1) for child in self.children)
        end = max([self.end, *(child.span.end for child in children)])
        begin = self.title.start if self.sentence else self.title_ends
        body = Span(begin, end) if begin < end else None
        return Item(
            self.number, self.style, level, Span(self.start, end), self.marker_span, self.title, body, self.sentence,
            tuple(self.blocks), children,
        )  # fmt: skip


_LAST: dict[tuple[int, tuple[Span, ...]], tuple[Source, Outline]] = {}
"""The outlines made last, since several stages ask for them: (id of the blocks, stretches) -> (the source, outline)."""
_KEPT = 4


def outline_of(source: Source, parts: Parts | None = None) -> Outline:
    """The items of the letter's body and annexes (of the whole text where the parts are not known)."""
    stretches: tuple[Span, ...] = (Span(0, len(source.text)),)
    if parts is not None:
        stretches = (parts.body, *(annex.span for annex in parts.annexes))
    key = (id(source.blocks), stretches)
    known = _LAST.get(key)
    if known is not None and known[0].blocks is source.blocks and known[0].text is source.text:
        return known[1]
    outline = _outline(source, stretches)
    while len(_LAST) >= _KEPT:
        del _LAST[next(iter(_LAST))]
    _LAST[key] = (source, outline)
    return outline


def _outline(source: Source, stretches: Sequence[Span]) -> Outline:
    builder = _Builder(source.text)
    for block in _inside(source.blocks, stretches):
        if isinstance(block, Table):
            builder.add_block(block)
        elif block.kind == "body":
            for piece in _pieces(source.text, block):
                builder.add_paragraph(piece)
    return Outline(tuple(builder.preface), tuple(item.freeze(1) for item in builder.items))


def _inside(blocks: Iterable[Block], stretches: Sequence[Span]) -> Iterator[Block]:
    for block in blocks:
        middle = (block.span.start + block.span.end) // 2
        if any(stretch.start <= middle < stretch.end for stretch in stretches):
            yield block


def _pieces(text: str, block: Paragraph) -> Iterator[Paragraph]:
    """A paragraph in which several items stand one behind the other is several paragraphs."""
    cuts = [block.span.start]
    if len(block.span) and block.span.end - block.span.start > 40:
        cuts += _inline_items(text, block.span)
    for start, end in zip(cuts, [*cuts[1:], block.span.end], strict=True):
        if len(cuts) == 1:
            yield block
        elif text[start:end].strip(" \n\t*"):
            yield Paragraph(Span(start, _rstrip(text, start, end)), block.heading, block.bold, block.kind)


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _inline_items(text: str, span: Span) -> list[int]:
    """Where items begin inside a paragraph: only numbers that carry on a list (1. ... 2. ..., a) ... b) ...) count."""
    places = [(found.end(), None) for found in _INLINE.finditer(text, span.start, span.end)]
    if not places:
        return []
    found: list[tuple[int, Marker]] = []
    for place, _ in [(span.start, None), *places]:
        marker = marker_of(clean(text, place, min(span.end, place + 60)).text)
        if marker is not None:
            found.append((place, marker))
    kept: set[int] = set()
    for i, (place, marker) in enumerate(found):
        if marker.is_bullet:
            alike = [other for other, its in found if its.style == marker.style]
            if len(alike) > 1 and place != span.start and found[0][0] == span.start and found[0][1].is_bullet:
                kept.add(place)
            continue
        for other, its in found[i + 1 :]:
            if (
                its.style == marker.style
                and its.ordinal[:-1] == marker.ordinal[:-1]
                and its.ordinal[-1:] == _next(marker)
            ):
                kept.update((place, other))
                break
    return sorted(place for place in kept if place > span.start)


def _speaks(words: str) -> bool:
    """Words rather than a code: "MST: 0123456789" is no heading."""
    return sum(map(str.isalpha, words)) > sum(map(str.isdigit, words))


def _is_line(words: str) -> bool:
    """A short line of its own that ends with no mark, or with a colon: a heading without a number."""
    if (
        len(words) > _LONGEST_LINE
        or not words[0].isupper()
        or words[-1] in ".;,…)!?"
        or words.count(" ") >= _LINE_WORDS
    ):
        return False
    return ":" not in words[:-1] and "%" not in words and not any(char.isdigit() for char in words[:1])


def _next(marker: Marker) -> tuple[int, ...]:
    return tuple(value + 1 for value in marker.ordinal[-1:])


@lru_cache(maxsize=2048)
def _closes(words: str) -> bool:
    return _CLOSING.match(flat(words)) is not None


class _Builder:
    """Keeps the stack of open items; each new marker closes what it cannot stand in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.preface: list[Block] = []
        self.items: list[_Open] = []
        self.stack: list[_Open] = []

    def add_block(self, block: Block) -> None:
        """A table, or a paragraph without a number or heading: part of what is open."""
        if not self.stack:
            self.preface.append(block)
            return
        self.stack[-1].blocks.append(block)
        self.stack[-1].end = max(self.stack[-1].end, block.span.end)

    def add_paragraph(self, block: Paragraph) -> None:
        opening = clean(self.text, block.span.start, min(block.span.end, block.span.start + _OPENING))
        words = opening.text
        if not words:
            return
        marker = annex_marker(words) or marker_of(words)
        style = marker.style if marker else self._heading_style(block, words)
        if style == "closing" or (style == "annex" and marker):
            self.stack.clear()
        if not style:
            if self.stack and self.stack[-1].style == "closing":
                self.stack[-1].end = block.span.end
            else:
                self.add_block(block)
            return
        self._open(block, opening, marker, style)

    def _heading_style(self, block: Paragraph, words: str) -> str:
        whole = block.span.end - block.span.start < _OPENING
        if not words.endswith(":") and _closes(words[:300]):
            return "closing"
        if block.heading:
            return f"heading{min(block.heading, 9)}"
        if whole and len(words) < 250 and words.isupper() and len(words) > 5 and _speaks(words):
            return "upper"
        if whole and block.bold and len(words) < 250:
            return "bold"
        return "line" if whole and _is_line(words) else ""

    def _open(self, block: Paragraph, opening: MappedText, marker: Marker | None, style: str) -> None:
        leads = opening.text.endswith(":") and opening.ends[-1] >= block.span.end - 2
        self._close_for(marker, style, leads)
        begins = marker.end if marker else 0
        title, title_ends, sentence = self._title(block, opening, begins, style)
        item = _Open(
            marker=marker,
            style=style,
            number=marker.number if marker else "",
            start=opening.starts[0],
            marker_span=Span(opening.starts[0], opening.ends[begins - 1]) if marker and begins else None,
            title=title,
            title_ends=title_ends,
            sentence=sentence,
            end=block.span.end,
            leads=leads,
            blocks=[block],
        )
        (self.stack[-1].children if self.stack else self.items).append(item)
        self.stack.append(item)

    def _title(self, block: Paragraph, opening: MappedText, begins: int, style: str) -> tuple[Span, int, bool]:
        words = opening.text
        if begins >= len(words):
            place = Span(opening.starts[0], opening.ends[-1])
            return place, block.span.end, False
        label = _LABEL.search(words, begins)
        whole = opening.ends[-1] >= block.span.end or block.span.end - block.span.start <= _OPENING
        if label and (label.start() - begins) <= 330:
            title = Span(*opening.span(begins, label.start()))
            after = opening.ends[label.start()]
            rest = clean(self.text, after, block.span.end).text if whole else "more"
            return title, after if rest else block.span.end, False
        ends_like_heading = whole and len(words) - begins <= _PHRASE_LENGTH and words[-1] not in ".;,…"
        if whole and (ends_like_heading or block.bold or block.heading or words[begins:].isupper() or style == "annex"):
            return Span(*opening.span(begins, len(words))), block.span.end, False
        return Span(opening.starts[begins], block.span.end), block.span.end, True

    def _close_for(self, marker: Marker | None, style: str, leads: bool = False) -> None:
        """Close every open item that the new one cannot stand in."""
        rank = _FIXED_RANKS.get(style)
        if marker is not None and marker.is_bullet:
            self._close_bullets(style, leads)
            return
        while self.stack and self.stack[-1].marker is not None and self.stack[-1].marker.is_bullet:
            self.stack.pop()
        alike = [depth for depth, item in enumerate(self.stack) if item.style == style]
        if marker is not None and style.startswith("decimal"):
            self._close_for_decimal(marker, alike)
            return
        leading = [depth for depth in alike if style == "line" and self.stack[depth].leads]
        if leading and not leads:
            del self.stack[leading[-1] + 1 :]
            return
        if alike:
            depth = alike[0] if style == "line" else alike[-1]
            restarts = marker is not None and marker.ordinal[-1:] == (1,) and depth < len(self.stack) - 1
            if not restarts or rank is not None:
                del self.stack[depth:]
                return
            return
        if rank is not None:
            while self.stack and _FIXED_RANKS.get(self.stack[-1].style, 9) > rank:
                self.stack.pop()
        elif style.startswith("heading"):
            while self.stack and self.stack[-1].style.startswith("heading") and self.stack[-1].style > style:
                self.stack.pop()

    def _close_bullets(self, style: str, leads: bool) -> None:
        alike = [depth for depth, item in enumerate(self.stack) if item.style == style]
        if alike:
            depth = alike[0] if leads else alike[-1]
            del self.stack[depth if leads or not self.stack[depth].leads else depth + 1 :]
        elif style == "dash":
            while self.stack and self.stack[-1].style in ("plus", "dot"):
                self.stack.pop()

    def _close_for_decimal(self, marker: Marker, alike: list[int]) -> None:
        """2.1.3 stands in 2.1 where that is open, else in 2, else beside the last number of its own length."""
        for depth in range(len(self.stack) - 1, -1, -1):
            other = self.stack[depth].marker
            if other is None or not other.ordinal or other.style not in ("arabic", "decimal2", "decimal3", "article"):
                continue
            if len(other.ordinal) < len(marker.ordinal) and marker.ordinal[: len(other.ordinal)] == other.ordinal:
                del self.stack[depth + 1 :]
                return
        if alike:
            del self.stack[alike[-1] :]
