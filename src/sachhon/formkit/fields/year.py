"""A year of the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sachhon.formkit.fields.integer import IntegerType
from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding

FIRST_YEAR, LAST_YEAR = 1900, 2100
_YEAR = re.compile(r"(?:năm\s*)?(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class YearType(IntegerType):
    """int of four digits, written without a mark for thousands."""

    def parse(self, text: str, field: FieldSpec) -> int:
        """ "2018" or "năm 2018". Raises FieldError."""
        found = _YEAR.fullmatch(" ".join(text.split()).strip(" ."))
        if not found:
            raise refusal(field, "not_a_year", text)
        return int(found[1])

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a year that reports can speak of, and within the limits."""
        if isinstance(value, int) and not FIRST_YEAR <= value <= LAST_YEAR:
            return (problem(field, "not_a_year", text=str(value)),)
        return IntegerType.check(self, value, field)

    def format(self, value: int, field: FieldSpec, language: str = "vi") -> str:
        """ "2018"."""
        return str(value)


YEAR = YearType("year", {"vi": "năm", "en": "year"}, numeric=False)
