"""Quantities: a number or a range with the words that compare it: "ít nhất 50%", "05 - 06%/năm", "từ 88% trở lên"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from sachhon.vietnamese.dates import find_dates
from sachhon.vietnamese.docnumbers import find_document_numbers
from sachhon.vietnamese.folding import lower
from sachhon.vietnamese.numbers import NumberMatch, find_numbers
from sachhon.vietnamese.periods import find_periods
from sachhon.vietnamese.spans import Spanned, free_of, overlaps, remembered
from sachhon.vietnamese.syllables import words_of

__all__ = ["COMPARATORS", "QuantityMatch", "find_quantities", "free_of", "overlaps"]


@dataclass(frozen=True, slots=True)
class QuantityMatch(Spanned):
    """A quantity in a text; [start, end) holds comparator words, figures, "%", "/năm" and "trở lên".

    comparator: = > >= < <= ~ range. A single value stands in `low` and `high` alike; both are None when the number can
    be read two ways (`readings`). `high_open`: "từ 95 - dưới 100%". `approximate`: "khoảng 8 - 13%".
    """

    start: int
    end: int
    comparator: str
    low: Decimal | None
    high: Decimal | None
    number_start: int
    number_end: int
    unit_start: int  # where the words of the unit begin: at "%" itself, else after the number and a blank
    percent: bool
    per: str = ""  # "năm" in "%/năm"
    approximate: bool = False
    high_open: bool = False
    readings: tuple[Decimal, ...] = ()
    role: str = "plain"  # as NumberMatch.role; "whole" is the 63 of "7/63 tỉnh"


COMPARATORS: tuple[tuple[str, str], ...] = (
    (
        ">=",
        r"ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|không nhỏ hơn|thấp nhất|từ trên|≥|>=|=>"
        r"|lớn hơn hoặc bằng",
    ),
    (
        "<=",
        r"tối đa|không quá|không vượt quá|không hơn|không trên|không cao hơn|không lớn hơn|nhiều nhất|cao nhất|≤|<=|=<"
        r"|nhỏ hơn hoặc bằng",
    ),
    (">=", r"đạt và vượt"),
    ("~", r"trên dưới"),
    (">", r"trên|hơn|vượt|vượt quá|vượt trên|quá|lớn hơn|cao hơn|nhiều hơn|>"),
    ("<", r"dưới|thấp hơn|ít hơn|nhỏ hơn|chưa đến|chưa tới|chưa đầy|<"),
    (
        "~",
        r"khoảng|khoảng chừng|ước|ước khoảng|ước tính|xấp xỉ|gần|chừng|gần như|ước đạt|ước chừng|tương đương|~|≈",
    ),
)
"""Comparator and the words (a pattern of small letters) that make it, directly before the figure."""

_LOOKUP = [
    (sign, re.compile(rf"(?:^|(?<=[\s(,;:.\-]))(?:{words})\s?(?:từ\s|đạt\s|là\s|có\s|được\s|khoảng\s|mức\s)?$"))
    for sign, words in COMPARATORS
]
_LAST_WORDS = words_of(
    "nhất thiểu dưới hơn trên bằng đa quá vượt đến tới đầy khoảng chừng ước tính xỉ gần như đạt đương từ là có được mức"
)
_SIGNS = frozenset("≥≤<>=~≈")
_NO_COMPARISON = re.compile(
    r"(?:sạch|xanh|tốt|bền vững|phát triển|mạnh|nhanh|hiện đại|sâu|rộng)\s+hơn"
    r"(?:\s(?:đạt|là|có|được|từ|khoảng|mức))?\s?$"
)
_COUNTED_ON = re.compile(r"(?:dựa|nằm|tính|đặt|đã)\s+trên\s?$")
_LEAD = re.compile(r"(?<!\w)từ\s?$", re.IGNORECASE)
_DASH = r"[-\u2010-\u2015\u2212÷~]"
_BETWEEN = re.compile(
    rf"(?P<mark>\s?%)?\s?(?P<join>{_DASH}|đến|tới|cho đến)\s?(?P<open>dưới|gần|<)?(?:trên|hơn|không quá)?\s?",
    re.IGNORECASE,
)
_SHARE = re.compile(r"/")
_PERCENT = re.compile(r"\s?(?:%|phần trăm(?!\w))", re.IGNORECASE)
_PER = re.compile(
    r"\s?/\s?(?P<per>năm|tháng|quý|giai đoạn|ngày|vụ)(?!\w)|\s(?:mỗi|một|/)\s(?P<each>năm|tháng|quý)(?!\w)",
    re.IGNORECASE,
)
_UPWARD = re.compile(r"(?:\s[^\W\d_]+){0,3}?\s(?P<way>trở lên|trở xuống)(?!\w)", re.IGNORECASE)
_LOOK_BACK = 28
_EMPTY_ROLES = frozenset({"label", "item", "name", "phone", "year", "date"})


def find_quantities(text: str, *, everything: bool = False, style: str | None = None) -> list[QuantityMatch]:
    """Every quantity of `text` (NFC), left to right.

    Figures inside dates, periods and document numbers, item numbers, names and labels ("COVID-19", "Phụ lục 1") are
    left out, unless `everything`: then those with such a `role` are given as well (dates, periods, document numbers
    never). `style` is the document's way with numbers (see `numbers.convention`).
    """
    return list(_quantities(text, everything, style))


@remembered
def _quantities(text: str, everything: bool, style: str | None) -> tuple[QuantityMatch, ...]:
    numbers = find_numbers(text, style=style)
    if not numbers:
        return ()
    numbers = free_of(numbers, find_dates(text), find_document_numbers(text), _year_spans(text))
    if not everything:
        numbers = [n for n in numbers if n.role not in _EMPTY_ROLES or _PERCENT.match(text, n.end)]
    found: list[QuantityMatch] = []
    i = 0
    while i < len(numbers):
        first = numbers[i]
        second = numbers[i + 1] if i + 1 < len(numbers) else None
        between = _BETWEEN.fullmatch(text, first.end, second.start) if second else None
        if second is not None and between is not None and _rises(text, first, second, between):
            found.append(_range(text, first, second, between))
            i += 2
        elif second is not None and _SHARE.fullmatch(text, first.end, second.start) and _part_of(first, second):
            found += [_single(text, first), replace(_single(text, second), role="whole")]
            i += 2
        elif not (found and _repeats(text, found[-1], first)):
            found.append(_single(text, first))
            i += 1
        else:
            i += 1
    return tuple(found)


def _part_of(first: NumberMatch, second: NumberMatch) -> bool:
    return first.value is not None and second.value is not None and first.value <= second.value


def _repeats(text: str, before: QuantityMatch, number: NumberMatch) -> bool:
    """Whether a number in brackets only says again what stands before them: "10% (mười phần trăm)"."""
    bracket = text[before.end : number.start].strip() == "("
    return bracket and before.low == before.high == number.value and (before.percent or number.in_words)


def _year_spans(text: str) -> list[Spanned]:
    """Periods that hold a year: their digits are no quantities."""
    return [match for match in find_periods(text) if match.from_year is not None or match.to_year is not None]


def _rises(text: str, first: NumberMatch, second: NumberMatch, between: re.Match[str]) -> bool:
    if first.value is None or second.value is None or first.value >= second.value or first.in_words:
        return False
    if between["mark"] and not _PERCENT.match(text, second.end):
        return False
    by_word = between["join"].lower() in ("đến", "tới", "cho đến")
    if by_word and not between["open"] and not _LEAD.search(text, max(0, first.start - 6), first.start):
        return bool(_PERCENT.match(text, second.end)) or second.end < len(text)
    return True


def _range(text: str, first: NumberMatch, second: NumberMatch, between: re.Match[str]) -> QuantityMatch:
    start, sign = _before(text, first.start)
    lead = _LEAD.search(text, max(0, start - 6), start)
    if lead and sign == "=":
        start = lead.start()
    percent, unit_start, end, per = _after(text, second.end)
    return QuantityMatch(
        start,
        end,
        "range",
        first.value,
        second.value,
        first.start,
        second.end,
        unit_start,
        percent,
        per,
        approximate=sign == "~",
        high_open=bool(between["open"]),
        role=first.role,
    )


def _single(text: str, number: NumberMatch) -> QuantityMatch:
    start, sign = _before(text, number.start)
    percent, unit_start, end, per = _after(text, number.end)
    upward = _UPWARD.match(text, end)
    if upward:
        lead = _LEAD.search(text, max(0, start - 6), start)
        start = lead.start() if lead else start
        sign = ">=" if upward["way"].lower() == "trở lên" else "<="
        if upward.start("way") == end + 1:
            end = upward.end()
    readings = number.readings if number.value is None else ()
    return QuantityMatch(
        start,
        end,
        sign,
        number.value,
        number.value,
        number.start,
        number.end,
        unit_start,
        percent,
        per,
        approximate=sign == "~",
        readings=readings,
        role=number.role,
    )


def _before(text: str, start: int) -> tuple[int, str]:
    """Where the comparator words before a figure begin, and the comparator; (start, "=") when there are none."""
    at = max(0, start - _LOOK_BACK)
    low = lower(text[at:start])
    words = low.split()
    if not words or (words[-1].lstrip("(,;:.-") not in _LAST_WORDS and words[-1][-1] not in _SIGNS):
        return start, "="
    if _NO_COMPARISON.search(low) or _COUNTED_ON.search(low):
        return start, "="
    best: tuple[int, str] | None = None
    for sign, pattern in _LOOKUP:
        hit = pattern.search(low)
        if hit and (best is None or hit.start() < best[0]):
            best = hit.start(), sign
    return (at + best[0], best[1]) if best else (start, "=")


def _after(text: str, number_end: int) -> tuple[bool, int, int, str]:
    """(percent, where the unit begins, where the quantity ends, per what)."""
    mark = _PERCENT.match(text, number_end)
    if mark is None:
        unit_start = number_end + (text[number_end : number_end + 1] == " ")
        return False, unit_start, number_end, ""
    unit_start = mark.start() + (text[mark.start()] == " ")
    per = _PER.match(text, mark.end())
    if per is None:
        return True, unit_start, mark.end(), ""
    return True, unit_start, per.end(), (per["per"] or per["each"]).lower()
