"""Where a scan has damaged the letter: an illegible number, marks round handwriting, torn words, garbage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sachhon.reading.letter.header import number
from sachhon.reading.letter.lines import Lines
from sachhon.reading.letter.parts import draft
from sachhon.reading.letter.vocabulary import LOWER
from sachhon.reading.model import Source, Span


@dataclass(frozen=True, slots=True)
class ScanFault:
    """`kind`: number (illegible), handwriting, torn, garbage. `words` are the damaged words as they stand."""

    kind: str
    span: Span
    words: str


_STARRED = re.compile(r"(?<![*\w])\*(?=[^*\s]{0,12}\d)[^*\s]{1,12}\*(?![*\w])")
_GARBAGE = (
    re.compile("\ufffd+"),
    re.compile(rf"[\^~¬¦`´{{}}\\<>§](?<=[{LOWER}].)(?=[{LOWER}])"),
    re.compile(r"[12][0-9]{0,2}[OoIl][0-9OoIl]{0,2}(?<=\w{4})(?!\w)"),
    re.compile(rf"[015](?<=[{LOWER}].)(?=[{LOWER}]{{2,}}(?!\w))"),
)
_WORD_AROUND = re.compile(r"\S+")
_MOST = 12


def scan_faults(source: Source) -> tuple[ScanFault, ...]:
    """In order of place, at most a dozen of each kind: enough to say that the scan must be looked at."""
    letter = draft(source)
    lines = letter.lines
    found = list(_illegible_number(source, lines))
    found.extend(_handwriting(source))
    found.extend(ScanFault("torn", span, source.words(span)) for span in lines.healed[:_MOST])
    found.extend(_garbage(lines))
    return tuple(sorted(found, key=lambda fault: fault.span))


def _illegible_number(source: Source, lines: Lines) -> Iterator[ScanFault]:
    own = number(lines, draft(source).opening)
    if not own.legible and own.written is not None:
        yield ScanFault("number", own.written, source.words(own.written))


def _handwriting(source: Source) -> Iterator[ScanFault]:
    """Stars round a figure in a stamp, the number or the date: how a conversion marks what was written by hand."""
    parts = draft(source).parts
    places = [parts.number_line, parts.date_line, *(aside.span for aside in parts.set_aside if aside.kind == "stamp")]
    for place in places:
        if place is None:
            continue
        for mark in _STARRED.finditer(source.text, max(0, place.start - 1), min(len(source.text), place.end + 1)):
            yield ScanFault("handwriting", Span(*mark.span()), mark[0])


def _garbage(lines: Lines) -> Iterator[ScanFault]:
    places = sorted(hit.start() for pattern in _GARBAGE for hit in pattern.finditer(lines.text))
    told = -1
    for place in places[:_MOST]:
        start = lines.text.rfind(" ", 0, place) + 1
        word = _WORD_AROUND.match(lines.text, start)
        if word is None or start <= told or "@" in word[0] or "//" in word[0] or "www." in word[0]:
            continue
        told = start
        yield ScanFault("garbage", lines.span(*word.span()), word[0])
