"""A text as lines that know their place."""

from __future__ import annotations

from typing import NamedTuple

# Blanks, emphasis marks and non-breaking spaces alone say nothing: "** **" stands for an empty line.
_EDGE = " \t\r\x0b\x0c\u00a0\u200b\ufeff"
_MARKS = "* \u00a0_"


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
    for raw in text.split("\n"):
        body = raw.strip(_EDGE)
        if body:
            lead = raw.index(body[0])
            start = at + lead
            first = body[0]
            blank = first in _MARKS and not body.strip(_MARKS)
            tabbed = lead > 0 and "\t" in raw[:lead]
            lines.append(Line(start, start + len(body), body, raw, blank, tabbed, first == "|"))
        else:
            lines.append(Line(at, at, "", raw, True, "\t" in raw, False))
        at += len(raw) + 1
    return lines
