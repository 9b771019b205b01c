"""The document as statements: sentences and table cells, each knowing the headings above it and its row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from sachhon.reading.answers.nodes import Nodes
from sachhon.reading.answers.passages import Passage, Passages
from sachhon.reading.answers.words import Token, tokens_of, words_of
from sachhon.reading.model import Block, Cell, Paragraph, Span, Table
from sachhon.reading.outline import Item, Outline
from sachhon.vietnamese.mapped import MappedText
from sachhon.vietnamese.money import find_money_units

_SENTENCE_END = re.compile(r"(?:[;!?…]|(?<![A-ZĐ])(?<!\bTP)(?<!\bTr)\.)\s+(?=[^\s])")
_LABELLED_DASH = re.compile(r"(?<=\s)[-–+•]\s(?=[^\s:;][^:;]{2,90}:)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HEADINGS_ABOVE = 3
_LONG_CELL = 40
_COUNTING = (("so", "luong"), ("so", "hoi"), ("so", "lop"), ("so", "khoa"), ("ti", "le"))
_ONE_WORD = (("nam",), ("tt",), ("stt",), ("sl",))


@dataclass(frozen=True)
class Statement:
    """`text` is its cleaned words. `headings` are the words of the headings above, nearest first (the label of its own
    paragraph first of all where the statement stands behind it); `row` and `column` those of a cell's row and column
    heads. `owner` is the passage that it stands in.
    """

    text: MappedText
    headings: tuple[tuple[str, ...], ...]
    owner: Passage | None
    row: tuple[str, ...] = ()
    column: tuple[str, ...] = ()
    table: Table | None = None
    cell: Cell | None = None
    in_annex: bool = False
    unit_vnd: int = 0
    """What one unit of a cell's bare number is worth, 0 where the table does not say."""
    continues: bool = False
    """Not the first sentence of its paragraph."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the text."""
        return tokens_of(self.text.text)

    @cached_property
    def contexts(self) -> tuple[tuple[str, ...], ...]:
        """Its words, those of the headings above it, and of its row and column heads."""
        return (tuple(token.word for token in self.tokens), *self.headings, self.row, self.column)

    def span(self, start: int, end: int) -> Span:
        """Raw offsets of a stretch of the text."""
        return Span(*self.text.span(start, end))


def statements_of(nodes: Nodes, passages: Passages, outline: Outline) -> tuple[Statement, ...]:
    """All statements in the document's order."""
    reader = _Reader(nodes, passages)
    found: list[Statement] = []
    for block in outline.preface:
        found.extend(reader.of_block(block, ()))
    for item in outline.items:
        reader.in_annex = item.style == "annex"
        found.extend(reader.of_item(item, ()))
    return tuple(found)


class _Reader:
    def __init__(self, nodes: Nodes, passages: Passages) -> None:
        self.nodes = nodes
        self.passages = passages
        self.in_annex = False

    def of_item(self, item: Item, above: tuple[tuple[str, ...], ...]) -> Iterator[Statement]:
        if item.style == "closing":
            return
        if item.sentence:
            yield from self._of_span(Span(item.title.start, item.blocks[0].span.end), above)
            inner = above
        elif _is_year(title := self.nodes.clean(item.title).text):
            yield from self._of_span(Span(item.title.start, item.blocks[0].span.end), above)
            inner = (words_of(title), *above)[:_HEADINGS_ABOVE]
        else:
            inner = (words_of(title), *above)[:_HEADINGS_ABOVE]
            yield from self._of_span(item.title, above)
            begin = item.title.end if item.body is None else item.body.start
            if begin < item.blocks[0].span.end:
                yield from self._of_span(Span(begin, item.blocks[0].span.end), inner)
        label = inner
        for block in item.blocks[1:]:
            yield from self.of_block(block, label)
        for child in item.children:
            yield from self.of_item(child, label)

    def of_block(self, block: Block, above: tuple[tuple[str, ...], ...]) -> Iterator[Statement]:
        if isinstance(block, Paragraph):
            if block.kind == "body":
                yield from self._of_span(block.span, above)
        else:
            yield from self._of_table(block, above)

    def _of_span(self, span: Span, above: tuple[tuple[str, ...], ...]) -> Iterator[Statement]:
        text = self.nodes.clean(span)
        start = 0
        first = True
        for end in [*(found.end() for found in _SENTENCE_END.finditer(text.text)), len(text.text)]:
            if start < end:
                part = MappedText(text.text[start:end].rstrip(), text.starts[start:end], text.ends[start:end])
                if part.text:
                    yield Statement(
                        part, above, self.passages.owner_at(part.starts[0]), in_annex=self.in_annex, continues=not first
                    )
                    first = False
            start = end

    def _of_table(self, table: Table, above: tuple[tuple[str, ...], ...]) -> Iterator[Statement]:
        heads = head_rows(table, self.nodes)
        columns = column_heads(table, heads, self.nodes)
        owner = self.passages.owner_at(table.span.start)
        unit_vnd = money_unit(table, self.nodes)
        for row in range(heads, table.rows):
            row_words: list[str] = []
            for cell in table.row_cells(row):
                text = self.nodes.clean(cell.span)
                if not text.text:
                    continue
                column = columns.get(cell.column, ())
                shared: dict[str, Any] = {
                    "headings": above,
                    "owner": self.passages.owner_at(cell.span.start) or owner,
                    "row": tuple(row_words),
                    "column": column,
                    "table": table,
                    "cell": cell,
                    "in_annex": self.in_annex,
                    "unit_vnd": 0 if _counts(column) else unit_vnd,
                }
                if row_words and len(text.text) > _LONG_CELL:
                    for piece in _cell_pieces(text):
                        yield Statement(piece, **shared)
                    continue
                yield Statement(text, **shared)
                if _is_words(text.text):
                    row_words.extend(words_of(text.text))


def _counts(column: tuple[str, ...]) -> bool:
    """Whether a column's heading says that it counts things, and no money."""
    return column[:2] in (("so", "luong"), ("so", "hoi"), ("ti", "le")) or column in (
        ("nam",),
        ("tt",),
        ("stt",),
        ("sl",),
    )


def money_unit(table: Table, nodes: Nodes) -> int:
    """What one unit of the table's money is: from its first rows or the line above it; 0 where nothing is said."""
    inside = " ".join(nodes.clean(cell.span).text for cell in table.cells if cell.row < 3)
    for text in (inside, nodes.clean((max(0, table.span.start - 200), table.span.start)).text):
        units = find_money_units(text)
        if units:
            return units[-1].unit_vnd
    return 0


def _cell_pieces(text: MappedText) -> Iterator[MappedText]:
    """Sentences and labelled dashes of a cell: "- Tên đơn vị: ... - Cơ quan quản lý: ..."."""
    cuts = sorted(
        {0, *(found.end() for found in _SENTENCE_END.finditer(text.text)), *_dashes(text.text), len(text.text)}
    )
    for start, end in pairwise(cuts):
        words = text.text[start:end].strip(" -–+•")
        if words:
            begin = text.text.index(words, start)
            stop = begin + len(words)
            yield MappedText(words, text.starts[begin:stop], text.ends[begin:stop])


def _dashes(text: str) -> Iterator[int]:
    for found in _LABELLED_DASH.finditer(text):
        yield found.start()


def head_rows(table: Table, nodes: Nodes) -> int:
    """How many rows on top hold headings: rows of words, up to the first row that opens with a number."""
    count = 0
    for row in range(min(3, table.rows)):
        texts = [nodes.clean(cell.span).text for cell in table.row_cells(row)]
        filled = [text for text in texts if text]
        if not filled or len(filled) < 2:
            break
        if not all(_is_words(text) and len(text) < 120 for text in filled):
            break
        if filled[0][:1].isdigit():
            break
        count += 1
    return count if count < table.rows else 0


def column_heads(table: Table, heads: int, nodes: Nodes) -> dict[int, tuple[str, ...]]:
    """Column -> the words of all its headings, from the top down."""
    result: dict[int, list[str]] = {}
    for cell in table.cells:
        if cell.row < heads:
            words = words_of(nodes.clean(cell.span).text)
            for column in range(cell.column, cell.column + cell.column_span):
                result.setdefault(column, []).extend(words)
    return {column: tuple(words) for column, words in result.items()}


def _is_year(title: str) -> bool:
    """Whether a label is no more than a year: then it belongs to the words behind it."""
    return len(title) <= 24 and _YEAR.search(title) is not None


def _is_words(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters >= 2 and letters > sum(map(str.isdigit, text))


def inside(statements: Sequence[Statement], span: Span) -> list[Statement]:
    """The statements that begin inside a stretch."""
    return [statement for statement in statements if span.start <= statement.text.starts[0] < span.end]
