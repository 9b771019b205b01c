"""The document's number or date stands where it usually does not: in the captions of its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.model import Found, Reading
from sachhon.vietnamese.dates import format_date


def check(reading: Reading) -> Iterable[Finding]:
    """A warning for the number, one for the date; each with every place where the same words stand."""
    document = reading.document
    if document.number is not None and not document.number.certain:
        yield _finding("number", document.number.value, reading, document.number)
    if document.date is not None and not document.date.certain:
        yield _finding("date", format_date(document.date.value), reading, document.date)


def _finding(variant: str, value: str, reading: Reading, found: Found[str] | Found[date]) -> Finding:
    words = reading.source.words(found.span)
    pattern = r"[\s*|]+".join(re.escape(word) for word in words.split())
    places = {(hit.start(), hit.end()) for hit in re.finditer(pattern, reading.source.text)}
    places.add((found.span.start, found.span.end))
    return Finding("unusual_place", Severity.WARNING, {"value": value}, tuple(sorted(places)), variant=variant)
