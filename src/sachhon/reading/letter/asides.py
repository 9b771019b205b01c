"""Incoming stamps, signing marks and page numbers: what others put on the page."""

from __future__ import annotations

import re

from sachhon.reading.letter.lines import Line, Lines
from sachhon.reading.letter.model import SetAside
from sachhon.reading.model import Paragraph, Source, Span

_NUCLEUS = re.compile(
    r"(?:cong )?(?:van|cong van|van ban) den\b.{0,60}$|den$|den (?:so|ngay)\b.{0,40}$"
    r"|(?:so den|ngay den|gio den) ?:?.{0,24}$"
)
_MEMBER = re.compile(
    r"(?:so|so den|den so) ?[:.]? ?\w{0,8}$|ngay(?: den)? ?[:.]? ?[\d/. -]{0,12}$|gio(?: den)? ?[:.]? ?[\dhg: ]{0,8}$"
    r"|chuyen ?:.{0,60}$|kinh chuyen ?:.{0,60}$|luu ho so so ?:?.{0,16}$"
    r"|(?:so va ky hieu ho so|nguoi nhan|don vi) ?:.{0,40}$"
)
# A stamp that a conversion has run into one line with its neighbours.
_INLINE = re.compile(
    r"\b(?:(?:cong )?van ban den|cong van den|den) so ?[:.]? ?\d{1,7}\b"
    r"(?:,? ?(?:gio|ngay)(?: den)? ?[:.]? ?\d[\d/.:h-]{0,11})*(?: chuyen ?:?(?: \w+ ?:?)?)?"
    r"(?: luu ho so so ?:?(?: ?\d{1,5})?)?"
)
_SIGNED = re.compile(
    r"(?:nguoi ky|ky boi|nguoi ky so|thoi gian ky|ngay ky|co quan|email"
    r"|digitally signed by|signature not verified|date) ?:.{0,80}$"
    r"|signature not verified$|van ban dien tu da ky so.{0,40}$"
)
_SIGNED_CORE = re.compile(r"(?:nguoi ky|ky boi|nguoi ky so|thoi gian ky|digitally signed by) ?:|signature not verified")
_ORGAN = re.compile(
    r"(?:uy ban|ubnd|van phong|so|bo|cuc|tong cuc|vu|ban|tap doan|tong cong ty"
    r"|chi cuc|hoi dong|chinh phu|vpcp|vpubnd)\b"
)
_PAGE = re.compile(
    r"-? ?(\d{1,3}) ?-?$|(?:trang|page) (\d{1,3})(?: ?(?:/|tren|of) ?\d{1,3})?$"
    r"|(\d{1,3}) ?/ ?\d{1,3}$|[:;.,] ?(\d{1,3})$"
)
_NUMBERED = re.compile(r"so ?:? ?[\w. ]{0,8}/ ?(?:\d{4} ?/ ?)?[a-z]{1,8}\b|cong hoa xa hoi")
_STAMP_REACH = 7
_HEAD_LINES = 45


def set_aside(source: Source, lines: Lines) -> tuple[SetAside, ...]:
    """In order of place. Takes over what the layout has set aside, and finds the rest in the text."""
    found = [
        SetAside("page_number" if block.kind == "page_number" else "stamp", block.span)
        for block in source.blocks
        if isinstance(block, Paragraph) and block.kind in ("page_number", "stamp")
    ]
    known = {aside.span.start for aside in found}
    for aside in (*_stamps(lines), *_page_numbers(lines)):
        if aside.span.start not in known:
            found.append(aside)
    return tuple(sorted(found, key=lambda aside: aside.span))


def _flat(lines: Lines, line: Line) -> str:
    return lines.flat[line.at : line.to]


def _stamps(lines: Lines) -> list[SetAside]:
    stamps: list[SetAside] = []
    index = 0
    every = lines.lines
    ends = {*range(min(_HEAD_LINES, len(every))), *range(max(0, len(every) - _HEAD_LINES), len(every))}
    for index in sorted(ends):
        line = every[index]
        words = _flat(lines, line)
        if not ("den" in words or "ky" in words or "sign" in words):
            continue
        if stamps and line.start < stamps[-1].span.end:
            continue
        if _NUCLEUS.match(words) and (line.text.isupper() or ":" in words or words[:1].isdigit()):
            stamps.append(_grown(lines, index))
        elif _SIGNED_CORE.match(words):
            stamps.append(_signing_mark(lines, index))
    head_end = every[min(_HEAD_LINES, len(every)) - 1].to if every else 0
    for run in _INLINE.finditer(lines.flat, 0, head_end) if lines.flat.find("den so", 0, head_end) >= 0 else ():
        span = lines.span(run.start(), run.end())
        if not any(span.start < stamp.span.end and stamp.span.start < span.end for stamp in stamps):
            stamps.append(SetAside("stamp", span))
    return stamps


def _grown(lines: Lines, nucleus: int) -> SetAside:
    every = lines.lines
    last = nucleus
    while last + 1 < len(every) and last - nucleus < _STAMP_REACH and _MEMBER.match(_flat(lines, every[last + 1])):
        last += 1
    first = nucleus
    while first > 0 and nucleus - first < _STAMP_REACH and _MEMBER.match(_flat(lines, every[first - 1])):
        first -= 1
    if first > 0 and every[first].text.isupper() and _is_stamping_organ(lines, first - 1):
        first -= 1
    return SetAside("stamp", Span(every[first].start, every[last].end))


def _is_stamping_organ(lines: Lines, index: int) -> bool:
    """The receiver's name over "ĐẾN"; not the sender's letterhead, which has its number or motto behind the stamp."""
    line = lines.lines[index]
    if not line.text.isupper() or not _ORGAN.match(_flat(lines, line)):
        return False
    others = lines.lines[max(0, index - _HEAD_LINES) : index] + lines.lines[index + 1 : index + _HEAD_LINES]
    numbered_before = "/" in " ".join(other.text for other in lines.lines[max(0, index - 8) : index])
    behind = lines.lines[index + 1 : index + _HEAD_LINES]
    numbered_behind = any(_NUMBERED.match(_flat(lines, other)) for other in behind)
    if not numbered_behind and behind and behind[0].gap == "line":
        return True
    return numbered_before or any(other.text.isupper() and _ORGAN.match(_flat(lines, other)) for other in others)


def _signing_mark(lines: Lines, core: int) -> SetAside:
    every = lines.lines
    first = last = core
    while last + 1 < len(every) and _SIGNED.match(_flat(lines, every[last + 1])):
        last += 1
    while first > 0 and _SIGNED.match(_flat(lines, every[first - 1])):
        first -= 1
    return SetAside("stamp", Span(every[first].start, every[last].end))


def _page_numbers(lines: Lines) -> list[SetAside]:
    """Lines that are a number alone, between lines (never in cells), which count upwards through the document."""
    every = lines.lines
    found: list[SetAside] = []
    last = 0
    for index, line in enumerate(every):
        if line.to - line.at > 14 or line.gap not in ("line", "para", "start"):
            continue
        page = _PAGE.match(_flat(lines, line))
        if not page or (index + 1 < len(every) and every[index + 1].gap == "cell"):
            continue
        number = int(next(group for group in page.groups() if group))
        plain = page[1] is not None or page[4] is not None
        if number <= last or number > last + 15 or (plain and number == 1 and index > 0):
            continue
        found.append(SetAside("page_number", line.span))
        last = number
    return found
