"""A letter's facts, from its parts."""

from __future__ import annotations

from dataclasses import replace

from sachhon.reading.letter import header
from sachhon.reading.letter.citations import citations
from sachhon.reading.letter.issuers import issuer
from sachhon.reading.letter.lines import Lines
from sachhon.reading.letter.model import Annex
from sachhon.reading.letter.parts import Draft
from sachhon.reading.letter.people import recipients, signer
from sachhon.reading.model import DocumentFacts, Found
from sachhon.vietnamese.places import find_provinces


def facts(letter: Draft) -> DocumentFacts:
    """The reading contract's `document`. What stands only in an annex's caption is taken from there, as not certain."""
    lines, opened, annexes = letter.lines, letter.opening, letter.parts.annexes
    if not lines.lines:
        return DocumentFacts()
    text_end = lines.position(annexes[0].span.start) if annexes else len(lines.text)
    alone = annexes[0] if annexes and not (opened.name or opened.number or opened.about or opened.mottos) else None
    if alone is not None and alone.title is not None and lines.position(alone.span.start) == 0:
        title_start = lines.position(alone.title.start)
        opened = replace(opened, title=(title_start, lines.position(alone.title.end - 1) + 1))
    own = header.number(lines, opened)
    kind = header.kind(lines, opened, own.kind, text_end)
    value = own.value
    when, place = header.day(lines, opened)
    if (value is None and own.legible) or when is None:
        numbers, days = header.from_captions(lines, annexes, kind.value if kind else None, own.code)
        if value is None and own.legible and numbers and len({number.value for number in numbers}) == 1:
            value = numbers[0]
        if when is None and days and len({day.value for day in days}) == 1:
            when = days[0]
    code = own.code or _issuer_code(value.value if value else None)
    from_whom = issuer(lines, opened, code, text_end, when.value if when else None)
    return DocumentFacts(
        type=kind,
        number=value,
        date=when,
        place=place,
        issuer=from_whom.name,
        title=header.title(lines, opened),
        province=from_whom.province or (_province_of(lines, alone) if alone else None),
        addressee=header.addressee(lines, opened),
        period=header.period(lines, opened, kind.value if kind else None, text_end),
        signer=signer(lines, letter.ending),
        legal_bases=citations(lines, opened, value.value if value else None, when.value if when else None),
        recipients=recipients(lines, letter.ending),
    )


def _province_of(lines: Lines, annex: Annex) -> Found[str] | None:
    """An annex that stands alone belongs to the province whose decision its caption names."""
    if annex.caption is None:
        return None
    start = lines.position(annex.caption.start)
    words = lines.text[start : lines.position(annex.caption.end - 1) + 1]
    named = [found for found in find_provinces(words) if found.is_province]
    if not named:
        return None
    return Found(named[0].name, lines.span(start + named[0].start, start + named[0].end), certain=False)


def _issuer_code(number: str | None) -> str | None:
    if number is None or "/" not in number:
        return None
    return number.rsplit("/", 1)[1].split("-", 1)[-1]
