"""A text whose line breaks are lost: one long line parted again at headings, items, bullets and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sachhon.reading.layout.lines import Line

_LONG = 1000  # code points; and most of the text
_SHARE = 0.6
_CELL = 600  # a longer stretch between two pipes is prose between tables
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_MARK = re.compile(
    r"(?<=\s)[*_]*(?:(?P<roman>[IVX]{1,5})\.\s+(?=[^\W\d_])|(?P<arabic>\d{1,2})[.)]\s+(?=[^\W\d_])"
    r"|(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[^\W\d_])|(?P<letter>[a-zđ])\)\s+(?=[^\W\d_])"
    r"|(?P<bullet>[-–+•])\s+(?=[^\W\d_])"
    r"|(?P<closed>Căn cứ\s|Xét đề nghị|Theo đề nghị)"
    r"|(?P<words>Điều\s+\d+\.\s|Chương\s+[IVX]+\b|Nơi nhận\s*:|TM\.\s|KT\.\s|TL\.\s|Kính gửi\s*:|QUYẾT ĐỊNH:"
    r"|PHỤ LỤC\b|(?:Đơn vị tính|ĐVT)\s*:))"
)
# "tại mục 1. ", "Điều 2. ": the number belongs to the word before it.
_OWNER = re.compile(
    r"(?:Điều|điều|khoản|điểm|[Mm]ục|[Pp]hụ lục|PHỤ LỤC|Chương|[Bb]ảng|[Bb]iểu|số|[Qq]uý|tháng|ngày|[Qq]uận|[Pp]hường"
    r"|và)$"
)
_BOLD = re.compile(r"\s*\*\*[^*]+\*\*(?=\s)")
_RULE = re.compile(r":?-{3,}:?")
_HEADING = re.compile(r"[IVX]{1,5}\.\s+")
_CLOSED = '.;:!?…"”)/,|'
_LETTERS = "abcdđefghiklmnopqrstuvxy"


def parted(lines: list[Line], text: str) -> list[Line]:
    """The lines, and where one of them holds most of the text its parts as lines of their own, blank ones between.

    Cells between pipes become lines between lines of a lone "|", as in tables that were copied from web pages.
    """
    longest = max(lines, key=lambda line: line.end - line.start, default=None)
    if longest is None or len(longest.text) < _LONG or len(longest.text) < _SHARE * len(text):
        return lines
    at = lines.index(longest)
    return [*lines[:at], *_parts(longest), *lines[at + 1 :]]


def _parts(line: Line) -> Iterator[Line]:
    start = 0
    ruled = False
    for index, found in enumerate(re.finditer(r"\|", line.text)):
        bar = found.start()
        words = line.text[start:bar].strip()
        if _RULE.fullmatch(words) or (ruled and not words):
            ruled = bool(words)  # the rule below a markdown header, and the gap behind it
            start = bar + 1
            continue
        ruled = False
        if index == 0 or bar - start > _CELL or "PHỤ LỤC" in words:
            yield from _prose(line, start, bar)
        elif words:
            yield _line(line, start, bar)
        yield Line(line.start + bar, line.start + bar + 1, "|", "|", False, False, True)
        start = bar + 1
    yield from _prose(line, start, len(line.text))


def _prose(line: Line, start: int, end: int) -> Iterator[Line]:
    if not line.text[start:end].strip():
        return
    yield _blank(line, start)
    for left, right in _stretches(line.text, start, end):
        if line.text[left:right].strip():
            yield _line(line, left, right)
            yield _blank(line, right)


def _line(line: Line, start: int, end: int) -> Line:
    while start < end and line.text[start].isspace():
        start += 1
    while end > start and line.text[end - 1].isspace():
        end -= 1
    words = line.text[start:end]
    return Line(line.start + start, line.start + end, words, words, not words.strip("* _\u00a0"), False, False)


def _blank(line: Line, at: int) -> Line:
    return Line(line.start + at, line.start + at, "", "", True, False, False)


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between marks; a heading in capitals ends where its capitals do."""
    counted = {"roman": 0, "arabic": 0, "letter": 0}
    last = start
    for mark in _MARK.finditer(text, start, end):
        if not _begins(text, mark, counted):
            continue
        yield from _headed(text, last, mark.start())
        last = mark.start()
    yield from _headed(text, last, end)


def _begins(text: str, mark: re.Match[str], counted: dict[str, int]) -> bool:
    """Does a paragraph begin at the mark? Numbers and letters have to count on, bullets to follow a closed phrase."""
    before = text[max(0, mark.start() - 24) : mark.start()].rstrip()
    closed = not before or before[-1] in _CLOSED
    kind = mark.lastgroup
    if kind == "words":
        if mark.group().startswith("Điều"):
            counted.update(arabic=0, letter=0)
            return closed or before.isupper()
        return True
    if kind == "closed":
        return closed or before[-12:].isupper()
    if _OWNER.search(before):
        return False
    if kind == "bullet":
        return closed and text[mark.end()].isupper()
    if kind == "deep":
        return text[mark.end()].isupper()
    if kind == "letter":
        value = _LETTERS.find(mark["letter"]) + 1
        if value != 1 and value != counted["letter"] + 1:
            return False
        counted["letter"] = value
        return True
    if not text[mark.end()].isupper():
        return False
    value = _ROMAN.get(mark["roman"], 0) if kind == "roman" else int(mark["arabic"])
    if value != 1 and value != counted[str(kind)] + 1:
        return False
    counted[str(kind)] = value
    counted["letter"] = 0
    if kind == "roman":
        counted["arabic"] = 0
    return True


def _headed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "II. NHIỆM VỤ Các sở, ngành …" is a heading and a paragraph, and so is "**1. Mục tiêu** Đến năm …"."""
    bold = _BOLD.match(text, start, end)
    if bold and text[bold.end() : end].strip()[:1].isupper():
        yield start, bold.end()
        start = bold.end()
    heading = _HEADING.match(text, start, end)
    if heading:
        at = heading.end()
        for word in re.finditer(r"\S+", text[at:end]):
            if any(char.islower() for char in word.group()):
                if word.start():
                    yield start, at + word.start()
                    start = at + word.start()
                break
    yield start, end
