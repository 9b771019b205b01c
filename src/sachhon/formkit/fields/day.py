"""A day of the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.dates import NotADate, format_date, parse_date


@dataclass(frozen=True, slots=True)
class DateType:
    """date."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> date:
        """ "12/3/2018", "ngày 12 tháng 3 năm 2018". Raises FieldError; a day that does not exist is named as such."""
        try:
            return parse_date(text)
        except NotADate as error:
            raise refusal(field, "impossible_date" if error.impossible else "not_a_date", text) from error

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a date without a time."""
        if not isinstance(value, date) or isinstance(value, datetime):
            return (problem(field, "wrong_type", value=str(value)),)
        return ()

    def format(self, value: date, field: FieldSpec, language: str = "vi") -> str:
        """ "12/03/2018" in Vietnamese, "2018-03-12" in English."""
        return format_date(value) if language == "vi" else value.isoformat()

    def to_json(self, value: date) -> object:
        """ISO text."""
        return value.isoformat()

    def from_json(self, value: object) -> date:
        """The date back from ISO text. Raises ValueError."""
        return date.fromisoformat(str(value))


DATE = DateType("date", {"vi": "ngày", "en": "date"})
