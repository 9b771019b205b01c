"""One percentage or a stretch of them: "8 – 13%"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sachhon.formkit.fields.decimal_number import limits, number_words, read_number
from sachhon.formkit.fields.model import FieldSpec, Range
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding

_PARTS = re.compile(r"\s*(?:[\u2012-\u2015÷~]|(?<!\w)(?:đến|tới)(?!\w))\s*|(?<=[\d%])\s*[-\u2010\u2011]\s*")
_LEAD = re.compile(r"^\s*(?:trong khoảng|khoảng|từ)\s+", re.IGNORECASE)
_SIGN = re.compile(r"\s*(?:%|phần trăm)(?:\s*/\s*năm)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PercentRangeType:
    """Range; a single value has both ends alike."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = True
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> Range:
        """ "10%", "8 – 13%", "từ 5 đến 8 %". Raises FieldError, also where the ends are the wrong way round."""
        parts = _PARTS.split(_SIGN.sub("", _LEAD.sub("", text)))
        if len(parts) > 2 or not all(parts):
            raise refusal(field, "not_a_range", text)
        low, high = read_number(parts[0], field), read_number(parts[-1], field)
        if low > high:
            raise refusal(field, "range_backwards", text, low=low, high=high)
        return Range(low, high)

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a Range the right way round and within the limits."""
        if not isinstance(value, Range) or not value.low.is_finite() or not value.high.is_finite():
            return (problem(field, "wrong_type", value=str(value)),)
        if value.low > value.high:
            return (problem(field, "range_backwards", text="", low=value.low, high=value.high),)
        return limits(value.low, field) or limits(value.high, field)

    def format(self, value: Range, field: FieldSpec, language: str = "vi") -> str:
        """ "8 – 13%", "10%"."""
        low, high = number_words(value.low, language), number_words(value.high, language)
        return f"{low}%" if value.low == value.high else f"{low} – {high}%"

    def to_json(self, value: Range) -> object:
        """{"low": "8", "high": "13"}."""
        return {"low": f"{value.low:f}", "high": f"{value.high:f}"}

    def from_json(self, value: object) -> Range:
        """The range back. Raises ValueError."""
        if not isinstance(value, dict) or set(value) != {"low", "high"}:
            raise ValueError(f"not a range: {value!r}")
        try:
            return Range(Decimal(str(value["low"])), Decimal(str(value["high"])))
        except ArithmeticError as error:
            raise ValueError(f"not a range: {value!r}") from error


PERCENT_RANGE = PercentRangeType("percent_range", {"vi": "tỷ lệ % hoặc khoảng", "en": "percent or range"})
