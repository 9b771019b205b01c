"""A number with its unit: "1.200 kWh"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sachhon.formkit.fields.decimal_number import limits, number_words, read_number
from sachhon.formkit.fields.model import FieldSpec, Quantity
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.folding import nfc

_QUANTITY = re.compile(r"([+-]?\d[\d.,]*(?:[ \u00a0]\d{3})*\d|[+-]?\d)\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class QuantityType:
    """Quantity. A bare number has the field's unit."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = True
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> Quantity:
        """The number and what follows it as its unit. Raises FieldError, also where there is no unit at all."""
        found = _QUANTITY.fullmatch(" ".join(nfc(text).split()))
        if not found:
            raise refusal(field, "not_a_quantity", text)
        unit = found[2].strip() or field.unit
        if not unit:
            raise refusal(field, "no_unit", text)
        return Quantity(read_number(found[1], field), unit)

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a Quantity with a unit, within the limits."""
        if not isinstance(value, Quantity) or not value.value.is_finite():
            return (problem(field, "wrong_type", value=str(value)),)
        if not value.unit:
            return (problem(field, "no_unit", text=str(value.value)),)
        return limits(value.value, field)

    def format(self, value: Quantity, field: FieldSpec, language: str = "vi") -> str:
        """ "1.200 kWh"."""
        return f"{number_words(value.value, language)} {value.unit}"

    def to_json(self, value: Quantity) -> object:
        """{"value": "1200", "unit": "kWh"}."""
        return {"value": f"{value.value:f}", "unit": value.unit}

    def from_json(self, value: object) -> Quantity:
        """The quantity back. Raises ValueError."""
        if not isinstance(value, dict) or set(value) != {"value", "unit"}:
            raise ValueError(f"not a quantity: {value!r}")
        try:
            return Quantity(Decimal(str(value["value"])), str(value["unit"]))
        except ArithmeticError as error:
            raise ValueError(f"not a quantity: {value!r}") from error


QUANTITY = QuantityType("quantity", {"vi": "lượng có đơn vị", "en": "quantity with unit"})
