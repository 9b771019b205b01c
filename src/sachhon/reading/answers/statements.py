"""The document as statements: sentences and table cells, each knowing the headings above it and its row and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from sachhon.reading.answers.document_text import DocumentText
from sachhon.reading.answers.headers import Grids, is_wordy, money_unit, money_units_of
from sachhon.reading.answers.passages import Passage, Passages
from sachhon.reading.answers.words import Token, tokens_of, words_of
from sachhon.reading.model import Block, Cell, Paragraph, Span, Table
from sachhon.reading.outline import Item, Outline
from sachhon.vietnamese.mapped import MappedText

_SENTENCE_END = re.compile(r"(?:[;!?…]|(?<![A-ZĐ])(?<!\bTP)(?<!\bTr)\.)\s+(?=[^\s])")
_LABELLED_DASH = re.compile(r"(?<=\s)[-–+•]\s(?=[^\s:;][^:;]{2,90}:)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_HEADINGS_ABOVE = 3
_HUNDRED = ("%", "(%)", "phần trăm")
_LONG_CELL = 40
_LONG_TABLE = 5
_LONGEST_BRACKET = 240
_COUNTING = (("so", "luong"), ("so", "hoi"), ("so", "lop"), ("so", "khoa"), ("ti", "le"))
_RUNNING = (("tt",), ("stt",), ("so", "tt"))
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
    row_year: tuple[str, ...] = ()
    """The year at the head of a cell's row."""
    row_name: tuple[str, ...] = ()
    """The words above the cells that `row` is taken from: "Nguồn" above "Trung ương"."""
    percent: bool = False
    """A cell whose bare number is a share: "%" stands above it or in its row."""
    is_title: bool = False
    """A heading, and not what stands behind it."""
    continues: bool = False
    """Not the first sentence of its paragraph."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the text."""
        return tokens_of(self.text.text)

    @cached_property
    def contexts(self) -> tuple[tuple[str, ...], ...]:
        """The words that may lead to it: its own, of its row and column heads, of the headings above it.

        In a longer table those headings speak of the table as a whole and lead to no single cell.
        """
        own = words_of(self.text.text)
        if self.table is not None and self.table.rows > _LONG_TABLE:
            return own, self.row, self.column
        return own, self.row, self.column, *self.headings

    def span(self, start: int, end: int) -> Span:
        """Raw offsets of a stretch of the text."""
        return Span(*self.text.span(start, end))


def statements_of(text: DocumentText, passages: Passages, outline: Outline, grids: Grids) -> tuple[Statement, ...]:
    """All statements in the document's order; grids that are one of the template's tables are left out."""
    reader = _Reader(text, passages, grids)
    found: list[Statement] = []
    for block in outline.preface:
        found.extend(reader.of_block(block, ()))
    for item in outline.items:
        reader.in_annex = item.style == "annex"
        found.extend(reader.of_item(item, ()))
    return tuple(found)


class _Reader:
    def __init__(self, text: DocumentText, passages: Passages, grids: Grids) -> None:
        self.text = text
        self.passages = passages
        self.grids = grids
        self.in_annex = False

    def of_item(self, item: Item, above: tuple[tuple[str, ...], ...]) -> Iterator[Statement]:
        if item.style == "closing":
            return
        if item.sentence:
            yield from self._of_span(Span(item.title.start, item.blocks[0].span.end), above)
            inner = above
        elif _is_year(title := self.text.clean(item.title).text):
            yield from self._of_span(Span(item.title.start, item.blocks[0].span.end), above)
            inner = (words_of(title), *above)[:_HEADINGS_ABOVE]
        else:
            inner = (words_of(title), *above)[:_HEADINGS_ABOVE]
            yield from self._of_span(item.title, above, is_title=item.body is not None)
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
        elif not self.grids.is_list(block):
            yield from self._of_table(block, above)

    def _of_span(self, span: Span, above: tuple[tuple[str, ...], ...], is_title: bool = False) -> Iterator[Statement]:
        text = self.text.clean(span)
        start = 0
        first = True
        ends = [found.end() for found in _SENTENCE_END.finditer(text.text) if not _in_brackets(text.text, found)]
        for end in [*ends, len(text.text)]:
            if start < end:
                part = MappedText(text.text[start:end].rstrip(), text.starts[start:end], text.ends[start:end])
                if part.text:
                    yield Statement(
                        part, above, self.passages.owner_at(part.starts[0]), in_annex=self.in_annex, is_title=is_title,
                        continues=not first,
                    )  # fmt: skip
                    first = False
            start = end

    def _of_table(self, table: Table, above: tuple[tuple[str, ...], ...]) -> Iterator[Statement]:
        heads, columns = self.grids.heads_of(table)
        owner = self.passages.owner_at(table.span.start)
        unit_vnd = money_unit(table, self.text)
        shares = {column for column, words in columns.items() if "%" in words}
        for row in range(heads, table.rows):
            row_words: list[str] = []
            row_name: list[str] = []
            cells = table.row_cells(row)
            unit_of_row = next(
                (units[-1].unit_vnd for cell in cells if (units := money_units_of(self.text.clean(cell.span).text))), 0
            )
            row_year = tuple(_YEAR.findall(self.text.clean(cells[0].span).text)[:1]) if cells else ()
            by_hundred = any(self.text.clean(cell.span).text in _HUNDRED for cell in cells)
            for cell in cells:
                text = self.text.clean(cell.span)
                if not text.text:
                    continue
                column = columns.get(cell.column, ())
                if column in _RUNNING and text.text.strip(" .").isdigit():
                    continue
                shared: dict[str, Any] = {
                    "headings": above,
                    "owner": self.passages.owner_at(cell.span.start) or owner,
                    "row": tuple(row_words),
                    "row_name": tuple(row_name),
                    "row_year": row_year,
                    "percent": by_hundred or cell.column in shares,
                    "column": column,
                    "table": table,
                    "cell": cell,
                    "in_annex": self.in_annex,
                    "unit_vnd": 0 if by_hundred or _counts(column) else unit_of_row or unit_vnd,
                }
                if row_words and len(text.text) > _LONG_CELL:
                    for place, piece in enumerate(_cell_pieces(text)):
                        yield Statement(piece, **shared, continues=place > 0 and ":" not in piece.text)
                    continue
                yield Statement(text, **shared)
                if is_wordy(text.text):
                    row_words.extend(words_of(text.text))
                    row_name.extend(column)


def _in_brackets(text: str, mark: re.Match[str]) -> bool:
    """Whether a semicolon stands between brackets: "(2014: 20 DN; 2015: 24 DN)" is one breath."""
    if text[mark.start()] != ";":
        return False
    opened = text.rfind("(", 0, mark.start())
    return opened > text.rfind(")", 0, mark.start()) and -1 < text.find(")", mark.end()) < opened + _LONGEST_BRACKET


def _counts(column: tuple[str, ...]) -> bool:
    """Whether a column's heading says that it counts things, and no money."""
    return column[:2] in (("so", "luong"), ("so", "hoi"), ("ti", "le")) or column in (
        ("nam",),
        ("tt",),
        ("stt",),
        ("sl",),
    )


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


def _is_year(title: str) -> bool:
    """Whether a label is no more than a year: then it belongs to the words behind it."""
    return len(title) <= 24 and _YEAR.search(title) is not None


def with_rest(
    statements: Sequence[Statement], statement: Statement, goes_on: Callable[[str], bool], text: DocumentText
) -> Statement:
    """The statement with the parts of a list behind it that end in semicolons, as long as they go on."""
    at = next((place for place, other in enumerate(statements) if other is statement), len(statements))
    last = statement
    for other in statements[at + 1 :]:
        if not (last.text.text.endswith(";") and other.continues and goes_on(other.text.text)):
            break
        last = other
    if last is statement:
        return statement
    return replace(statement, text=text.clean(Span(statement.text.starts[0], last.text.ends[-1])))


def inside(statements: Sequence[Statement], span: Span) -> list[Statement]:
    """The statements that begin inside a stretch."""
    return [statement for statement in statements if span.start <= statement.text.starts[0] < span.end]
