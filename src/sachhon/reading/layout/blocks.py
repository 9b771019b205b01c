"""Plain text and markdown → blocks in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from sachhon.reading.layout.lines import Line, lines_of
from sachhon.reading.layout.paragraphs import join_cut, mark_stamps, paragraphs_of
from sachhon.reading.layout.pipes import lone_pipe_table, markdown_table
from sachhon.reading.layout.runon import parted
from sachhon.reading.layout.tabs import inline_table, opens_inline, tabbed_table
from sachhon.reading.model import Block, Paragraph, Source, Span, Table
from sachhon.vietnamese.mapped import MappedText, clean

_NARROW = 120  # a text wrapped by hand has hardly a line longer than this


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a plain or markdown text, in reading order.

    Paragraphs are logical: lines wrapped by hand are joined, and a sentence cut in two by an empty line or a page
    number is one Paragraph whose span covers both halves; the page number inside has a Paragraph of kind "page_number"
    of its own, right behind. Use `cleaned` for words without it. Stamps have kind "stamp", rules of dashes "mark".
    Tables: cells set by tabs, by lone pipes, or markdown rows; letterhead and signature set as tables are Tables too.
    """
    lines = parted(lines_of(text), text)
    narrow = _is_narrow(lines)
    blocks: list[Block] = []
    pending: list[Paragraph] = []
    at = prose = 0  # lines before `prose` were found to be no table
    while at < len(lines):
        line = lines[at]
        if line.blank and not line.tabbed:
            at += 1
            continue
        found, after = _table(lines, at, text) if at >= prose else (None, at)
        if found:
            blocks.extend(_finish(pending, text))
            pending = []
            blocks.append(found)
            at = after
            continue
        prose = max(prose, after)
        if line.blank:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and not lines[end].blank and not lines[end].tabbed and not _opens(lines, end):
            end += 1
        pending.extend(paragraphs_of(lines[at:end], text, narrow))
        at = end
    blocks.extend(_finish(pending, text))
    return tuple(blocks)


def _is_narrow(lines: list[Line]) -> bool:
    total = sum(len(line.text) for line in lines if not line.pipe)
    wide = sum(len(line.text) for line in lines if not line.pipe and len(line.text) > _NARROW)
    return wide * 5 <= total


def _opens(lines: list[Line], at: int) -> bool:
    return lines[at].pipe or opens_inline(lines, at)


def _table(lines: list[Line], at: int, text: str) -> tuple[Table | None, int]:
    """The table that begins at a line, and the line after it; None, and how far there is none."""
    line = lines[at]
    if line.pipe:
        found = lone_pipe_table(lines, at, text) if len(line.text) == 1 else markdown_table(lines, at, text)
        return found or (None, at)
    if line.tabbed:
        return tabbed_table(lines, at, text)
    return ("\t" in line.text and inline_table(lines, at, text)) or (None, at)


def _finish(pending: list[Paragraph], text: str) -> list[Paragraph]:
    return join_cut(mark_stamps(pending, text), text)


def cleaned(source: Source, span: Span | tuple[int, int]) -> MappedText:
    """`vietnamese.mapped.clean` of a stretch, without the page numbers and stamps that stand inside it."""
    return cleaned_without(source.text, span, asides(source.blocks))


def asides(blocks: Sequence[Block]) -> list[Span]:
    """Places of the page numbers and stamps, in order."""
    return [b.span for b in blocks if isinstance(b, Paragraph) and b.kind in ("page_number", "stamp")]


def cleaned_without(text: str, span: Span | tuple[int, int], out: Sequence[Span]) -> MappedText:
    """`clean` of text[span] with the stretches `out` left away."""
    start, end = span
    inside = [aside for aside in out if start < aside.start and aside.end < end] if out else None
    if not inside:
        return clean(text, start, end)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for left, right in zip([start, *(a.end for a in inside)], [*(a.start for a in inside), end], strict=True):
        part = clean(text, left, right)
        if words and part.text:
            words.append(" ")
            starts.append(ends[-1])
            ends.append(part.starts[0])
        words.append(part.text)
        starts.extend(part.starts)
        ends.extend(part.ends)
    return MappedText("".join(words), tuple(starts), tuple(ends))
