"""A number with decimals; also the ground of percent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal, two_readings
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.numbers import AmbiguousNumber, NotANumber, format_number, parse_number


def read_number(text: str, field: FieldSpec) -> Decimal:
    """The one number that a text is. Raises FieldError, with both readings where two compete.

    "1.234" is a Vietnamese thousand, unless only 1,234 lies within the field's limits: then nobody can tell.
    """
    try:
        number = parse_number(text)
    except AmbiguousNumber as error:
        raise two_readings(field, text, error.readings) from error
    except NotANumber as error:
        raise refusal(field, "not_a_number", text) from error
    if not within(number, field):
        other = _other_reading(text, number)
        if other is not None and within(other, field):
            raise two_readings(field, text, (number, other))
    return number


def _other_reading(text: str, number: Decimal) -> Decimal | None:
    try:
        parse_number(text, strict=True)
    except AmbiguousNumber as error:
        return next((reading for reading in error.readings if reading != number), None)
    return None


def without_unit(text: str, *units: str) -> str:
    """The text without one of the units after its number, whatever their case."""
    for unit in units:
        stripped = re.sub(rf"\s*{re.escape(unit)}\s*$", "", text, flags=re.IGNORECASE) if unit else text
        if stripped != text and stripped.strip():
            return stripped
    return text


def within(number: Decimal, field: FieldSpec) -> bool:
    """Whether the number lies within the field's limits."""
    low, high = field.minimum, field.maximum
    return (low is None or number >= low) and (high is None or number <= high)


def limits(number: Decimal, field: FieldSpec) -> tuple[Finding, ...]:
    """The finding for a number outside the field's limits."""
    if field.minimum is not None and number < field.minimum:
        return (problem(field, "too_small", value=number, limit=field.minimum),)
    if field.maximum is not None and number > field.maximum:
        return (problem(field, "too_large", value=number, limit=field.maximum),)
    return ()


@dataclass(frozen=True, slots=True)
class DecimalType:
    """Decimal."""

    name: str
    labels: Mapping[str, str]
    sign: str = ""
    numeric: bool = True
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> Decimal:
        """The number, its unit may follow. Raises FieldError."""
        return read_number(without_unit(text, field.unit, self.sign, "phần trăm" if self.sign else ""), field)

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a finite Decimal within the limits and with no more decimals than the field has."""
        if not isinstance(value, Decimal) or not value.is_finite():
            return (problem(field, "wrong_type", value=str(value)),)
        if field.decimals is not None and value != round(value, field.decimals):
            return (*limits(value, field), problem(field, "too_fine", value=value, decimals=field.decimals))
        return limits(value, field)

    def format(self, value: Decimal, field: FieldSpec, language: str = "vi") -> str:
        """ "1.234,5" in Vietnamese, "1,234.5" in English; percent with its sign."""
        return number_words(value, language) + self.sign

    def to_json(self, value: Decimal) -> object:
        """Decimal text with a point."""
        return f"{value:f}"

    def from_json(self, value: object) -> Decimal:
        """The number back from decimal text or a JSON number. Raises ValueError."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise ValueError(f"not a number: {value!r}")
        try:
            return Decimal(str(value))
        except ArithmeticError as error:
            raise ValueError(f"not a number: {value!r}") from error


def number_words(value: Decimal | int, language: str) -> str:
    """A number as the language writes it; trailing zeros after the decimal mark are dropped."""
    number = Decimal(value)
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    return format_number(number) if language == "vi" else f"{number:,f}"


DECIMAL = DecimalType("decimal", {"vi": "số thập phân", "en": "decimal number"})
