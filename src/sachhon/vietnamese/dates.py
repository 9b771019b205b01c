"""Dates as official documents write them: in words, with slashes, dots or dashes, torn by blanks, complete or not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from sachhon.vietnamese.number_words import parse_words
from sachhon.vietnamese.spans import Spanned

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
_MONTH_WORDS = r"giêng|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười hai|mười một|mười|chạp"
_IN_WORDS = re.compile(
    rf"(?<!\w)(?:(?P<lead>ngày){_B}(?:mùng|mồng)?{_B})?(?P<day>(?<!\d)\d{{1,2}}(?!\d))?{_B}"
    rf"tháng{_B}(?P<month>\d{{1,2}}(?!\d)|(?:{_MONTH_WORDS})(?!\w))?{_B},?{_B}năm{_B}(?P<year>\d{{4}}(?!\d))?",
    re.IGNORECASE,
)
_MONTH_SLASH = re.compile(
    r"(?<!\w)(?:(?P<lead>ngày)\s*)?(?P<day>(?<!\d)\d{1,2})?\s*tháng\s*(?P<month>\d{1,2})\s*[/\-]\s*(?P<year>(?:19|20)\d\d)(?!\d|\s?/\s?[A-Z\d])",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    r"(?:(?<!\w)(?P<lead>ngày)\s*)?(?<![\d/])(?<!\d[.,-])(?P<day>\d{1,2})\s{0,4}(?P<mark>[/.\-\u2013])\s{0,4}(?P<month>\d{1,2})\s{0,4}(?P=mark)"
    r"\s{0,4}(?P<year>(?:19|20|21)\d\d)(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<![\w/-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])")
_SHORT = re.compile(
    r"(?<!\w)ngày\s*(?P<day>\d{1,2})\s?[/\-]\s?(?P<month>\d{1,2})(?:\s?/\s?(?P<year>\d\d))?(?![\w/]|[.,]\d)",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(
    r"(?<![\w/.,\-])(?:tháng\s*)?(?P<month>0?[1-9]|1[0-2])\s?/\s?(?P<year>(?:19|20)\d\d)(?![\w/]|\s?[-/]\s?[A-ZĐ]|[.,]\d)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:số|luật|định|tư|thị)\s*:?\s*$", re.IGNORECASE)


def _month(written: str | None) -> int | None:
    if written is None:
        return None
    if written.isdecimal():
        return int(written)
    word = unicodedata.normalize("NFC", written).casefold()
    return {"giêng": 1, "tư": 4, "bẩy": 7, "chạp": 12}.get(word) or parse_words(word)


def _made(text: str, found: re.Match[str]) -> DateMatch | None:
    parts = found.groupdict()
    day = int(parts["day"]) if parts.get("day") else None
    month = _month(parts.get("month"))
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        year += 2000
    start, end = found.start(), found.end()
    while end > start and text[end - 1] in " \t\n._\u2026":
        end -= 1
    while start < end and text[start] in " \t\n._\u2026":
        start += 1
    if day is None and month is None and year is None:
        return None
    value, impossible = None, False
    if day is not None and month is not None and year is not None:
        value = _day(year, month, day)
        impossible = value is None
    elif (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        impossible = True
    return DateMatch(start, end, value, text[start:end], day, month, year, impossible)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(text: str) -> list[DateMatch]:
    """Every date of `text` (NFC), left to right: complete, incomplete ("ngày ... tháng 5 năm 2016", "tháng 6/2025", "ngày 01/5")
    and impossible ones. A year alone is a period, not a date. Parts of document numbers are not taken."""
    taken: list[tuple[int, int]] = []
    found: list[DateMatch] = []
    for pattern in (_IN_WORDS, _MONTH_SLASH, _NUMERIC, _ISO, _SHORT, _MONTH_ONLY):
        for hit in pattern.finditer(text):
            if any(start < hit.end() and hit.start() < end for start, end in taken):
                continue
            if pattern is _MONTH_ONLY and _NUMBERED.search(text, max(0, hit.start() - 12), hit.start()):
                continue
            made = _made(text, hit)
            if made is not None:
                taken.append((made.start, made.end))
                found.append(made)
    return sorted(found, key=lambda match: match.start)


def parse_date(text: str) -> date:
    """The day that `text` is, and nothing but it: 12/3/2018, 12-3-2018, 12.3.2018, 2018-03-12, "ngày 12 tháng 3 năm 2018".

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
    """`short` 12/03/2018; `long` "ngày 12 tháng 3 năm 2018", with the zeros that Nghị định 30/2020 asks for (days below 10,
    months 1 and 2); `iso` 2018-03-12."""
    if style == "iso":
        return value.isoformat()
    if style == "long":
        month = f"{value.month:02d}" if value.month < 3 else str(value.month)
        return f"ngày {value.day:02d} tháng {month} năm {value.year}"
    if style == "short":
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    raise ValueError(f"no such style of date: {style}")
