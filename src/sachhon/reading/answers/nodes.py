"""The outline as a row of nodes: items, and inside them the paragraphs and sentences that open like a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sachhon.reading.answers.document_text import DocumentText
from sachhon.reading.answers.headers import Grids
from sachhon.reading.answers.words import words_of
from sachhon.reading.model import Block, Cell, Paragraph, Span, Table
from sachhon.reading.outline import Item, Outline

_OPENING_WORDS = 26
_LABEL_WORDS = {"first": 60, "title": 18}
_MOST_ROWS = 80
_LONGEST_LINE = 120
_LINE_WORDS = 18
"""A line of its own of no more words, without a mark at its end, may be a heading without a number."""
_LABEL = re.compile(r"(?:^(?P<first>[^\W\d_][^.:;]{2,330})|(?<=[.;]\s)(?P<title>[^\W\d_][^.:;]{2,110})):(?=\s|$)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[^\W\d_a-zà-ỹ]|[-+])")


@dataclass(frozen=True, slots=True)
class Node:
    """Something that may open the answer to an item of the template.

    `words` are those of its heading (of its first words, where it is a sentence: `opening`). `body` begins behind the
    heading; of an `opening` it begins at the node itself. `end` is where its item ends, children included.
    """

    index: int
    style: str
    number: str
    depth: int
    parent: int | None
    words: tuple[str, ...]
    start: int
    body: int
    end: int
    opening: bool


class Nodes:
    """All nodes of a document in order."""

    def __init__(self, text: DocumentText, outline: Outline, grids: Grids) -> None:
        self.source = text.source
        self.clean = text.clean
        self._grids = grids
        self.nodes: list[Node] = []
        for block in outline.preface:
            self._add_block(block, 0, None, block.span.end)
        preface_end = outline.items[0].span.start if outline.items else len(text.source.text)
        self._extend_preface(preface_end)
        for item in outline.items:
            self._add_item(item, 0, None)

    def _add(
        self,
        style: str,
        number: str,
        depth: int,
        parent: int | None,
        words: Sequence[str],
        start: int,
        body: int,
        end: int,
        opening: bool,
    ) -> int:  # fmt: skip
        index = len(self.nodes)
        self.nodes.append(Node(index, style, number, depth, parent, tuple(words), start, body, end, opening))
        return index

    def _add_item(self, item: Item, depth: int, parent: int | None) -> None:
        if item.style == "closing":
            return
        words = words_of(self.clean(item.title).text)
        body = item.span.end if item.body is None else item.body.start
        opening = item.sentence
        index = self._add(
            item.style, item.number, depth, parent, words[:_OPENING_WORDS] if opening else words[:60],
            item.span.start, body, item.span.end, opening,
        )  # fmt: skip
        first, *others = item.blocks
        own_end = min((child.span.start for child in item.children), default=item.span.end)
        behind = Span(body, first.span.end)
        if behind.end - behind.start > 30 and isinstance(first, Paragraph):
            self._add_labels(behind, depth + 1, index, own_end, skip_first=opening)
        for block in others:
            self._add_block(block, depth + 1, index, own_end)
        for child in item.children:
            self._add_item(child, depth + 1, index)

    def _add_block(self, block: Block, depth: int, parent: int | None, end: int) -> None:
        if isinstance(block, Table):
            self._add_rows(block, depth, parent)
            return
        if block.kind != "body":
            return
        if self._add_labels(block.span, depth, parent, end):
            return
        text = self.clean(block.span).text if block.span.end - block.span.start <= _LONGEST_LINE else ""
        if text and text[-1] not in ".;,:…" and len(words_of(text)) <= _LINE_WORDS and text[:1].isupper():
            self._add("line", "", depth, parent, words_of(text), block.span.start, block.span.end, end, False)
        else:
            words = words_of(self.clean((block.span.start, min(block.span.end, block.span.start + 300))).text)
            if words:
                self._add(
                    "paragraph",
                    "",
                    depth,
                    parent,
                    words[:_OPENING_WORDS],
                    block.span.start,
                    block.span.start,
                    end,
                    True,
                )

    def _add_rows(self, table: Table, depth: int, parent: int | None) -> None:
        """Rows of a table in which the template's items are answered beside their wording."""
        if table.columns < 2 or table.rows > _MOST_ROWS or self._grids.is_list(table):
            return
        # A row of headings asks nothing; in two columns it may be an answer already.
        first = self._grids.heads_of(table)[0] if table.columns > 2 else 0
        for row in range(first, table.rows):
            cells = [cell for cell in table.row_cells(row) if self.source.text[cell.span.start : cell.span.end].strip()]
            if not self._add_row(cells, depth, parent) and cells:
                self._add_labels(cells[-1].span, depth, parent, cells[-1].span.end)

    def _add_row(self, cells: Sequence[Cell], depth: int, parent: int | None) -> bool:
        """A node for the first cell of words that others follow; whether there is one."""
        for cell, after in pairwise(cells):
            words = words_of(self.clean(cell.span).text)
            if len(words) >= 2 and any(len(word) > 1 and not word.isdigit() for word in words):
                number = self.clean(cells[0].span).text if cells[0] is not cell else ""
                self._add(
                    "row",
                    number,
                    depth,
                    parent,
                    words[:60],
                    cell.span.start,
                    after.span.start,
                    cells[-1].span.end,
                    False,
                )
                return True
        return False

    def _add_labels(self, span: Span, depth: int, parent: int | None, end: int, skip_first: bool = False) -> bool:
        """Nodes for "Thuận lợi: ..." inside of a paragraph; whether one stands at its beginning."""
        text = self.clean(span)
        begins = False
        for found in _LABEL.finditer(text.text):
            if found.start() == 0 and skip_first:
                continue
            name = "first" if found["first"] else "title"
            words = words_of(found[name])
            if not words or len(words) > _LABEL_WORDS[name]:
                continue
            begins = begins or name == "first"
            start, _ = text.span(found.start(name), found.end(name))
            self._add("label", "", depth, parent, words, start, text.ends[found.end() - 1], end, False)
        return begins

    def _extend_preface(self, end: int) -> None:
        self.nodes = [
            Node(n.index, n.style, n.number, n.depth, n.parent, n.words, n.start, n.body, end, n.opening)
            for n in self.nodes
        ]
