"""The tree of a document's items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sachhon.reading.model import Block, Span


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered, dashed or headed item.

    `number` as printed ("2.1", "a", "-", "" for a heading without one); `marker` is its place. `style` is the kind of
    numbering: annex part chapter section article upper roman letter_upper arabic decimal2 decimal3 decimal4 letter
    roman_lower bracket heading1..9 bold line dash plus dot closing.
    `title` is the heading's words; where heading and text share a line it ends before the colon, and where the item is
    a plain sentence it is that whole paragraph and `sentence` is True. `body` is all that follows the title (of a
    sentence: the whole item), children included; None where nothing follows.
    `blocks` are the item's own paragraphs and tables, those of its children not among them.
    """

    number: str
    style: str
    level: int
    span: Span
    marker: Span | None
    title: Span
    body: Span | None
    sentence: bool
    blocks: tuple[Block, ...]
    children: tuple[Item, ...] = ()

    def walk(self) -> Iterator[Item]:
        """This item and all below it, in the document's order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Outline:
    """`items` are the topmost items; `preface` the blocks before the first of them (all, where nothing is numbered)."""

    preface: tuple[Block, ...]
    items: tuple[Item, ...]

    def walk(self) -> Iterator[Item]:
        """All items in the document's order."""
        for item in self.items:
            yield from item.walk()
