"""Dates as official documents write them: in words, with slashes, dots or dashes, torn by blanks, complete or not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sachhon.vietnamese.folding import lower
from sachhon.vietnamese.number_words import parse_words
from sachhon.vietnamese.spans import Spanned, overlaps, remembered

__all__ = ["DateMatch", "NotADate", "find_dates", "format_date", "parse_date"]


class NotADate(ValueError):
    """The text is no complete date, or a day that does not exist (`impossible`)."""

    def __init__(self, text: str, impossible: bool = False) -> None:
        super().__init__(text)
        self.text = text
        self.impossible = impossible


@dataclass(frozen=True, slots=True)
class DateMatch(Spanned):
    """A date in a text. `value` is None when it is incomplete (a part is None) or `impossible` (31/02/2018)."""

    start: int
    end: int
    value: date | None
    text: str
    day: int | None = None
    month: int | None = None
    year: int | None = None
    impossible: bool = False


_B = r"[\s.\u2026_]*"
_YEAR = r"(?:19|20|21)\d\d"
_MONTH_WORDS = r"giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười hai|mười một|mười|chạp"
_BEFORE_MONTH = re.compile(
    rf"(?:(?<!\w)ngày{_B}(?:mùng|mồng)?{_B})?(?P<day>(?<![\d/.,])(?:\d{{1,2}}|(?<=ngày )[0-3] \d))?{_B}$"
)
_AFTER_MONTH = re.compile(
    rf"tháng{_B}(?P<month>\d{{1,2}}(?!\d)|(?:{_MONTH_WORDS})(?!\w))?{_B},?{_B}năm(?!\w*[a-zà-ỹ]){_B}"
    r"(?P<year>\d{4}(?!\d)|(?:19|20) \d\d(?!\d| \d))?"
)
_MONTH_SLASH = re.compile(rf"tháng\s*(?P<month>\d{{1,2}})\s*[/\-]\s*(?P<year>{_YEAR})(?!\d|\s?/\s?[a-zà-ỹđ\d])")
_NUMERIC = re.compile(
    r"(?P<day>\d{1,2})\s{0,4}(?P<mark>[/.\-\u2013])\s{0,4}(?P<month>\d{1,2})\s{0,4}(?P=mark)\s{0,4}"
    rf"(?P<year>{_YEAR})(?!(?!của|về|và|quy|phê|theo|hướng|sửa|ban|giữa)[\w/]|[.,]\d)"  # "07/9/2009của": run together
)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
_SHORT = re.compile(
    r"(?:ngày\s?:?|,|và|đến)\s*(?P<day>\d{1,2})\s?[/\-]\s?(?P<month>\d{1,2})(?:\s?[/\-]\s?(?P<year>\d\d))?"
    r"(?![\w/]|[.,]\d)"
)
_MONTH_ONLY = re.compile(r"(?P<month>0?[1-9]|1[0-2])\s?/\s?(?P<year>(?:19|20)\d\d)(?![\w/]|\s?[-/]\s?[a-zđ]|[.,]\d)")
_LEFT_OPEN = re.compile(rf"ngày{_B}/{_B}(?P<month>\d{{1,2}})?{_B}/{_B}(?P<year>{_YEAR})(?!\d)")
_DAY_LEAD = re.compile(r"(?<!\w)ngày\s?:?\s*$")
_DAY_AND_MONTH = re.compile(rf"tháng{_B}(?P<month>\d{{1,2}})(?![\d/]|[.,]\d)")
_YEAR_BEFORE = re.compile(rf"/{_YEAR}-$")
_NUMBERED = re.compile(r"(?:số|luật|định|tư|thị)\s*:?\s*$")
_LONGEST_LEAD = 30


def _month(written: str | None) -> int | None:
    if written is None:
        return None
    if written.isdecimal():
        return int(written)
    word = unicodedata.normalize("NFC", written).casefold()
    return {"giêng": 1, "tư": 4, "bẩy": 7, "chạp": 12}.get(word) or parse_words(word)


def _made(text: str, start: int, end: int, day: str | None, month: str | None, year: str | None) -> DateMatch | None:
    d, m = int(day.replace(" ", "")) if day else None, _month(month)
    y = int(year.replace(" ", "")) if year else None
    if y is not None and y < 100:
        y += 2000
    while end > start and text[end - 1] in " \t\n._\u2026":
        end -= 1
    while start < end and text[start] in " \t\n._\u2026":
        start += 1
    if d is None and m is None and y is None:
        return None
    value, impossible = None, False
    if d is not None and m is not None and y is not None:
        value = _day(y, m, d)
        impossible = value is None
    elif (m is not None and not 1 <= m <= 12) or (d is not None and not 1 <= d <= 31):
        impossible = True
    return DateMatch(start, end, value, text[start:end], d, m, y, impossible)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str) -> list[DateMatch]:
    """Every date of `text` (NFC), left to right: complete, incomplete ("ngày ... tháng 5 năm 2016", "tháng 6/2025",
    "ngày 01/5") and impossible ones. A year alone is a period, not a date. Parts of document numbers are not taken."""
    return list(_dates(text))


@remembered
def _dates(text: str) -> tuple[DateMatch, ...]:
    low = lower(text)
    found: list[DateMatch] = []
    for candidates in (_in_words, _in_figures, _days_alone, _months_alone):
        for match in candidates(text, low):
            if not any(overlaps(match, other) for other in found):
                found.append(match)
    return tuple(sorted(found, key=lambda match: match.start))


def _in_words(text: str, low: str) -> Iterator[DateMatch]:
    """ "ngày 12 tháng 3 năm 2018", "tháng 6 năm 2025", "tháng 6/2025"."""
    at = low.find("tháng")
    while at >= 0:
        before = _BEFORE_MONTH.search(low, max(0, at - _LONGEST_LEAD), at)
        day = before["day"] if before else None
        whole = _AFTER_MONTH.match(low, at) or _MONTH_SLASH.match(low, at)
        if whole is None and day and before and before[0].startswith("ngày"):
            whole = _DAY_AND_MONTH.match(low, at)
        if whole and not low[at - 1 : at].isalpha():
            start = before.start() if before else at
            match = _made(text, start, whole.end(), day, whole["month"], whole.groupdict().get("year"))
            if match is not None:
                yield match
        at = low.find("tháng", at + 5)


def _in_figures(text: str, low: str) -> Iterator[DateMatch]:
    """ "12/3/2018", "12 - 3 - 2018", "12.3.2018", "2018-03-12"."""
    for pattern in (_NUMERIC, _ISO):
        for hit in pattern.finditer(low):
            start = hit.start()
            if _goes_on_before(low, start, pattern is _ISO):
                continue
            lead = _DAY_LEAD.search(low, max(0, start - 8), start)
            start = lead.start() if lead else start
            match = _made(text, start, hit.end(), hit["day"], hit["month"], hit["year"])
            if match is not None:
                yield match


def _goes_on_before(low: str, start: int, iso: bool) -> bool:
    """Whether the figure before `start` belongs to what begins there."""
    before = low[max(0, start - 2) : start]
    if before[-1:].isdigit() or before[-1:] == "/" or (iso and (before[-1:].isalpha() or before[-1:] == "-")):
        return True
    return len(before) == 2 and before[0].isdigit() and before[1] in ".,"


def _days_alone(text: str, low: str) -> Iterator[DateMatch]:
    """ "ngày 01/5 và 15/11", "ngày 5/3/18", "ngày    /    /2018"."""
    at = low.find("ngày")
    while at >= 0:
        left_open = _LEFT_OPEN.match(low, at)
        if left_open:
            match = _made(text, at, left_open.end(), None, left_open["month"], left_open["year"])
            if match is not None:
                yield match
        hit = None if low[at - 1 : at].isalpha() else _SHORT.match(low, at)
        start = at
        while hit:
            match = _made(text, start, hit.end(), hit["day"], hit["month"], hit["year"])
            if match is not None:
                yield match
            further = hit.end() + (low[hit.end() : hit.end() + 1] == " ")
            hit = _SHORT.match(low, further)
            start = hit.start("day") if hit else at
        at = low.find("ngày", at + 4)


def _months_alone(text: str, low: str) -> Iterator[DateMatch]:
    """ "07/2025"; not in "Thông tư số 12/2013"."""
    if "/" not in low:
        return
    for hit in _MONTH_ONLY.finditer(low):
        start = hit.start()
        before = low[start - 1 : start] if start else ""
        glued = before == "-" and not _YEAR_BEFORE.search(low, max(0, start - 6), start)
        if (
            before.isalnum()
            or glued
            or (before and before in "_/.,")
            or _NUMBERED.search(low, max(0, start - 12), start)
        ):
            continue
        match = _made(text, start, hit.end(), None, hit["month"], hit["year"])
        if match is not None:
            yield match


def parse_date(text: str) -> date:
    """The day that `text` is, and nothing but it: 12/3/2018, 12-3-2018, 12.3.2018, 2018-03-12, "ngày 12 tháng 3 năm
    2018".

    Raises NotADate; its `impossible` tells a day that does not exist.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" .,;")
    matches = find_dates(plain)
    if len(matches) != 1 or (matches[0].start, matches[0].end) != (0, len(plain)):
        raise NotADate(text)
    if matches[0].value is None:
        raise NotADate(text, matches[0].impossible)
    return matches[0].value


def format_date(value: date, style: str = "short") -> str:
    """`short` 12/03/2018; `iso` 2018-03-12; `long` "ngày 12 tháng 3 năm 2018", with the zeros that Nghị định 30/2020
    asks for (days below 10, months 1 and 2)."""
    if style == "iso":
        return value.isoformat()
    if style == "long":
        month = f"{value.month:02d}" if value.month < 3 else str(value.month)
        return f"ngày {value.day:02d} tháng {month} năm {value.year}"
    if style == "short":
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    raise ValueError(f"no such style of date: {style}")
