"""From the text of a cell to its answer, or why it is none. A number that can be read in two ways is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from sachhon.codecs.filled import typed_state
from sachhon.formkit.definition import Column
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.findings import say
from sachhon.formkit.values import MISSING, Answer, Origin, State
from sachhon.vietnamese import AmbiguousNumber, NotANumber, format_number, parse_number
from sachhon.writing.plan import MoneyUnit

TYPED = Origin("typed")
_DASH = re.compile(r"[-–—]+")
_FIGURE = re.compile(r"\d[\d.,]*\d")


@dataclass(frozen=True, slots=True)
class Understood:
    """The answer, or None with what is wrong and, for a doubtful number, texts that can be read in one way alone."""

    answer: Answer | None
    problem: str = ""
    choices: tuple[str, ...] = ()


def understand(text: str, column: Column, unit: MoneyUnit, language: str = "vi") -> Understood:
    """What was typed into a cell; nothing typed is blank, a dash says that there is none."""
    plain = " ".join(text.split()) if column.type != "text" else text.strip()
    if not plain:
        return Understood(MISSING)
    if column.type == "text":
        return Understood(Answer(State.VALUE, plain, TYPED))
    if _DASH.fullmatch(plain):
        return Understood(Answer(State.NIL, origin=TYPED))
    said = typed_state(plain, column)
    if said is not None:
        return Understood(Answer(said, origin=TYPED))
    choices = tuple(_choices(plain, column, unit))
    if len(choices) > 1:
        words = _("“%(text)s” đọc được hai cách: %(named)s? Hãy chọn.")
        return Understood(None, words % {"text": plain, "named": _(" hay ").join(choices)}, choices)
    try:
        value = _parsed(choices[0] if choices else plain, column, unit)
    except FieldError as error:
        return Understood(None, say(error.finding, language))
    wrong = field_type(column.type).check(value, column)
    if wrong:
        return Understood(None, say(wrong[0], language))
    return Understood(Answer(State.VALUE, value, TYPED))


def text_of(answer: Answer, column: Column, unit: MoneyUnit) -> str:
    """What stands in a cell for an answer, exact, money in the page's unit."""
    if answer.state is State.NIL:
        return "-"
    if answer.state is State.UNKNOWN:
        return _("chưa có số liệu")
    if answer.state is not State.VALUE:
        return ""
    if column.type == "money" and isinstance(answer.value, int):
        return money_text(answer.value, unit)
    if isinstance(answer.value, Decimal):
        return format_number(_short(answer.value))
    return str(answer.value)


def money_text(amount: int | Decimal, unit: MoneyUnit) -> str:
    """An amount in the page's unit."""
    return format_number(_short(Decimal(amount) / unit.factor))


def _short(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _parsed(text: str, column: Column, unit: MoneyUnit) -> object:
    spec = replace(column, unit=unit.value) if column.type == "money" else column
    return field_type(column.type).parse(text, spec)


def _choices(text: str, column: Column, unit: MoneyUnit) -> Iterator[str]:
    """The text with its doubtful number written plainly, once for each reading that fits the column."""
    for figure in _FIGURE.finditer(text):
        try:
            parse_number(figure[0], strict=True)
        except AmbiguousNumber as doubt:
            for reading in doubt.readings:
                whole = reading == reading.to_integral_value()
                plain = str(int(reading)) if whole else format_number(reading)
                written = text[: figure.start()] + plain + text[figure.end() :]
                try:
                    _parsed(written, column, unit)
                except FieldError:
                    continue
                yield written
            return
        except NotANumber:
            continue
