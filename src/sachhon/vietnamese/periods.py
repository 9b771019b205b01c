"""Periods: "giai đoạn 2016-2020", "Quý IV/2025 - Quý II/2026", "từ năm 2009 đến năm 2018", "hằng năm"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sachhon.vietnamese.dates import find_dates
from sachhon.vietnamese.folding import lower
from sachhon.vietnamese.spans import Placed, Spanned, free_of, overlaps, remembered

__all__ = ["NotAPeriod", "PeriodMatch", "find_periods", "format_period", "parse_period"]


class NotAPeriod(ValueError):
    """The text is no period. `text` is what was given."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True)
class PeriodMatch(Spanned):
    """A stretch of years; an open end is None. Parts: "Q1".."Q4", "H1", "H2", "M01".."M12", or an ISO day "2025-07-01".

    `recurring`: hằng năm, thường xuyên, định kỳ (then the years are None unless they are said too).
    """

    start: int
    end: int
    from_year: int | None
    to_year: int | None
    from_part: str | None = None
    to_part: str | None = None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class _Point:
    start: int
    end: int
    year: int | None
    part: str | None
    bare: bool  # four digits with nothing that says "year"


_YEAR = r"(?:19[4-9]\d|20\d\d)"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_Q = r"(?:iv|iii|ii|i|[1-4])(?![\w])"
_D = r"[-\u2010-\u2015\u2212÷~→…]"
_QUARTER = re.compile(
    rf"q(?:uý|uí)?\s?(?P<first>{_Q})(?:\s?(?:,|và|{_D}|đến)\s?(?:quý|quí)?\s?(?P<last>{_Q}))*"
    rf"(?:\s?(?:/|{_D}|,)?\s?(?:năm\s?)?(?P<year>{_YEAR})(?![\d/]))?"
)
_MONTHS = re.compile(
    rf"tháng\s?(?P<first>1[0-2]|0?[1-9])(?:\s?(?:,|và|{_D}|đến)\s?(?:tháng\s?)?(?P<last>1[0-2]|0?[1-9]))+"
    rf"\s?(?:/|{_D}|năm)\s?(?P<year>{_YEAR})(?![\d/])"
)
_HALF = re.compile(rf"(?:6|06|sáu) tháng (?P<half>đầu|cuối)(?: của)?(?: năm)?\s?(?P<year>{_YEAR})?(?!\d)")
_YEAR_POINT = re.compile(rf"{_YEAR}(?![\w/]|\.\d|,(?!{_YEAR}(?!\d))\d)")
_YEAR_BEFORE = re.compile(rf"(?<!\d){_YEAR},$")
_YEAR_WORD = re.compile(r"(?<!\w)năm\s?$")
_RANGE = re.compile(rf"\s?(?:{_D}|(?:cho |kéo dài )?(?:đến|tới)(?: hết| cuối)?(?: ngày)?)\s?")
_LIST = re.compile(r"\s?(?:,|;|và|,? ?và)\s?")
_BEFORE_SPAN = re.compile(
    r"(?:giai đoạn|thời kỳ|thời gian|nhiệm kỳ|trong các năm|các năm|từ năm|từ)(?:\s0?\d\s?năm)?\s?:?\s?$"
)
_FROM = re.compile(r"(?<!\w)(?:kể từ|bắt đầu từ|từ|sau)(?: ngày| năm| đầu năm| sau năm)?\s?$")
_UNTIL = re.compile(r"(?<!\w)(?:tính đến|cho đến|từ nay đến|đến|tới|trước)(?: hết| cuối| trước)?(?: ngày| năm)?\s?$")
_ONWARDS = re.compile(r"\s?(?:trở đi|và (?:những|các) năm (?:tiếp theo|sau)|và tiếp theo|đến nay)")
_RECURRING = re.compile(r"(?:h[ằà]ng (?:năm|quý|quí|tháng|tuần|ngày|kỳ)|thường xuyên|định kỳ|liên tục|mỗi năm)(?!\w)")
_LEAD = re.compile(r"(?<!\w)từ(?: năm| ngày)?\s?$")
_LOOK_BACK = 28


def _points(text: str, low: str, quarters: list[PeriodMatch]) -> list[_Point]:
    """Days, months, halves and years that `low` (the small letters of `text`) names, quarters left out."""
    points: list[_Point] = []
    for found in free_of(find_dates(text), quarters):
        if found.value is not None:
            points.append(_Point(found.start, found.end, found.value.year, found.value.isoformat(), False))
        elif found.year is not None and found.month is not None and found.day is None and not found.impossible:
            points.append(_Point(found.start, found.end, found.year, f"M{found.month:02d}", False))
        elif found.impossible or found.year is None:
            points.append(_Point(found.start, found.end, None, None, False))
    taken: list[Placed] = [*points, *quarters]
    for half in _halves(low):
        if not any(overlaps(half, other) for other in taken):
            points.append(half)
            taken.append(half)
    points += [year for year in _years(low) if not any(overlaps(year, other) for other in taken)]
    return sorted(points, key=lambda point: point.start)


def _halves(low: str) -> Iterator[_Point]:
    if "tháng đầu" in low or "tháng cuối" in low:
        for hit in _HALF.finditer(low):
            if not low[hit.start() - 1 : hit.start()].isalnum():
                year = int(hit["year"]) if hit["year"] else None
                yield _Point(hit.start(), hit.end(), year, "H1" if hit["half"] == "đầu" else "H2", False)


def _years(low: str) -> Iterator[_Point]:
    for hit in _YEAR_POINT.finditer(low):
        start = hit.start()
        word = _YEAR_WORD.search(low, max(0, start - 4), start)
        before = low[start - 1 : start] if start else ""
        if word is None and (before.isalnum() or (before and before in "_/")):
            continue
        glued = before and before in ".," and low[start - 2 : start - 1].isdigit()
        if glued and not _YEAR_BEFORE.search(low, max(0, start - 6), start):
            continue
        yield _Point(word.start() if word else start, hit.end(), int(hit[0]), None, word is None)


def _quarters(low: str) -> Iterator[PeriodMatch]:
    for hit in _QUARTER.finditer(low):
        if low[hit.start() - 1 : hit.start()].isalnum():
            continue
        first = _ROMAN.get(hit["first"]) or int(hit["first"])
        last = first if hit["last"] is None else _ROMAN.get(hit["last"]) or int(hit["last"])
        year = int(hit["year"]) if hit["year"] else None
        if last >= first:
            yield PeriodMatch(hit.start(), hit.end(), year, year, f"Q{first}", f"Q{last}")


def _months(low: str) -> Iterator[PeriodMatch]:
    """ "tháng 11, 12/2013": months that share a year."""
    at = low.find("tháng")
    while at >= 0:
        hit = None if low[at - 1 : at].isalnum() else _MONTHS.match(low, at)
        if hit and int(hit["first"]) < int(hit["last"]):
            year = int(hit["year"])
            yield PeriodMatch(at, hit.end(), year, year, f"M{int(hit['first']):02d}", f"M{int(hit['last']):02d}")
        at = low.find("tháng", at + 5)


def _single(low: str, point: _Point) -> PeriodMatch | None:
    """A point that stands alone: a year, a month, an open stretch; None when it is just a date or a bare number."""
    before_at = max(0, point.start - _LOOK_BACK)
    since = _FROM.search(low, before_at, point.start)
    until = _UNTIL.search(low, before_at, point.start)
    is_day = bool(point.part and "-" in point.part)
    onwards = _ONWARDS.match(low, point.end)
    if until:
        return PeriodMatch(until.start(), point.end, None, point.year, None, point.part)
    if since:
        end = onwards.end() if onwards else point.end
        return PeriodMatch(since.start(), end, point.year, None, point.part, None)
    if is_day:
        return None
    alone = not low[: point.start].strip() and not low[onwards.end() if onwards else point.end :].strip(" .;")
    if point.bare and not alone and not _BEFORE_SPAN.search(low, before_at, point.start):
        return None
    if onwards and alone:
        return PeriodMatch(point.start, onwards.end(), point.year, None, point.part, None)
    return PeriodMatch(point.start, point.end, point.year, point.year, point.part, point.part)


def _spans(text: str, low: str) -> list[PeriodMatch]:
    quarters = [*_quarters(low), *_months(low)]
    points: list[_Point | PeriodMatch] = [*_points(text, low, quarters), *quarters]
    points.sort(key=lambda point: (point.start, -point.end))
    found: list[PeriodMatch] = []
    i = 0
    while i < len(points):
        first = points[i]
        if i + 1 < len(points):
            joined = _joined(low, first, points[i + 1])
            if joined is not None:
                j = i + 2
                listed = not _RANGE.fullmatch(low, first.end, points[i + 1].start)
                while listed and j < len(points) and _LIST.fullmatch(low, joined.end, points[j].start):
                    more = _joined(low, points[j - 1], points[j], in_list=True)
                    if more is None:
                        break
                    joined = PeriodMatch(
                        joined.start, more.end, joined.from_year, more.to_year, joined.from_part, more.to_part
                    )
                    j += 1
                found.append(_widened(low, joined))
                i = j
                continue
        single = first if isinstance(first, PeriodMatch) else _single(low, first) if first.year or first.part else None
        if single is not None:
            found.append(single)
        i += 1
    return found


def _ends(point: _Point | PeriodMatch) -> tuple[int | None, str | None, int | None, str | None]:
    if isinstance(point, PeriodMatch):
        return point.from_year, point.from_part, point.to_year, point.to_part
    return point.year, point.part, point.year, point.part


def _joined(
    low: str, one: _Point | PeriodMatch, other: _Point | PeriodMatch, *, in_list: bool = False
) -> PeriodMatch | None:
    from_year, from_part, _, _ = _ends(one)
    _, _, to_year, to_part = _ends(other)
    between = low[one.end : other.start]
    if to_year is None:
        return None
    ranged = _RANGE.fullmatch(between)
    listed = not ranged and _LIST.fullmatch(between)
    if not ranged and not listed:
        return None
    if from_year is None:
        if from_part is None or (listed and not isinstance(one, PeriodMatch)):
            return None
        from_year = to_year
    if (from_year, from_part or "") > (to_year, to_part or "~"):
        return None
    if (ranged and to_year - from_year > 60) or (listed and not in_list and not _may_list(low, one, other)):
        return None
    if listed and to_year - from_year > 1:
        return None
    return PeriodMatch(one.start, other.end, from_year, to_year, from_part, to_part)


def _may_list(low: str, one: _Point | PeriodMatch, other: _Point | PeriodMatch) -> bool:
    """Whether two points parted by a comma or "và" are one stretch: years with "năm", quarters, or the whole text."""
    if isinstance(one, PeriodMatch) or isinstance(other, PeriodMatch):
        return isinstance(one, PeriodMatch) and isinstance(other, PeriodMatch)
    if one.part is not None or other.part is not None:
        return False
    before_at = max(0, one.start - _LOOK_BACK)
    if _UNTIL.search(low, before_at, one.start):
        return False
    whole = not low[: one.start].strip() and not low[other.end :].strip(" .;")
    return not one.bare or whole or _BEFORE_SPAN.search(low, before_at, one.start) is not None


def _widened(low: str, match: PeriodMatch) -> PeriodMatch:
    """A range with the words that open it ("từ năm") and what follows it left as it is."""
    lead = _LEAD.search(low, max(0, match.start - 10), match.start)
    if lead is None:
        return match
    return PeriodMatch(
        lead.start(), match.end, match.from_year, match.to_year, match.from_part, match.to_part, match.recurring
    )


def find_periods(text: str) -> list[PeriodMatch]:
    """Every period of `text` (NFC), left to right.

    Complete dates alone are none; a bare "2025" is one only as the whole text.
    """
    return list(_periods(text))


@remembered
def _periods(text: str) -> tuple[PeriodMatch, ...]:
    low = lower(text)
    found = _spans(text, low)
    for hit in _RECURRING.finditer(low):
        if not low[hit.start() - 1 : hit.start()].isalnum():
            found.append(PeriodMatch(hit.start(), hit.end(), None, None, recurring=True))
    return tuple(sorted(found, key=lambda match: (match.start, match.end)))


def parse_period(text: str) -> PeriodMatch:
    """The period that a cell or a phrase says; years and "hằng năm" of one phrase are one period. Raises NotAPeriod."""
    found = find_periods(text)
    spans = [match for match in found if match.from_year is not None or match.to_year is not None or match.from_part]
    recurring = any(match.recurring for match in found)
    if not found:
        raise NotAPeriod(text)
    if not spans:
        return PeriodMatch(found[0].start, found[-1].end, None, None, recurring=True)
    first, last = spans[0], spans[-1]
    return PeriodMatch(
        found[0].start,
        found[-1].end,
        first.from_year,
        last.to_year,
        first.from_part,
        last.to_part,
        recurring,
    )


def format_period(from_year: int | None, to_year: int | None) -> str:
    """ "2016 - 2020", "2018", "từ năm 2016", "đến năm 2020"; neither: ""."""
    if from_year is not None and to_year is not None:
        return str(from_year) if from_year == to_year else f"{from_year} - {to_year}"
    if from_year is not None:
        return f"từ năm {from_year}"
    return "" if to_year is None else f"đến năm {to_year}"
