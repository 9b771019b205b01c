"""A text as lines that know their place."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"[^\n\x0b\x0c\x85\u2028\u2029]*")
# Blanks, emphasis marks and non-breaking spaces alone say nothing: "** **" stands for an empty line.
_EDGE = " \t\r\u00a0\u200b\ufeff"


class Line(NamedTuple):
    """`start`, `end`: offsets of what is left after stripping; `text` is that; `raw` the line as written."""

    start: int
    end: int
    text: str
    raw: str
    blank: bool
    tabbed: bool  # begins with a tab: a cell of a table set by tabs
    pipe: bool  # begins with "|"


def lines_of(text: str) -> list[Line]:
    """All lines of `text`, blank ones included."""
    lines: list[Line] = []
    at = 0
    size = len(text)
    while at <= size:
        match = _LINE.match(text, at)
        stop = match.end() if match else size
        raw = text[at:stop]
        body = raw.strip(_EDGE)
        if body:
            start = at + raw.index(body[0])
            lead = raw[: start - at]
            lines.append(
                Line(start, start + len(body), body, raw, not body.strip("* \u00a0_"), "\t" in lead, body[0] == "|")
            )
        else:
            lines.append(Line(at, at, "", raw, True, "\t" in raw, False))
        at = stop + 1
    return lines
