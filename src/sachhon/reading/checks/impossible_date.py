"""Dates that cannot be: of a document cited before it existed, of one with two dates, of a number that belies it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from sachhon.catalogue import read_table
from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Citation, Reading
from sachhon.vietnamese.dates import find_dates, format_date
from sachhon.vietnamese.mapped import clean

_YEAR_IN_NUMBER = re.compile(r"^\d+[a-zA-Z]?/((?:19|20)\d\d)/")
_EXACT_DAY = re.compile(
    r"ngày\s{0,3}[\d*]{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|ngày\s{0,3}\d{1,2}\s{0,3}tháng\s{0,3}\d{1,2}\s{0,3}năm\s{0,3}\d{4}"
)


def check(reading: Reading) -> Iterable[Finding]:
    """Each doubted place once, with the reason that weighs most."""
    said: set[tuple[int, int]] = set()
    for finding in _all(reading):
        if finding.spans[0] not in said:
            said.add(finding.spans[0])
            yield finding


def _all(reading: Reading) -> Iterator[Finding]:
    cited = [citation for citation in reading.document.legal_bases if citation.date is not None]
    yield from _later_than_letter(reading, cited)
    yield from _two_dates(reading, cited)
    yield from _known_otherwise(reading, cited)
    yield from _number_belies_year(reading, cited)
    yield from _own_two_dates(reading)
    yield from _no_such_day(reading)


def _places(reading: Reading, citation: Citation) -> tuple[int, int]:
    """The date's own words inside the citation."""
    start, end = citation.span
    text = clean(reading.source.text, start, end)
    for match in find_dates(text.text):
        if match.value == citation.date:
            return text.span(match.start, match.end)
    return start, end


def _name(citation: Citation) -> str:
    return " ".join(part for part in (citation.type, citation.number) if part)


def _finding(variant: str, spans: Iterable[tuple[int, int]], **params: object) -> Finding:
    return Finding("impossible_date", Severity.ERROR, params, tuple(dict.fromkeys(spans)), variant=variant)


def _others(reading: Reading, citation: Citation, cited: list[Citation]) -> list[tuple[int, int]]:
    return [
        _places(reading, other)
        for other in cited
        if other.number == citation.number and other.number is not None and other.date != citation.date
    ]


def _later_than_letter(reading: Reading, cited: list[Citation]) -> Iterator[Finding]:
    """A letter cannot cite what was issued after it; a reply cannot be older than its request."""
    own = reading.document.date
    if own is None:
        return
    for citation in cited:
        if citation.date is not None and citation.date > own.value:
            spans = [_places(reading, citation), *_others(reading, citation, cited), (own.span.start, own.span.end)]
            yield _finding(
                "later", spans, cited=_name(citation), date=format_date(citation.date), own=format_date(own.value)
            )


def _two_dates(reading: Reading, cited: list[Citation]) -> Iterator[Finding]:
    """One number with two dates: of one year, or of one day in two years. (Numbers begin anew each year.)"""
    by_number: dict[str, list[Citation]] = defaultdict(list)
    for citation in cited:
        if citation.number and "/" in citation.number:
            by_number[citation.number].append(citation)
    for citations in by_number.values():
        first = citations[0]
        for other in citations[1:]:
            if first.date and other.date and _conflict(first.date, other.date):
                yield _finding(
                    "two_dates",
                    [_places(reading, other), _places(reading, first)],
                    cited=_name(first),
                    date=format_date(first.date),
                    other=format_date(other.date),
                )


def _conflict(one: date, other: date) -> bool:
    if one == other:
        return False
    return one.year == other.year or (one.month, one.day) == (other.month, other.day)


@cache
def _known() -> dict[str, tuple[date, ...]]:
    dates: dict[str, list[date]] = defaultdict(list)
    for row in read_table("law/legal_docs.csv"):
        if row["date"] and row["certainty"].startswith("high"):
            dates[row["number"]].append(date.fromisoformat(row["date"]))
    return {number: tuple(days) for number, days in dates.items()}


def _known_otherwise(reading: Reading, cited: list[Citation]) -> Iterator[Finding]:
    """The catalogue knows the document's date: the cited one differs in its year alone, or within its year."""
    for citation in cited:
        known = _known().get(citation.number or "", ())
        if citation.date is None or not known or citation.date in known:
            continue
        near = [day for day in known if _conflict(day, citation.date)]
        if near:
            yield _finding(
                "known",
                [_places(reading, citation)],
                cited=_name(citation),
                date=format_date(citation.date),
                known=format_date(near[0]),
            )


def _number_belies_year(reading: Reading, cited: list[Citation]) -> Iterator[Finding]:
    """ "496/2010/QĐ-UBND ngày 08/11/2011": the year in a number is the year of the document."""
    for citation in cited:
        year = _YEAR_IN_NUMBER.match(citation.number or "")
        if year and citation.date is not None and int(year[1]) != citation.date.year:
            yield _finding(
                "number_year",
                [_places(reading, citation)],
                cited=_name(citation),
                date=format_date(citation.date),
                year=year[1],
            )


def _own_two_dates(reading: Reading) -> Iterator[Finding]:
    """The annexes' captions date the document otherwise than its head does."""
    number, own = reading.document.number, reading.document.date
    if number is None or own is None:
        return
    text = reading.source.text
    pattern = r"[\s*|]*".join(re.escape(part) for part in re.findall(r"\w+|\W", number.value))
    for hit in re.finditer(pattern, text):
        if hit.start() <= number.span.start < hit.end() or (
            hit.start() < own.span.end and own.span.start < hit.end() + 60
        ):
            continue
        tail = clean(text, hit.end(), min(len(text), hit.end() + 60))
        dates = find_dates(tail.text)
        if not dates or dates[0].start > 2 or dates[0].value is None or dates[0].value == own.value:
            continue
        if _conflict(dates[0].value, own.value):
            yield _finding(
                "own",
                [tail.span(dates[0].start, dates[0].end), (own.span.start, own.span.end)],
                cited=number.value,
                date=format_date(dates[0].value),
                own=format_date(own.value),
            )


def _no_such_day(reading: Reading) -> Iterator[Finding]:
    """ "ngày 31/02/2018"."""
    text = reading.source.text
    for hit in _EXACT_DAY.finditer(text):
        words = clean(text, hit.start(), hit.end())
        for match in find_dates(words.text):
            if match.impossible and match.year is not None:
                yield _finding("no_such_day", [words.span(match.start, match.end)], date=match.text)
