"""Annexes and attached documents behind the signature."""

from __future__ import annotations

import re

from sachhon.reading.letter.lines import Line, Lines
from sachhon.reading.letter.model import Annex
from sachhon.reading.letter.vocabulary import DOCUMENT_NAMES
from sachhon.reading.model import Span

_LABEL = re.compile(
    r"(?:cac )?(?:phu luc|phu bieu|bieu mau|mau bieu|bieu so|mau so|danh muc kem theo)"
    r"(?: ?(?:so )?:? ?(?:[ivx]{1,5}|\d{1,2}[a-z]?|[a-z])(?:[./-]\d{1,2})?(?![\w/]))?"
)
CAPTION = re.compile(r"\(? ?(?:ban hanh )?(?:kem|dinh kem|gui kem|ban hanh kem|kem theo) (?:theo )?(?=\w)")
_NAMES = tuple(sorted(DOCUMENT_NAMES, key=len, reverse=True))
_FIRST_LETTERS = frozenset(letter for name in DOCUMENT_NAMES.values() for letter in name[0][0]) | frozenset("CPBMDc")
_HEADING = re.compile(r"(?:[ivx]{1,5}|\d{1,2}|[a-z])[.)/] |dieu \d|phan (?:thu|[ivx]+\b)|tt\b|stt\b")
_TITLE_LINES = 8


def annexes_of(lines: Lines, start: int) -> tuple[Annex, ...]:
    """Annexes from position `start` of the running text (behind the closing; behind the head where there is none)."""
    first = lines.index_at(start)
    heads: list[tuple[int, bool]] = []
    for index in range(first, len(lines.lines)):
        line = lines.lines[index]
        if line.at < start or line.to - line.at < 5:
            continue
        if line.text[0] not in _FIRST_LETTERS:
            continue
        labelled = _is_label(lines, index)
        if labelled or _is_attached_title(lines, index, heads):
            heads.append((index, labelled))
    result = []
    for number, (index, labelled) in enumerate(heads):
        end = lines.lines[heads[number + 1][0] - 1].end if number + 1 < len(heads) else len(lines.raw.rstrip())
        result.append(_annex(lines, index, labelled, end))
    return tuple(result)


def opens_with_annex(lines: Lines) -> bool:
    """Does the text begin with an annex's heading ("PHỤ LỤC 02")?"""
    return bool(lines.lines) and _is_label(lines, 0)


def _is_label(lines: Lines, index: int) -> bool:
    line = lines.lines[index]
    words = lines.flat[line.at : line.to]
    found = _LABEL.match(words)
    if not found:
        return False
    rest = line.text[found.end() :].strip(" :.-")
    capitals = line.text[: found.end()].upper() == line.text[: found.end()]
    if index and line.gap == "line" and not capitals and _runs_on(lines.lines[index - 1]):
        return False
    if capitals:
        return (
            not rest
            or rest.upper() == rest
            or rest[:1] in "(:-"
            or CAPTION.match(words[found.end() :].strip()) is not None
        )
    if not rest:
        return line.text[:1].isupper()
    ahead = lines.flat[line.at : line.at + 500]
    return (
        line.text[:1].isupper()
        and line.gap != "line"
        and bool(re.search(r"\((?:ban hanh )?kem theo", ahead))
        and len(rest) < 200
    )


def _runs_on(line: Line) -> bool:
    """Does the sentence of this line go on in the next?"""
    return len(line.text) > 30 and line.text[-1] not in '.;:/)”"' and not line.text.isupper()


def _is_attached_title(lines: Lines, index: int, heads: list[tuple[int, bool]]) -> bool:
    """A plan behind the decision that issues it: its name in capitals alone on a line of its own."""
    line = lines.lines[index]
    if not line.text.isupper() or line.to - line.at > 60 or (line.gap == "line" and index):
        return False
    words = lines.flat[line.at : line.to]
    name = next((name for name in _NAMES if words.startswith(name)), None)
    if name is None or len(words) > len(name) + 3:
        return False
    if heads and index - heads[-1][0] <= _TITLE_LINES and heads[-1][1]:
        return False
    return not words.rstrip().endswith(":")


def _annex(lines: Lines, index: int, labelled: bool, end: int) -> Annex:
    head = lines.lines[index]
    label = _LABEL.match(lines.flat, head.at, head.to) if labelled else None
    caption = title_start = title_end = None
    cursor = index
    if label and lines.text[label.end() : head.to].strip(" :.-"):
        rest = lines.text[label.end() : head.to]
        title_start = label.end() + len(rest) - len(rest.lstrip(" :.-"))
        title_end = head.to
    cursor = index + 1 if labelled else index
    for line in lines.lines[cursor : index + _TITLE_LINES + 6]:
        found = CAPTION.search(lines.flat, line.at, line.to)
        if found and (found.start() == line.at or lines.text[found.start()] == "("):
            if found.start() > line.at:
                title_start = line.at if title_start is None else title_start
                title_end = found.start()
            caption = _caption(lines, found.start())
            break
        if _ends_title(lines, line, title_end, first=line is lines.lines[index]):
            break
        title_start = line.at if title_start is None else title_start
        title_end = line.to
    return Annex(
        span=Span(head.start, end),
        label=lines.span(label.start(), label.end()) if label else None,
        title=lines.span(title_start, title_end) if title_start is not None and title_end is not None else None,
        caption=caption,
    )


def _ends_title(lines: Lines, line: Line, title_end: int | None, *, first: bool) -> bool:
    words = lines.flat[line.at : line.to]
    if first:
        return False
    if _HEADING.match(words) or line.gap == "cell" or len(line.text) > 400:
        return True
    if title_end is None:
        return line.text[-1:] == "." and len(line.text) > 200
    return not line.text.isupper() and (line.gap != "line" or lines.text[:title_end][-1:] in ".:;)")


def _caption(lines: Lines, start: int) -> Span:
    close = lines.text.find(")", start, start + 400)
    line = lines.line_at(start)
    if lines.text[start] == "(" and close > 0:
        return lines.span(start, close + 1)
    return lines.span(start, line.to)
