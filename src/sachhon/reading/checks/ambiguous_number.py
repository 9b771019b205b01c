"""A number that can be read two ways: it is not guessed, both readings are named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.layout import asides, cleaned_without
from sachhon.reading.model import Reading
from sachhon.vietnamese.mapped import MappedText
from sachhon.vietnamese.money import convention, find_money
from sachhon.vietnamese.numbers import NumberMatch, find_numbers
from sachhon.vietnamese.spans import free_of

_HINT = re.compile(r"[,.(]\s*\d")  # quick; all of the next holds it
_MAY_BE = re.compile(r"\d{1,3},\d{3}(?![\d,.])|(?<![\d.,])0+\.\d{3}(?![\d.,])|[^\W\d_]\s*\(\s*\d+\s*\)")


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each number of the running text that was refused for its two readings."""
    source = reading.source
    out = asides(source.blocks)
    style = convention(source.text)
    for paragraph in source.paragraphs():
        if not _HINT.search(source.text, *paragraph.span) or not _MAY_BE.search(source.text, *paragraph.span):
            continue
        words = cleaned_without(source.text, paragraph.span, out)
        money = [match for match in find_money(words.text, style=style) if match.vnd is not None]
        spelt = {match.vnd for match in money if match.in_words}
        settled = [match for match in money if style or match.vnd in spelt]
        for number in free_of(find_numbers(words.text), settled):
            if number.value is None and len(number.readings) > 1 and number.role == "plain":
                taken = any(match.start <= number.start < match.end for match in money)
                yield _finding(words, number, taken=taken)


def _finding(words: MappedText, number: NumberMatch, *, taken: bool) -> Finding:
    one, other = number.readings[0], number.readings[1]
    params = {"words": words.text[number.start : number.end], "one": _as_written(one), "other": _as_written(other)}
    variant = "words" if number.in_words else "taken" if taken else ""
    return Finding(
        "ambiguous_number", Severity.WARNING, params, (words.span(number.start, number.end),), variant=variant
    )


def _as_written(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value
