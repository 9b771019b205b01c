"""Putting the parts together: set aside, open, close, annexes."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.reading.letter.annexes import annexes_of, opens_with_annex
from sachhon.reading.letter.asides import set_aside
from sachhon.reading.letter.closing import Ending, ending
from sachhon.reading.letter.lines import Lines, lines_of
from sachhon.reading.letter.model import Annex, LetterParts, SetAside
from sachhon.reading.letter.opening import Opening, opening
from sachhon.reading.model import Source, Span, Table


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter under reading: its lines without what is set aside, and where its parts stand in the running text."""

    source: Source
    lines: Lines
    opening: Opening
    ending: Ending | None
    parts: LetterParts


_last: list[Draft] = []
"""The draft made last: parts, facts and checks ask for the same document one after another."""


def draft(source: Source) -> Draft:
    """Take a document apart; asked again for the same source at once, give the same draft."""
    kept = _last[-1] if _last else None
    if kept is None or kept.source is not source:
        kept = _drafted(source)
        _last[:] = [kept]
    return kept


def _drafted(source: Source) -> Draft:
    blocks = _block_starts(source)
    lines = lines_of(source.text, blocks)
    asides = set_aside(source, lines)
    if asides:
        lines = lines.without([aside.span for aside in asides]) or lines_of(_masked(source.text, asides), blocks)
    opened = opening(lines)
    length = len(lines.text)
    closed = ending(lines, opened.end, length)
    headless = not (opened.mottos or opened.number or opened.day or opened.name or opened.addressee)
    first = 0 if headless and opens_with_annex(lines) else max(opened.end, 1)
    annexes = annexes_of(lines, closed.end if closed and first else first) if lines.lines else ()
    if closed and annexes and lines.position(annexes[0].span.start) < closed.end:
        closed = None
    first_annex = lines.position(annexes[0].span.start) if annexes else length
    body_end = min(closed.start if closed else length, first_annex)
    return Draft(source, lines, opened, closed, _parts(lines, asides, opened, closed, body_end, annexes))


def _parts(
    lines: Lines,
    asides: tuple[SetAside, ...],
    opened: Opening,
    closed: Ending | None,
    body_end: int,
    annexes: tuple[Annex, ...],
) -> LetterParts:
    def span(stretch: tuple[int, int] | None) -> Span | None:
        if stretch is None or not lines.text[stretch[0] : stretch[1]].strip():
            return None
        return lines.span(*stretch)

    left_end = min(
        [opened.head_end] + [start for start, _ in opened.mottos] + ([opened.number.start()] if opened.number else [])
    )
    return LetterParts(
        set_aside=asides,
        head=span((0, opened.head_end)),
        letterhead_left=span((0, left_end)),
        letterhead_right=span((opened.mottos[0][0], opened.mottos[-1][1])) if opened.mottos else None,
        number_line=span(opened.number.span()) if opened.number else None,
        date_line=span((opened.place[0] if opened.place else opened.day.start(), opened.day.end()))
        if opened.day
        else None,
        type_line=span(opened.name),
        title=span(opened.title),
        addressee=span(opened.addressee),
        bases=tuple(lines.span(*basis) for basis in opened.bases),
        body=span((opened.end, body_end)) or _nothing_at(lines, body_end),
        closing=span((closed.start, closed.end)) if closed else None,
        signature=span((closed.sign_start, closed.sign_end))
        if closed and closed.sign_start is not None and closed.sign_end
        else None,
        recipients=span((closed.list_start, closed.list_end))
        if closed and closed.list_start is not None and closed.list_end
        else None,
        annexes=annexes,
    )


def _nothing_at(lines: Lines, position: int) -> Span:
    while position < len(lines.text) and lines.text[position] == " ":
        position += 1
    at = lines.span(position, position + 1).start if position < len(lines.text) else len(lines.raw)
    return Span(at, at)


def _block_starts(source: Source) -> list[tuple[int, str]]:
    """Where a format that knows its paragraphs and cells begins them; a plain text is read by its words alone."""
    if source.format in ("txt", "md"):
        return []
    starts: list[tuple[int, str]] = []
    for block in source.blocks:
        if isinstance(block, Table):
            starts.extend((cell.span.start, "cell") for cell in block.cells)
        else:
            starts.append((block.span.start, "para"))
    return sorted(starts)


def _masked(text: str, asides: tuple[SetAside, ...]) -> str:
    """The text with what is set aside blanked out: every other offset stays."""
    pieces, cursor = [], 0
    for aside in asides:
        start = max(cursor, aside.span.start)
        pieces.append(text[cursor:start])
        pieces.append(" " * max(0, aside.span.end - start))
        cursor = max(cursor, aside.span.end)
    pieces.append(text[cursor:])
    return "".join(pieces)
