"""Numbering that repeats or skips, in tables and in headings; beginning again under a new heading is no fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.checks.number_runs import Numbered, faults
from sachhon.reading.model import Reading
from sachhon.reading.outline import outline_of
from sachhon.reading.outline.model import Item
from sachhon.reading.plan import sheets

_COUNTED = ("part", "chapter", "article", "upper", "roman", "arabic", "decimal2", "decimal3")


def check(reading: Reading) -> Iterator[Finding]:
    """Rows of numbered tables, and numbered headings of the text."""
    for sheet in sheets(reading.source):
        lines = [Numbered(line.number, line.title, line.title_span) for line in sheet.lines if line.number]
        if len(lines) >= 3:
            yield from _findings(lines, "table")
    yield from _headings(reading)


def _findings(lines: Sequence[Numbered], where: str) -> Iterator[Finding]:
    for fault in faults(lines):
        spans = [fault.at.span]
        if fault.before is not None:
            spans.append(fault.before.span)
        if fault.group is not None:
            spans.append(fault.group.span)
        yield Finding(
            "numbering",
            Severity.WARNING,
            {
                "number": fault.at.number,
                "title": _short(fault.at.title),
                "expected": fault.expected,
                "before": fault.before.number if fault.before else "",
                "group": _short(fault.group.title) if fault.group else "",
            },
            tuple(spans),
            variant=f"{where}_{fault.kind}",
        )


def _headings(reading: Reading) -> Iterator[Finding]:
    """Headings, level by level: only numbers that count, and only among items of one parent."""
    outline = outline_of(reading.source)
    text = reading.source.text
    for siblings in _sibling_lists(outline.items):
        lines = [
            Numbered(item.number, " ".join(text[item.title.start : item.title.end].split()), item.title)
            for item in siblings
        ]
        if len(lines) >= 2:
            yield from _findings(lines, "heading")


def _sibling_lists(items: Sequence[Item]) -> Iterator[list[Item]]:
    run: list[Item] = []
    for item in items:
        if item.style in _COUNTED and item.number and (not run or run[-1].style == item.style):
            run.append(item)
        elif item.style in _COUNTED and item.number:
            yield run
            run = [item]
    if run:
        yield run
    for item in items:
        yield from _sibling_lists(item.children)


def _short(title: str) -> str:
    return title if len(title) <= 80 else title[:77].rstrip() + "…"
