"""An industry of the classifier (the 39 of letter 1594), by its number or its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.formkit.fields.industry_names import industries_of
from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding


@dataclass(frozen=True, slots=True)
class IndustryType:
    """int: the number in the classifier."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = True

    def parse(self, text: str, field: FieldSpec) -> int:
        """The industry named, also by a part of its name ("giấy"). Raises FieldError that names what competes."""
        found = industries_of(text, field)
        if len(found) != 1:
            named = "; ".join(option.labels["vi"] for option in found)
            raise refusal(field, "industry_in_doubt" if found else "not_an_industry", text, options=named)
        return int(found[0].id)

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a number of the classifier."""
        if isinstance(value, int) and not isinstance(value, bool):
            if any(option.id == str(value) for option in field.options):
                return ()
            return (problem(field, "not_an_industry", text=str(value), options=""),)
        return (problem(field, "wrong_type", value=str(value)),)

    def format(self, value: int, field: FieldSpec, language: str = "vi") -> str:
        """The industry's name."""
        named = (option.labels[language] for option in field.options if option.id == str(value))
        return next(named, str(value))

    def to_json(self, value: int) -> object:
        """The number."""
        return value

    def from_json(self, value: object) -> int:
        """The number back. Raises ValueError."""
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(f"not an industry: {value!r}")
        return value


INDUSTRY = IndustryType("industry", {"vi": "ngành công nghiệp", "en": "industry"})
