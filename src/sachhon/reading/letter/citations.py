"""Every decision, circular, law and letter that a document cites, with number and date, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sachhon.reading.letter.lines import Lines
from sachhon.reading.letter.opening import Opening
from sachhon.reading.letter.vocabulary import DOCUMENT_NAMES
from sachhon.reading.model import Citation, Span
from sachhon.vietnamese.dates import DateMatch, find_dates
from sachhon.vietnamese.docnumbers import DocumentNumberMatch, find_document_numbers

_SHORT = {
    "qd": "Quyết định",
    "nq": "Nghị quyết",
    "nd": "Nghị định",
    "tt": "Thông tư",
    "cv": "Công văn",
    "kh": "Kế hoạch",
}
_NAMES: dict[str, str | None] = {flat: words for flat, (words, _) in DOCUMENT_NAMES.items()}
_NAMES |= {
    "van ban": None,
    "bo luat": "Bộ luật",
    "hien phap": "Hiến pháp",
    "van ban hop nhat": "Văn bản hợp nhất",
} | _SHORT
_NAME = "|".join(sorted(_NAMES, key=len, reverse=True))
# A kind of document in front of a number; a few words may stand between ("Công văn hỏa tốc số").
_BEFORE = re.compile(rf"\b(?P<name>{_NAME})\b(?P<between>(?: [^\W\d_]+,?){{0,12}}?) ?(?:so)? ?[:.]? ?\(?$")
# A further member of a list: "Quyết định số 1/QĐ-UBND, số 2/QĐ-UBND và 3/QĐ-UBND".
_LISTED = re.compile(r" ?(?:[,;]|va|[,;] va|hoac) (?P<so>so ?:? ?)?$")
_DATE_AT_ONCE = re.compile(r"(?: ?[,(])? ?(?:(?:duoc )?(?:ban hanh|ky)(?: cung)? ?)?$")
_DATE_BEHIND_ISSUER = re.compile(r" ?,? ?(?:cua|do) (?P<issuer>[^;.:()\d]{2,110}?) ?,? ?(?:ban hanh|ky|\()? ?$")
_NOT_ISSUER = re.compile(
    r"\b(?:ve|phe duyet|quy dinh|huong dan|v/v|giai doan|nham|theo|tai|trong|den|tu"
    r"|va (?:quyet|nghi|thong|ke|cong|van|chi)"
    r"|quyet dinh|nghi quyet|nghi dinh|thong tu|ke hoach|cong van|luat)\b"
)
_DATE_FIRST = re.compile(
    r"(?: ?,)?(?: [^;.:()\d]{0,110}?)? ?(?:da |vua )?(?:co|ban hanh|ky|ky ban hanh|ra|phe duyet|thong qua|tai|bang"
    r"|theo) ?(?:cac )?$"
)
_LAW = re.compile(r"(?:Bộ [Ll]uật|Luật|Pháp lệnh|Hiến pháp)(?= (?!này|sư|gia|lệ|đó|và|mới|hiện)\w)")
# On the text itself: marks and capitals tell "tại" from "Luật Tài nguyên nước", "khóa" from "Luật Khoa học".
_LAW_STOP = re.compile(
    r"[;:.“”\"/]| ?\((?!sửa đổi|bổ sung)| (?:số|ngày|năm) (?=\d)"
    r"| (?:và |hoặc )?(?:các )?(?:[Nn]ghị định|[Nn]ghị quyết|[Tt]hông tư|[Qq]uyết định|[Vv]ăn bản (?!quy phạm)|Luật"
    r"|Bộ luật|Pháp lệnh) "
    r"| (?:quy định|có hiệu lực|đã được|được|hiện hành|theo|tại|để|của Quốc hội|do Quốc hội|kh[óo][aá]|này|và các)"
    r"(?!\w)|,"
)
_AMENDING = re.compile(r"(?:bo luat|luat|phap lenh) sua doi")
_BARE = re.compile(r"so ?:? ?(?P<number>\d{1,5})(?= ?,? (?:cua [^;.:()\d]{2,80} )?ngay \d)")
_BARE_NAME = re.compile(
    r"(?<!\w)(?:quyet dinh|nghi quyet|nghi dinh|thong tu|chi thi|cong van|ke hoach|thong bao|to trinh|ket luan) $"
)
_PASSED = re.compile(
    r" ?,? ?(?:đã )?(?:được )?Quốc hội (?:nước [^;.\d]{10,60}? )?(?:[Kk]h[óo][aá] \w+,? )?[^;.\d]{0,40}?"
    r"(?:thông qua|ban hành) (?=ngày)"
)
_SAME_DAY = re.compile(r",? cùng ngày(?! \d)")
_BASIS_LEAD = re.compile(r"(?:can cu|theo|thuc hien|thi hanh)(?: vao)?(?: cac)? ?$|.*; ?(?:can cu )?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Found:
    type: str | None
    number: str | None
    day: date | None
    start: int
    end: int
    headed: bool = True  # has a type word of its own


def citations(lines: Lines, opened: Opening, own_number: str | None, own_date: date | None) -> tuple[Citation, ...]:
    """In the order of the text, without what a site has put above the letterhead.

    The document's own number (in the captions of its annexes) is left out, unless it is cited with another year:
    numbers begin anew each year.
    """
    text, folded = lines.text, lines.flat
    bases = opened.bases
    own_line = opened.number.span() if opened.number else (0, 0)
    top = min(
        [start for start, _ in opened.mottos] + [start for start, _ in [own_line, opened.place or (0, 0)] if start],
        default=0,
    )
    numbers = [
        number
        for number in find_document_numbers(text)
        if number.ordinal and number.start >= top and not own_line[0] <= number.start < own_line[1]
    ]
    dates = find_dates(text)
    found = list(_numbered(text, folded, numbers, dates))
    found.extend(_unsuffixed(folded, found, dates))
    found.extend(_laws(text, folded, found, dates, bases))
    found = _share_dates(text, sorted(found, key=lambda one: one.start))
    result = []
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        if _is_own(one, own_number, own_date):
            continue
        role = "basis" if any(start <= one.start < end for start, end in bases) else "mention"
        result.append(Citation(one.type, one.number, one.day, Span(*lines.span(one.start, one.end)), role))
    return tuple(result)


def _is_own(one: _Found, number: str | None, day: date | None) -> bool:
    if not number or not one.number or one.number.casefold() != number.casefold():
        return False
    return one.day is None or day is None or one.day.year == day.year


def _numbered(text: str, folded: str, numbers: list[DocumentNumberMatch], dates: list[DateMatch]) -> Iterator[_Found]:
    last: _Found | None = None
    for index, number in enumerate(numbers):
        floor = numbers[index - 1].end if index else 0
        ceiling = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
        name, start = _name_before(text, folded, number.start, floor)
        headed = name is not _NONE
        kind = (name if isinstance(name, str) else None) or number.kind or "Công văn"
        if not headed:
            so = re.search(r"\bso ?:? ?$", folded[max(floor, number.start - 6) : number.start])
            start = number.start - (len(so[0]) if so else 0)
            listed = _LISTED.match(folded, last.end, number.start) if last else None
            if last and last.type and listed and listed.end() == number.start and not number.kind:
                kind = last.type
        day, end = _date_after(folded, number.end, ceiling, dates)
        if day is None and headed:
            before = _date_before(text, folded, start, floor, dates)
            if before is not None:
                day, start = before, before.start
        last = _Found(kind, number.value, day.value if day else None, start, max(end, number.end), headed)
        yield last


_NONE = object()


def _name_before(text: str, folded: str, position: int, floor: int) -> tuple[object, int]:
    """The kind of document in front of a number and where it begins; _NONE where there is no kind."""
    window = max(floor, position - 110)
    found = None
    for hit in re.finditer(rf"\b(?:{_NAME})\b", folded[window:position]):
        tail = folded[window + hit.start() : position]
        whole = _BEFORE.match(tail)
        if not whole or not _may_stand_between(whole["between"], hit[0]):
            continue
        if (hit[0] in _SHORT or "luat" in hit[0]) and not text[window + hit.start()].isupper():
            continue
        found = (_NAMES[hit[0]], window + hit.start())
        if not whole["between"].strip():
            break
    return found if found is not None else (_NONE, position)


def _may_stand_between(words: str, name: str) -> bool:
    count = len(words.split())
    if "luat" in name or name in ("phap lenh", "nghi quyet"):
        return count <= 12 and not re.search(r"\b(?:nghi dinh|thong tu|quyet dinh|huong dan)\b", words)
    return (
        count <= 5
        and not re.search(r"\b(?:va|theo|tai|nay|thuc hien|cua cac)\b", words)
        and not re.search(rf"\b(?:{_NAME})\b", words)
    )


def _date_after(folded: str, position: int, ceiling: int, dates: list[DateMatch]) -> tuple[DateMatch | None, int]:
    for day in _from(dates, position):
        if day.start >= min(ceiling, position + 150):
            break
        gap = folded[position : day.start]
        at_once = _DATE_AT_ONCE.match(gap)
        issuer = None if at_once else _DATE_BEHIND_ISSUER.match(gap)
        if not at_once and not (issuer and not _NOT_ISSUER.search(issuer["issuer"])):
            return None, position
        if day.day is None or (not folded.startswith("ngay", day.start) and at_once is None):
            return None, position
        return day, day.end
    return None, position


def _from(dates: list[DateMatch], position: int) -> Iterator[DateMatch]:
    low, high = 0, len(dates)
    while low < high:
        middle = (low + high) // 2
        if dates[middle].start < position:
            low = middle + 1
        else:
            high = middle
    return iter(dates[low:])


def _date_before(text: str, folded: str, position: int, floor: int, dates: list[DateMatch]) -> DateMatch | None:
    """Of "Ngày 24/12/2012, liên bộ đã ban hành Thông tư số ..." and "phê duyệt ngày 07/9/2009 tại ..."."""
    for day in reversed(dates):
        if day.end > position:
            continue
        if day.start < floor or position - day.end > 130 or day.value is None:
            return None
        if not folded.startswith("ngay", day.start):
            return None
        gap = folded[day.end : position]
        opens = text[day.start] == "N"
        direct = re.match(r" ?,? ?(?:tai|theo|bang) (?:cac )?$", gap) is not None
        named = re.search(rf"\b(?:{_NAME})\b", gap.replace("thu tuong", "").replace("thu truong", ""))
        return day if direct or (opens and _DATE_FIRST.match(gap) and not named) else None
    return None


def _unsuffixed(folded: str, found: list[_Found], dates: list[DateMatch]) -> Iterator[_Found]:
    """ "Quyết định số 1419 ngày 07/9/2009": a number without its code counts where a date follows."""
    for bare in _BARE.finditer(folded):
        name = _BARE_NAME.search(folded, max(0, bare.start() - 14), bare.start())
        if not name or any(one.start < bare.end() and bare.start() < one.end for one in found):
            continue
        day, end = _date_after(folded, bare.end(), len(folded), dates)
        if day is not None:
            yield _Found(_NAMES[name[0].strip()], bare["number"], day.value, name.start(), end)


def _laws(
    text: str, folded: str, numbered: list[_Found], dates: list[DateMatch], bases: list[tuple[int, int]]
) -> Iterator[_Found]:
    """Laws by name: with a date, with a year, or (as a basis) with the name alone."""
    end_of_last = 0
    for law in _LAW.finditer(text):
        if law.start() < end_of_last or any(one.start <= law.start() < one.end for one in numbered):
            continue
        kind = "Luật" if law[0] == "Luật" else law[0].capitalize()
        amending = _AMENDING.match(folded, law.start()) is not None
        stop = law.end()
        for wall in _LAW_STOP.finditer(text, law.end(), min(len(folded), law.end() + 260)):
            stop = wall.start()
            if amending and (wall[0] == "," or "uật" in wall[0] or "Pháp lệnh" in wall[0]):
                continue
            if wall[0] == "," and _comma_inside(text, folded, wall.start()):
                continue
            break
        else:
            stop = min(len(text), law.end() + 260)
        passed = _PASSED.match(text, stop)
        if passed:
            stop = passed.end() - 1
        day = next((one for one in _from(dates, stop) if one.start <= stop + 2), None)
        year = re.compile(r" (?:nam )?(?:19|20)\d\d\b").match(folded, stop)
        if day is not None and day.day is not None and folded.startswith("ngay", day.start):
            end_of_last = day.end
            yield _Found(kind, None, day.value, law.start(), day.end)
        elif re.compile(r"[ ,]*so \d").match(folded, stop):
            continue
        elif _stands_as_basis(folded, law.start(), bases, end_of_last):
            end_of_last = year.end() if year else stop
            yield _Found(kind, None, None, law.start(), end_of_last)


def _comma_inside(text: str, folded: str, comma: int) -> bool:
    """Inside a law's name ("Phòng, chống tham nhũng"): a small letter follows, and in the end number, date or ";"."""
    if not text[comma + 2 : comma + 3].islower():
        return False
    ahead = folded[comma + 1 : comma + 90]
    closed = re.match(r"(?: [^\W\d_]+){1,10}?(?: (?:so|ngay|nam) ?\d|;|\.|,? va luat)", ahead)
    return closed is not None and not re.match(r" (?:can cu|theo|cac|nghi|thong|quyet|uy ban|ubnd)\b", ahead)


def _stands_as_basis(folded: str, start: int, bases: list[tuple[int, int]], previous: int) -> bool:
    """Itself the basis ("Căn cứ Luật ...", "...; Luật ..."), not a law whose decree is the basis."""
    begin = next((begin for begin, end in bases if begin <= start < end), None)
    if begin is None:
        return False
    if previous > begin and re.fullmatch(r" ?(?:,|va|, va) ?", folded[previous:start]):
        return True
    return begin == start or _BASIS_LEAD.match(folded[begin:start]) is not None


def _share_dates(text: str, found: list[_Found]) -> list[_Found]:
    """Members of one list under one kind ("các Quyết định số 1, số 2 ngày ...") share the date that closes it."""
    result = list(found)
    for index in range(1, len(result)):
        one, previous = result[index], result[index - 1]
        same_day = _SAME_DAY.match(text, one.end) if one.day is None and one.number and previous.day else None
        if same_day and one.end - previous.end < 200:
            result[index] = replace(one, day=previous.day, end=same_day.end())
    for index in range(len(result) - 2, -1, -1):
        one, following = result[index], result[index + 1]
        if one.day is not None or one.number is None or following.headed or following.day is None:
            continue
        between = text[one.end : following.start]
        if re.fullmatch(r" ?(?:,|;|và|, và|hoặc) ?", between):
            result[index] = replace(one, day=following.day, end=following.end)
    return result
