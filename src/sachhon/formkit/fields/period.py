"""A stretch of years, perhaps with quarters or months."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sachhon.formkit.fields.model import FieldSpec, Period
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.dates import format_date
from sachhon.vietnamese.periods import NotAPeriod, format_period, parse_period

_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = re.compile(r"Q([1-4])|M(\d\d)|H([12])")


@dataclass(frozen=True, slots=True)
class PeriodType:
    """Period."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> Period:
        """ "2016 - 2020", "giai đoạn 2016-2020", "Quý IV/2025 - Quý II/2026". Raises FieldError."""
        try:
            found = parse_period(text)
        except NotAPeriod as error:
            raise refusal(field, "not_a_period", text) from error
        if found.from_year is None and found.to_year is None:
            raise refusal(field, "not_a_period", text)
        return Period(found.from_year, found.to_year, found.from_part or "", found.to_part or "")

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a Period whose ends are the right way round."""
        if not isinstance(value, Period):
            return (problem(field, "wrong_type", value=str(value)),)
        if value.from_year is not None and value.to_year is not None and value.from_year > value.to_year:
            return (problem(field, "period_backwards", first=str(value.from_year), last=str(value.to_year)),)
        return ()

    def format(self, value: Period, field: FieldSpec, language: str = "vi") -> str:
        """ "2016 - 2020"; with parts "Quý IV/2025 - Quý II/2026"."""
        if not value.from_part and not value.to_part:
            return format_period(value.from_year, value.to_year)
        ends = [_end(value.from_part, value.from_year), _end(value.to_part, value.to_year)]
        return ends[0] if ends[0] == ends[1] else " - ".join(end for end in ends if end)

    def to_json(self, value: Period) -> object:
        """{"from": 2016, "to": 2020}, with "from_part" and "to_part" where there are any."""
        parts = {"from_part": value.from_part, "to_part": value.to_part}
        return {"from": value.from_year, "to": value.to_year, **{name: part for name, part in parts.items() if part}}

    def from_json(self, value: object) -> Period:
        """The period back. Raises ValueError."""
        if not isinstance(value, dict) or not {"from", "to"} <= set(value):
            raise ValueError(f"not a period: {value!r}")
        ends = [value["from"], value["to"]]
        if not all(end is None or isinstance(end, int) for end in ends):
            raise ValueError(f"not a period: {value!r}")
        return Period(ends[0], ends[1], str(value.get("from_part", "")), str(value.get("to_part", "")))


def _end(part: str, year: int | None) -> str:
    found = _PART.fullmatch(part)
    if year is None:
        return ""
    if _DAY.fullmatch(part):
        return format_date(date.fromisoformat(part))
    if not found:
        return str(year)
    if found[1]:
        return f"Quý {_ROMAN[found[1]]}/{year}"
    if found[2]:
        return f"tháng {int(found[2])}/{year}"
    return f"6 tháng {'đầu' if found[3] == '1' else 'cuối'} năm {year}"


PERIOD = PeriodType("period", {"vi": "giai đoạn", "en": "period"})
