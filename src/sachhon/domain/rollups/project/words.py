"""Values in words of both languages."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.fields import Range, field_type
from sachhon.formkit.findings import Finding, say
from sachhon.formkit.rollup import Figure
from sachhon.formkit.values import State
from sachhon.vietnamese.numbers import format_number

LANGUAGES = ("vi", "en")
Said = dict[str, str]
_COUNTING = frozenset({"count_yes", "count_answered"})
_LONGEST = 300  # characters of a text in a list; the whole is on the page of the part
_PLACES = 2


def both(words: Callable[[str], str]) -> Said:
    """The same in each language."""
    return {language: words(language) for language in LANGUAGES}


def number_words(value: Decimal | int) -> str:
    """At most two decimals, none that are zeros."""
    exact = Decimal(value)
    shown = format_number(round(exact, _PLACES) if exact != exact.to_integral_value() else exact)
    return shown.rstrip("0").rstrip(",") if "," in shown else shown


def shortened(text: str, length: int = _LONGEST) -> str:
    """In one line, at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def value_words(value: object, spec: Field | Column, language: str) -> str:
    """What a unit said, as its field type writes it."""
    return field_type(spec.type).format(value, spec, language)


def figure_words(figure: Figure, language: str) -> str:
    """A figure's value without its unit; "" where it has none."""
    value = figure.value
    if figure.state is not State.VALUE or value is None:
        return ""
    if isinstance(value, Range):
        low, high = number_words(value.low), number_words(value.high)
        return low if low == high else f"{low}–{high}"
    if isinstance(value, bool):
        return value_words(value, figure.field, language)
    if isinstance(value, Decimal | int):
        return number_words(value)
    if isinstance(value, tuple):
        return shortened(", ".join(map(str, value)))
    return shortened(value_words(value, figure.field, language))


def unit_words(figure: Figure, template: Template) -> Said:
    """What the figure counts: its unit, "đồng" for money, units where units are counted."""
    if figure.method in _COUNTING:
        return both(lambda language: template.respondent_word.get(language, ""))
    if figure.field.type == "money":
        return {"vi": "đồng", "en": "VND"}
    return both(lambda _language: figure.unit or figure.field.unit)


def finding_words(finding: Finding | None) -> Said | None:
    """The sentence of a finding."""
    return None if finding is None else both(lambda language: say(finding, language))


def plain_number(value: object) -> str | None:
    """An exact number as text; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    return format(Decimal(value), "f")
