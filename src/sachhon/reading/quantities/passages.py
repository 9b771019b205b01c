"""A document as passages: each paragraph or item with the headings and lead-in lines that it stands under."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from sachhon.reading.layout import asides, cleaned_without
from sachhon.reading.model import Block, Paragraph, Source, Span, Table
from sachhon.reading.outline import Item, Outline, outline_of
from sachhon.vietnamese.mapped import MappedText, clean

_LAST_SENTENCE = re.compile(r"(?:^|[.;!?]\s)([^.;!?]*:)$")
_LEAD_LENGTH = 300
_LONGEST_PERIOD = 60
_TELLS = re.compile(
    r"[*_\s]*(?:Thực hiện|Triển khai|Trên cơ sở|Qua)(?!\w)"
)  # a basis that may go on to tell what is so
_PERIOD_ALONE = re.compile(
    r"(?:mục tiêu |tầm nhìn |định hướng )?(?:(?:tính )?(?:đến|tới|trong|vào|cho|hết|cuối) "
    r"|giai đoạn |thời kỳ |từ |năm )+(?:\S+ ){0,3}?\d{4}",
    re.IGNORECASE,
)
_HOLDS_A_NUMBER = re.compile(r"\d|mươi|mười|trăm", re.IGNORECASE)


class AnnexPart(Protocol):
    """What is needed to know of an annex."""

    @property
    def span(self) -> Span: ...


class Parts(Protocol):
    """What is needed to know of a letter's parts."""

    @property
    def date_line(self) -> Span | None: ...
    @property
    def type_line(self) -> Span | None: ...
    @property
    def title(self) -> Span | None: ...
    @property
    def bases(self) -> Sequence[Span]: ...
    @property
    def body(self) -> Span: ...
    @property
    def annexes(self) -> Sequence[AnnexPart]: ...


@dataclass(frozen=True, slots=True)
class Passage:
    """`mapped` is the passage cleaned; its words begin at `begins`, behind the number or dash.

    `leads` are the texts that introduce it, outermost first: titles of the items that it stands in, and lead-in lines
    ("Đến năm 2030:") above it. `titled` is where its own label ends (`begins` where it has none).
    """

    mapped: MappedText
    begins: int
    titled: int
    leads: tuple[str, ...]
    opened: str = ""
    """The sentence with which the bases hand over to the body ("..., Bộ Công Thương đề nghị:")."""

    @property
    def text(self) -> str:
        """The cleaned words."""
        return self.mapped.text

    def span(self, start: int, end: int) -> Span:
        """The place in the document of cleaned [start, end)."""
        return Span(*self.mapped.span(start, end))


_EMPTY = Passage(MappedText("", (), ()), 0, 0, ())
"""Stands for a paragraph with nothing to find: cleaning it would be wasted."""


def passages_of(source: Source, parts: Parts | None) -> tuple[Passage, ...]:
    """Every paragraph and item of the body and annexes that holds a number, in order; tables are left out."""
    global _latest
    stretches = None if parts is None else (parts.body, *(annex.span for annex in parts.annexes))
    bases = () if parts is None else tuple(parts.bases)
    known = _latest
    if known is None or known[0] is not source or known[1:3] != (stretches, bases):
        known = _latest = (source, stretches, bases, _passages(source, stretches, bases))
    return known[3]


_latest: tuple[Source, tuple[Span, ...] | None, tuple[Span, ...], tuple[Passage, ...]] | None = None
"""Targets, counts and amounts ask for the same passages one after the other."""


@dataclass(frozen=True, slots=True)
class _Stretches:
    """The parts of a letter, as far as the outline needs them."""

    body: Span
    annexes: tuple[_Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    span: Span


def _passages(source: Source, stretches: tuple[Span, ...] | None, bases: tuple[Span, ...]) -> tuple[Passage, ...]:
    text = source.text
    known = None if stretches is None else _Stretches(stretches[0], tuple(_Stretch(span) for span in stretches[1:]))
    reader = _Reader(source)
    if bases and _ends_with_colon(text, bases[-1]):
        reader.opened = lead_in(clean(text, *bases[-1]).text)
    told = tuple(base for base in bases if _TELLS.match(text, *base))
    every = reader.read(told, outline_of(source, known))
    return tuple(passage for passage in every if _HOLDS_A_NUMBER.search(passage.text))


class _Reader:
    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.out = asides(source.blocks)
        self.opened = ""

    def read(self, told: Sequence[Span], outline: Outline) -> Iterator[Passage]:
        """The passages of `told` (bases that tell more than what they rest on), then those of the outline."""
        for span in told:
            yield self._passage(span, (), None)
        yield from self._blocks(outline.preface, ())
        for item in outline.items:
            yield from self._item(item, ())

    def _blocks(self, blocks: Sequence[Block], leads: tuple[str, ...]) -> Iterator[Passage]:
        lead = ""
        for block in blocks:
            if isinstance(block, Paragraph) and block.kind == "body":
                passage = self._passage(block.span, leads + ((lead,) if lead else ()), None)
                lead = lead_in(passage.text) or lead
                yield passage

    def _item(self, item: Item, leads: tuple[str, ...]) -> Generator[Passage, None, str]:
        """The item's own paragraphs and its children, in the document's order.

        Returns the lead-in line that it ends with: below the last dash of one list it introduces the next list.
        """
        parts: list[Item | Block] = [*item.blocks, *item.children]
        parts.sort(key=lambda part: part.span.start)
        title = "" if item.sentence else self._words(item.title)
        under = leads + ((title,) if title else ())
        lead = trailing = ""
        for position, part in enumerate(parts):
            inside = under + ((lead,) if lead else ())
            if isinstance(part, Item):
                trailing = yield from self._item(part, inside)
                lead = trailing or lead
            elif isinstance(part, Table) or part.kind != "body":
                continue
            elif position == 0 and item.blocks and part is item.blocks[0]:
                passage = self._passage(part.span, leads, item)
                lead = lead_in(passage.text[passage.titled :]) or (lead_in(passage.text) if item.sentence else "")
                yield passage
            else:
                passage = self._passage(part.span, inside, None)
                trailing = lead_in(passage.text)
                lead = trailing or lead
                yield passage
        return trailing

    def _words(self, span: Span) -> str:
        return cleaned_without(self.text, span, self.out).text[:_LEAD_LENGTH]

    def _passage(self, span: Span, leads: tuple[str, ...], item: Item | None) -> Passage:
        if not _HOLDS_A_NUMBER.search(self.text, *span) and not _ends_with_colon(self.text, span):
            return _EMPTY
        mapped = cleaned_without(self.text, span, self.out)
        begins = titled = 0
        if item is not None and mapped.text:
            if item.marker is not None:
                begins = _offset(mapped, item.marker.end)
            titled = begins if item.sentence else _offset(mapped, item.title.end)
        return Passage(mapped, begins, titled, leads, self.opened)


def _ends_with_colon(text: str, span: Span) -> bool:
    return text[max(span.start, span.end - 12) : span.end].rstrip(" *\n\t\u00a0").endswith(":")


def _offset(mapped: MappedText, place: int) -> int:
    """The cleaned offset of the first letter at or behind an offset of the document."""
    low, high = 0, len(mapped.starts)
    while low < high:
        middle = (low + high) // 2
        if mapped.starts[middle] < place:
            low = middle + 1
        else:
            high = middle
    while low < len(mapped.text) and mapped.text[low] == " ":
        low += 1
    return low


def lead_in(text: str) -> str:
    """The sentence that introduces what follows ("... đạt các mục tiêu sau:"), "" where a text ends otherwise.

    A line that is nothing but a period ("Giai đoạn 2021 - 2025") introduces without a colon.
    """
    text = text.strip()
    if len(text) <= _LONGEST_PERIOD and text[-1:] not in (".", ";", ",", ":") and _PERIOD_ALONE.match(text):
        return f"{text}:"
    if not text.endswith(":"):
        return ""
    last = _LAST_SENTENCE.search(text)
    sentence = (last[1] if last else text)[-_LEAD_LENGTH:].strip(" :")
    return f"{sentence}:" if sentence else ""
