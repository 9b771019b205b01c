"""Text that was put into Word line by line (converted from a scan or from plain text) is laid out as plain text.

Its "paragraphs" are lines: sentences go on in the next, page numbers stand between, cells begin with a tab or a pipe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sachhon.reading.layout import blocks_of
from sachhon.reading.layout.paragraphs import mark_stamps
from sachhon.reading.model import Block, Paragraph, Table
from sachhon.reading.sources.linear import shifted

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*", re.IGNORECASE)
_ITEM = re.compile(r"(?:\(?[a-zđ][.)]|[ivx]+[.)])\s*")
_SENTENCE_END = '.;:!?…"”)]/'
_LONG_ENOUGH = 25
"""Code points of a line that may have been full; shorter ones are headings and cells."""
_SHORT = 160
"""Code points of a line that may be a row of cells."""
_FEWEST = 3
_SHARE = 0.06
"""Part of all lines that must plainly go on in the next."""
_FEWEST_CELLS = 6
_CLOSED_CELLS = 0.3
"""Paragraphs set in by a tab end like sentences; cells seldom do."""


def relaid(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those of a text put in line by line laid out anew; incoming stamps are set aside in any case."""
    stretches = list(_stretches(blocks))
    bodies = [paragraphs for paragraphs in stretches if paragraphs]
    anew = _is_line_by_line(text, bodies)
    out: list[Block] = []
    start = at = 0
    for paragraphs in stretches:
        following = blocks[at + len(paragraphs)] if at + len(paragraphs) < len(blocks) else None
        end = len(text) if following is None else following.span.start
        if paragraphs and anew:
            out.extend(_laid_out(text, start, end, paragraphs))
        else:
            out.extend(_with_tabbed(text, mark_stamps(paragraphs, text)))
        at += len(paragraphs)
        if following is not None:
            out.append(following)
            start = following.span.end
            at += 1
    return tuple(out)


def _stretches(blocks: Sequence[Block]) -> Iterator[list[Paragraph]]:
    """Runs of body paragraphs, parted by every other block; as many as there are such blocks, and one."""
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.kind == "body":
            run.append(block)
        else:
            yield run
            run = []
    yield run


def _is_line_by_line(text: str, stretches: Sequence[Sequence[Paragraph]]) -> bool:
    goes_on = pipes = total = 0
    cells = closed = 0
    for paragraphs in stretches:
        words = [text[paragraph.span.start : paragraph.span.end] for paragraph in paragraphs]
        total += len(words)
        pipes += sum(1 for line in words if line == "|" or (line.startswith("|") and line.endswith("|")))
        for paragraph, line in zip(paragraphs, words, strict=True):
            if paragraph.span.start and text[paragraph.span.start - 1] == "\t":
                cells += 1
                closed += line[-1] in _SENTENCE_END
        goes_on += sum(1 for above, below in pairwise(words) if _goes_on(above, below))
        numbers = (at for at, line in enumerate(words) if _PAGE_NUMBER.fullmatch(line) and 0 < at < len(words) - 1)
        if any(_goes_on(words[at - 1], words[at + 1]) for at in numbers):
            return True  # a sentence cut in two by a page's number
    tabbed = cells >= _FEWEST_CELLS and closed < _CLOSED_CELLS * cells
    return pipes >= _FEWEST or tabbed or goes_on >= max(_FEWEST, _SHARE * total)


def _goes_on(above: str, below: str) -> bool:
    return (
        len(above) >= _LONG_ENOUGH
        and above[-1] not in _SENTENCE_END
        and below[0].islower()
        and _ITEM.match(below) is None
    )


def _laid_out(text: str, start: int, end: int, before: Sequence[Paragraph]) -> Iterator[Block]:
    """A stretch of the text laid out as plain text."""
    return _restored(text, (shifted(block, start) for block in blocks_of(text[start:end])), before)


def _with_tabbed(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """Neighbouring lines with tabs and without a sentence's end, such as a letterhead set with tabs, as tables."""
    run: list[Paragraph] = []
    for paragraph in paragraphs:
        if _is_tabbed(text, paragraph):
            run.append(paragraph)
            continue
        yield from _as_table(text, run)
        run = []
        yield paragraph
    yield from _as_table(text, run)


def _is_tabbed(text: str, paragraph: Paragraph) -> bool:
    start, end = paragraph.span
    words = text[start:end]
    led = start > 0 and text[start - 1] == "\t"
    return (led or "\t" in words) and len(words) < _SHORT and words[-1] not in ".;" and paragraph.kind == "body"


def _as_table(text: str, run: list[Paragraph]) -> Sequence[Block]:
    if len(run) < 2:
        return run
    start, end = run[0].span.start, run[-1].span.end
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    found = list(_laid_out(text, start, end, run))
    return found if any(isinstance(block, Table) for block in found) else run


def _restored(text: str, blocks: Iterable[Block], before: Sequence[Paragraph]) -> Iterator[Block]:
    """The new blocks with the heading levels and bold type that their lines had.

    A page's number within a paragraph gets a Paragraph of its own right behind, as `blocks_of` does it.
    """
    blocks = list(blocks)
    known = {block.span for block in blocks if isinstance(block, Paragraph) and block.kind == "page_number"}
    at = 0
    for block in blocks:
        within: list[Paragraph] = []
        while at < len(before) and before[at].span.start < block.span.end:
            within.append(before[at])
            at += 1
        if isinstance(block, Paragraph) and within:
            heading = within[0].heading if len(within) == 1 else None
            bold = block.bold or all(line.bold for line in within)
            block = Paragraph(block.span, block.heading or heading, bold, block.kind)
        yield block
        if isinstance(block, Paragraph) and block.kind == "body":
            for line in within[1:-1]:
                if line.span not in known and _PAGE_NUMBER.fullmatch(text, line.span.start, line.span.end):
                    yield Paragraph(line.span, kind="page_number")
