"""The words of a composed document, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sachhon.writing.document import Block, Bullet, Cell, Heading, LetterDocument, Para, Row, Table, plain
from sachhon.writing.document.blocks import CellLike


def text_of(document: LetterDocument) -> str:
    """Letterhead, body and annexes, a line a paragraph or cell."""
    head = document.letterhead
    assert head is not None
    lines = [document.banner, head.issuer, head.number, head.place, head.about, document.kind, document.title]
    lines += [*document.addressees, *document.bases, *_lines(document.blocks)]
    for appendix in document.appendices:
        lines += [appendix.label, appendix.title, *_lines(appendix.blocks)]
    return "\n".join(lines)


def tables_of(document: LetterDocument) -> list[Table]:
    """All tables, those of the annexes last."""
    blocks = [*document.blocks, *(block for appendix in document.appendices for block in appendix.blocks)]
    return [block for block in blocks if isinstance(block, Table)]


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Para | Heading | Bullet):
            yield plain(block.content)
        elif isinstance(block, Table):
            for cells in block.header:
                yield from map(_words, cells)
            yield from (plain(column.title) for column in block.columns)
            for row in block.rows:
                yield from map(_words, row.cells if isinstance(row, Row) else row)


def _words(cell: CellLike) -> str:
    if cell is None:
        return ""
    return plain(cell.content if isinstance(cell, Cell) else cell)
