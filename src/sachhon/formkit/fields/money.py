"""An amount in whole đồng."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.formkit.fields.integer import IntegerType
from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import refusal, two_readings
from sachhon.vietnamese.money import NotMoney, format_money, parse_money, parse_money_unit
from sachhon.vietnamese.numbers import AmbiguousNumber, NotANumber


@dataclass(frozen=True, slots=True)
class MoneyType(IntegerType):
    """int, đồng. A bare number is in the field's unit."""

    def parse(self, text: str, field: FieldSpec) -> int:
        """ "286.000.000 đồng", "1,5 tỷ", "286000000". Raises FieldError: a rate, US dollars are no amount of đồng."""
        try:
            return parse_money(text, unit_vnd=parse_money_unit(field.unit) or 1)
        except AmbiguousNumber as error:
            raise two_readings(field, text, error.readings) from error
        except (NotMoney, NotANumber) as error:
            raise refusal(field, "not_money", text) from error

    def format(self, value: int, field: FieldSpec, language: str = "vi") -> str:
        """ "286.000.000 đồng"; "VND 286,000,000" in English."""
        return format_money(value) if language == "vi" else f"VND {value:,}"


MONEY = MoneyType("money", {"vi": "số tiền", "en": "money"})
