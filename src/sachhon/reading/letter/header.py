"""The header's facts: type, number, date, place, title, addressee, period; from usual places, else from captions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sachhon.reading.letter import vocabulary as known
from sachhon.reading.letter.lines import Lines
from sachhon.reading.letter.model import Annex
from sachhon.reading.letter.opening import Opening
from sachhon.reading.letter.vocabulary import DOCUMENT_NAMES
from sachhon.reading.model import Found, PeriodFact, Span
from sachhon.vietnamese.dates import find_dates
from sachhon.vietnamese.docnumbers import find_document_numbers, normalise_document_number
from sachhon.vietnamese.document_kinds import kind_name
from sachhon.vietnamese.folding import flat
from sachhon.vietnamese.periods import PeriodMatch, find_periods

_NAMES = sorted(DOCUMENT_NAMES, key=len, reverse=True)
_REPORTING = re.compile(
    r"(?:tren day la|sau day la|tren day) (?:la )?(?:noi dung )?bao cao|kinh bao cao|xin bao cao"
    r"|bao cao (?:[^\W\d_]+ ){0,12}nhu sau"
)
_REPORT_TITLE = re.compile(r"(?:v ?/ ?v:?|ve viec)? ?(?:tong hop |gui |trinh )?bao cao\b")
# Names that a title takes in front ("Kế hoạch hành động ..."); a notice or guidance is named by its subject alone.
_FRONTED = frozenset(("ke hoach", "quyet dinh", "chuong trinh", "chi thi", "nghi quyet", "bao cao"))
_OWN_NAME = 12  # a name this near to the start of the title is the document's own
_ORDINAL = re.compile(r"\d{1,6}[a-z]?", re.IGNORECASE)
# Other people's plans and strategies inside a title: their period is not the document's.
_NAMED = re.compile(
    r"\b(?:chien luoc|de an|chuong trinh|nghi quyet|quy hoach|quyet dinh|chi thi|ket luan|du an|luat)\b"
)
_OWN_AGAIN = re.compile(
    r"\b(?:tren dia ban|cua (?:tinh|thanh pho|so|bo|nganh)|tai (?:tinh|thanh pho)|giai doan|tinh [a-z]+ [a-z]+)\b"
)


@dataclass(frozen=True, slots=True)
class Number:
    """The document's own number. `code` is the issuer's part; `written` its place, also of a blank or illegible one."""

    value: Found[str] | None
    code: str | None
    kind: str | None
    written: Span | None
    legible: bool = True


def number(lines: Lines, opened: Opening) -> Number:
    """From the number line; None where it is blank ("Số:      /KH-UBND") or a scan has spoiled it ("M2/KH-UBND")."""
    if opened.number is None:
        return Number(None, None, None, None)
    hit = opened.number
    codes = lines.text[hit.start("codes") : hit.end("codes")]
    ordinal = lines.text[hit.start("ordinal") : hit.end("ordinal")].strip(" .,:_…'’")
    value = normalise_document_number(f"{ordinal}{hit['mark']}{codes}")
    written = lines.span(hit.start("ordinal"), hit.end())
    parts = [part for part in re.split(r"[-/]", normalise_document_number(codes)) if part and not part.isdigit()]
    kind = parts[0] if parts and kind_name(parts[0]) else None
    code = "-".join(parts[1:] if kind else parts) or None
    if not ordinal:
        return Number(None, code, kind, written)
    if not _ORDINAL.fullmatch(ordinal.replace(" ", "")):
        return Number(None, code, kind, written, legible=False)
    return Number(Found(value, written), code, kind, written)


def day(lines: Lines, opened: Opening) -> tuple[Found[date] | None, Found[str] | None]:
    """Date and place of the line under the motto. A date left blank is None, its place stands."""
    place = None
    if opened.place is not None:
        words = lines.text[opened.place[0] : opened.place[1]].strip(" ,")
        place = Found(words.title() if words.isupper() and len(words) > 4 else words, lines.span(*opened.place))
    if opened.day is None:
        return None, place
    start, end = opened.day.span()
    for match in find_dates(lines.text[start:end]):
        if match.value is not None:
            return Found(match.value, lines.span(start + match.start, start + match.end)), place
    return None, place


def from_captions(
    lines: Lines, annexes: tuple[Annex, ...], kind: str | None, code: str | None
) -> tuple[list[Found[str]], list[Found[date]]]:
    """Number and date as the annexes' captions cite them: "(Kèm theo Kế hoạch số 157/KH-UBND ngày 31/10/2016 ...)".

    Only of a document of this `kind`, and where its code is known, of this `code`.
    """
    numbers: list[Found[str]] = []
    days: list[Found[date]] = []
    for annex in annexes:
        if annex.caption is None:
            continue
        start = lines.position(annex.caption.start)
        words = lines.text[start : lines.position(annex.caption.end - 1) + 1]
        cited = find_document_numbers(words)
        if not cited or not _same_kind(flat(words[: cited[0].start]), cited[0].kind_code, kind):
            continue
        if code and cited[0].issuer_code and code.split("-")[0] != cited[0].issuer_code.split("-")[0]:
            continue
        numbers.append(Found(cited[0].value, lines.span(start + cited[0].start, start + cited[0].end), certain=False))
        for found in find_dates(words[cited[0].end :]):
            if found.value is not None:
                at = start + cited[0].end
                days.append(Found(found.value, lines.span(at + found.start, at + found.end), certain=False))
                break
    return numbers, days


def _same_kind(before: str, kind_code: str | None, kind: str | None) -> bool:
    named = next((DOCUMENT_NAMES[name][1] for name in _NAMES if re.search(rf"\b{name}\b", before)), None)
    if named is None and kind_code:
        named = _type_of_code(kind_code)
    return kind is None or named is None or named == kind or {named, kind} <= {known.LETTER, known.REPORT}


def _type_of_code(code: str) -> str:
    words = kind_name(code)
    return DOCUMENT_NAMES[flat(words)][1] if words and flat(words) in DOCUMENT_NAMES else known.OTHER


def kind(lines: Lines, opened: Opening, code: str | None, text_end: int) -> Found[str] | None:
    """The contract's type, from the name in capitals, else from the number's code, else from the layout of a letter."""
    if opened.name is not None:
        words = re.sub(r"\s+", "", lines.flat[opened.name[0] : opened.name[1]])
        for name in _NAMES:
            if words.startswith(name.replace(" ", "")):
                return Found(DOCUMENT_NAMES[name][1], lines.span(*opened.name))
    if code is not None and not (opened.about and opened.addressee):
        return Found(_type_of_code(code), lines.span(*opened.number.span()), certain=False) if opened.number else None
    if opened.about or opened.addressee is not None or (opened.number is not None and code is None):
        place = opened.title or opened.addressee or (opened.number.span() if opened.number else (0, 1))
        title = lines.flat[opened.title[0] : opened.title[1]] if opened.title else ""
        reports = _REPORT_TITLE.match(title) or code == "BC"
        if reports and _REPORTING.search(lines.flat, opened.head_end, text_end):
            return Found(known.REPORT, lines.span(*place))
        if not title and _REPORTING.search(lines.flat, opened.head_end, min(text_end, opened.end + 800)):
            return Found(known.REPORT, lines.span(*place), certain=False)
        return Found(known.LETTER, lines.span(*place))
    return None


def title(lines: Lines, opened: Opening) -> Found[str] | None:
    """The title with the name of its kind in front: "Kế hoạch hành động áp dụng ..."."""
    if opened.title is None:
        return None
    words = _without_date(lines, opened).strip(' .;:-“”"')
    span = lines.span(*opened.title)
    if opened.name is not None and not opened.about:
        if flat(words).startswith(("ve viec ", "ve ", "v/v ")):
            return Found(words, span)
        written = flat(lines.text[opened.name[0] : opened.name[1]]).replace(" ", "")
        key = next(key for key in _NAMES if key.replace(" ", "") == written)
        if key not in _FRONTED:
            return Found(words, span)
        name = DOCUMENT_NAMES[key][0]
        if words.isupper():
            name = name.upper()
        elif words[1:2].islower() and " " in words and words.split(" ")[1][:1].islower():
            words = words[:1].lower() + words[1:]  # no name: the syllables of names have capitals each
        words = f"{name} {words}"
    return Found(words, span)


def _without_date(lines: Lines, opened: Opening) -> str:
    """The words of the title, without the date that a layout in columns has put between its lines."""
    start, end = opened.title or (0, 0)
    if opened.day is not None and start < opened.day.start() < end:
        first = opened.place[0] if opened.place else opened.day.start()
        return f"{lines.text[start:first].rstrip()} {lines.text[opened.day.end() : end].lstrip(' .,;*')}"
    return lines.text[start:end]


def addressee(lines: Lines, opened: Opening) -> Found[str] | None:
    """Behind "Kính gửi"; several parts are parted by "; "."""
    if opened.addressee is None:
        return None
    start, end = opened.addressee
    parts: list[str] = []
    for line in lines.lines[lines.index_at(start) : lines.index_at(end - 1) + 1]:
        words = lines.text[max(line.at, start) : min(line.to, end)]
        bullet = re.match(r"[-–+•·*] ?", words)
        fresh = not parts or bullet is not None or parts[-1].rstrip()[-1:] == ";"
        words = words[bullet.end() :] if bullet else words
        if fresh:
            parts.append(words)
        else:
            parts[-1] += " " + words
    pieces = [
        piece.strip(" .;,:-–")
        for part in parts
        for piece in re.split(r"; ?(?:[-–+•] ?)?|(?<=\w) ?[-–+•] (?=(?:Ủy|UBND|Bộ|Sở|Các|Văn)\b)", part)
    ]
    value = "; ".join(piece for piece in pieces if piece)
    return Found(value, lines.span(start, end)) if any(char.isalpha() for char in value) else None


def period(lines: Lines, opened: Opening, type_: str | None, text_end: int) -> PeriodFact | None:
    """From the title; a report without one there takes that of its opening words. Letters that ask have none."""
    if type_ == known.LETTER:
        return None
    if opened.title is not None:
        found = _own_period(lines, *opened.title, plans=type_ != known.REPORT)
        if found is not None:
            return _fact(lines, opened.title[0], found)
    if type_ == known.REPORT:
        start = opened.head_end
        for match in find_periods(lines.text[start : min(text_end, start + 1500)]):
            if (
                match.from_year is not None
                and match.to_year is not None
                and not match.recurring
                and match.from_part is None
            ):
                fragment = lines.flat[max(0, start + match.start - 12) : start + match.start]
                if match.from_year < match.to_year and "ngay" not in fragment:
                    return _fact(lines, start, match)
    return None


def _fact(lines: Lines, start: int, match: PeriodMatch) -> PeriodFact:
    return PeriodFact(match.from_year, match.to_year, lines.span(start + match.start, start + match.end))


def _own_period(lines: Lines, start: int, end: int, *, plans: bool) -> PeriodMatch | None:
    """The document's own; else, for what `plans`, that of the scheme which it carries out."""
    words = lines.text[start:end]
    folded = lines.flat[start:end]
    spans = [match for match in find_periods(words) if (match.from_year or match.to_year) and not match.recurring]
    own = [match for match in spans if not _belongs_to_other(folded, match)]
    closed = [match for match in own if match.from_year is not None]
    whole = [match for match in spans if match.from_year is not None]
    return next(iter([*closed, *own, *whole, *(spans if plans else [])]), None)


def _belongs_to_other(folded: str, match: PeriodMatch) -> bool:
    """Does the period belong to a strategy or scheme that the title names ("Chiến lược ... đến năm 2020")?"""
    names = list(_NAMED.finditer(folded, 0, match.start))
    if not names or names[-1].start() < _OWN_NAME:
        return False
    named = names[-1]
    between = folded[named.end() : match.start]
    return _OWN_AGAIN.search(between) is None
