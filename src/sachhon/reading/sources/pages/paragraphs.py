"""Lines -> paragraphs: a line goes on in the next when the next one's first word would not have fitted on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from sachhon.reading.sources.pages.model import Line

ITEM = re.compile(
    r"(?:[-–—+•●▪◦*]\s|\(?\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+\s"
    r"|[IVXLC]{1,6}[.)]\s|[A-HK-UVXYĐ][.)]\s|\(?[a-zđ]\)|[a-zđ]\.\s)"
)
_LABEL = re.compile(r"(?:[IVXLC]{1,6}|[A-HK-UVXYĐ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+[^\W\d_a-zà-ỹđ]|[-–—+•●▪◦]\s")
"""A label with a capital behind it, or a dash: an item even where the line above has no full stop."""
_WANTS_NUMBER = re.compile(
    r"\b(?:số|năm|tháng|ngày|quý|điều|khoản|điểm|mục|phụ lục|bảng|biểu|giai đoạn|từ|đến)\s*$", re.IGNORECASE
)
_OPENING = re.compile(
    r"(?:Số\s*:|V/v|Kính gửi|Nơi nhận|Căn cứ\s|Điều\s+\d+\s*[.:]|Chương\s+[IVXLC\d]+|PHỤ LỤC|TM\.|KT\.|TL\.)"
)
_SENTENCE_END = '.;:!?…”"'
_SLACK = 0.35
"""Part of a letter height by which the right margin may be missed."""
_SPACED = 1.3
"""A distance between lines of more than this many usual ones begins a paragraph."""


class Margins:
    """Where the body's lines begin and end on a page, and how far apart they stand."""

    def __init__(self, lines: Sequence[Line]) -> None:
        long = [line for line in lines if len(line.segments) == 1] or list(lines)
        self.left = min((line.x0 for line in long), default=0.0)
        self.right = max((line.x1 for line in long), default=0.0)
        pitches = [
            below.baseline - above.baseline
            for above, below in pairwise(lines)
            if 0 < below.baseline - above.baseline < 4 * above.height
        ]
        self.pitch = median(pitches) if pitches else 0.0


def goes_on(above: Line, below: Line, margins: Margins) -> bool:
    """Whether `below` is a further line of the paragraph that `above` belongs to; `margins`: of `above`'s page."""
    if len(above.segments) > 1 or len(below.segments) > 1:
        return False
    height = max(above.height, 1.0)
    same_page = above.page == below.page
    if same_page and margins.pitch and below.baseline - above.baseline > _SPACED * max(margins.pitch, 0.95 * height):
        return False
    if above.x1 + 0.25 * height + below.first_word + _SLACK * height < margins.right:
        return False
    closed = above.text.rstrip()[-1:] in _SENTENCE_END
    if _OPENING.match(below.text):
        return False
    if ITEM.match(below.text) and (closed or _is_item(above.text, below.text)):
        return False
    if above.bold and not below.bold and below.text[0].isupper() and ITEM.match(above.text):
        return False
    if is_upper(above.text) != is_upper(below.text) and below.text[0].isupper() and len(above.text.split()) > 1:
        return False
    if same_page and below.x0 > above.x0 + 0.8 * height:
        # Further in than the line above: a first line, unless both are centred lines of a heading.
        return _centred(above, margins) and _centred(below, margins) and not closed
    return same_page or not closed or below.x0 <= margins.left + 0.8 * height


def _is_item(above: str, below: str) -> bool:
    return _LABEL.match(below) is not None and _WANTS_NUMBER.search(above) is None


def is_upper(text: str) -> bool:
    """All its letters are capitals, and there are at least three."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 3 and all(char.isupper() for char in letters)


def _centred(line: Line, margins: Margins) -> bool:
    left, right = line.x0 - margins.left, margins.right - line.x1
    return min(left, right) > line.height and abs(left - right) < 2 * line.height
