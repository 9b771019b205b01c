"""Numbers: never guessed. Where what was typed can be two numbers that both fit, both are named and one is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString

from sachhon.channels.office.reports.widgets.drawing import beside, cell_text, line, text_of
from sachhon.channels.office.reports.widgets.model import Entry, MoneyUnit, Spec, Typed
from sachhon.channels.office.reports.widgets.texts import TextWidget
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.fields.refusals import two_readings
from sachhon.vietnamese import AmbiguousNumber, NotANumber, format_number, parse_number

_TOKEN = re.compile(r"\d[\d.,]*\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read what was typed: the value, and a text that can be read in this way alone."""

    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class NumberWidget(TextWidget):
    """An input for a number, its unit behind it."""

    def read(self, typed: Typed, spec: Spec, unit: MoneyUnit) -> Any:
        """The one number that was typed. Raises FieldError, with both readings where two fit."""
        text = typed.get("", "")
        readings = self.readings(text, spec, unit)
        if len(readings) > 1:
            raise two_readings(spec, text, (self.size(reading.value) for reading in readings))
        return readings[0].value if readings else self.parse(text, spec, unit)

    def readings(self, text: str, spec: Spec, unit: MoneyUnit) -> tuple[Reading, ...]:
        """The ways in which a text with a doubtful number can be read that fit the field; none where no doubt is."""
        found: dict[Any, Reading] = {}
        for written in _written(text):
            try:
                value = self.parse(written, spec, unit)
            except FieldError:
                continue
            if not field_type(spec.type).check(value, spec):
                found.setdefault(value, Reading(value, written))
        return tuple(found.values())

    def parse(self, text: str, spec: Spec, unit: MoneyUnit) -> Any:
        """As the field type reads it. Raises FieldError."""
        return field_type(spec.type).parse(text, spec)

    def size(self, value: Any) -> Decimal:
        """The number by which two readings are told apart."""
        return Decimal(value)

    def show(self, value: Any, spec: Spec, unit: MoneyUnit, language: str) -> dict[str, str]:
        """The number in the Vietnamese way, without its unit."""
        return {"": format_number(self.size(value))}

    def draw(self, entry: Entry) -> SafeString:
        """An input; in a table the heading has the unit."""
        if entry.in_table:
            return line(entry, cell_text(self, entry), mode="decimal", css="number")
        control = line(entry, text_of(self, entry)[""], mode="decimal", css="number")
        return beside(control, entry.spec.unit) if entry.spec.unit else control


def _written(text: str) -> Iterator[str]:
    """The text with its doubtful number written plainly, once for each way to read it; nothing where there is none."""
    for token in _TOKEN.finditer(text):
        try:
            parse_number(token[0], strict=True)
        except AmbiguousNumber as doubt:
            for reading in doubt.readings:
                yield text[: token.start()] + _plainly(reading) + text[token.end() :]
            return
        except NotANumber:
            continue


def _plainly(number: Decimal) -> str:
    """A number that can be read in one way: digits alone, or decimals after a comma."""
    return f"{int(number)}" if number == number.to_integral_value() else format_number(number)
