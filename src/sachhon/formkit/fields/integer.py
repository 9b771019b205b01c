"""A whole number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sachhon.formkit.fields.decimal_number import limits, number_words, read_number, without_unit
from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding


@dataclass(frozen=True, slots=True)
class IntegerType:
    """int."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = True
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> int:
        """The number, "05" and "179 doanh nghiệp" too. Raises FieldError, also where it is not whole."""
        number = read_number(without_unit(text, field.unit), field)
        if number != number.to_integral_value():
            raise refusal(field, "not_whole", text)
        return int(number)

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is an int within the limits."""
        if not isinstance(value, int) or isinstance(value, bool):
            return (problem(field, "wrong_type", value=str(value)),)
        return limits(Decimal(value), field)

    def format(self, value: int, field: FieldSpec, language: str = "vi") -> str:
        """ "1.234" in Vietnamese, "1,234" in English."""
        return number_words(value, language)

    def to_json(self, value: int) -> object:
        """The number."""
        return value

    def from_json(self, value: object) -> int:
        """The number back. Raises ValueError on anything that is not whole."""
        if isinstance(value, bool) or not isinstance(value, int | float | str) or int(value) != float(value):
            raise ValueError(f"not a whole number: {value!r}")
        return int(value)


INTEGER = IntegerType("integer", {"vi": "số nguyên", "en": "whole number"})
