"""A list of industries by name: those of the classifier where they can be told, else as written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.formkit.fields.industry_names import industries_of
from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.folding import nfc, squash

_PARTED = re.compile(r"\s*[;\n]\s*")
_COMMA = re.compile(r"\s*,\s*|\s+và\s+")


@dataclass(frozen=True, slots=True)
class IndustriesType:
    """tuple[str, ...] of names, each once, in the order said."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = True

    def parse(self, text: str, field: FieldSpec) -> tuple[str, ...]:
        """Names parted by semicolons, else by commas (the classifier's keep theirs). Raises FieldError where none."""
        names: list[str] = []
        for stretch in _PARTED.split(nfc(text)):
            names.extend(self._names(stretch, field))
        if not names:
            raise refusal(field, "empty", text)
        return tuple(dict.fromkeys(names))

    def _names(self, stretch: str, field: FieldSpec) -> list[str]:
        plain = " ".join(stretch.split()).strip(" .-+")
        if not plain:
            return []
        for option in field.options:
            if squash(plain) == squash(option.labels["vi"]):
                return [option.labels["vi"]]
        pieces = [piece.strip(" .") for piece in _COMMA.split(plain)]
        return [_official(piece, field) for piece in pieces if piece]

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a tuple of names."""
        if not isinstance(value, tuple) or not value or not all(isinstance(name, str) and name for name in value):
            return (problem(field, "wrong_type", value=str(value)),)
        return ()

    def format(self, value: tuple[str, ...], field: FieldSpec, language: str = "vi") -> str:
        """The names parted by semicolons, since names of the classifier have commas."""
        known = {option.labels["vi"]: option.labels[language] for option in field.options}
        return "; ".join(known.get(name, name) for name in value)

    def to_json(self, value: tuple[str, ...]) -> object:
        """A list of names."""
        return list(value)

    def from_json(self, value: object) -> tuple[str, ...]:
        """The names back. Raises ValueError."""
        if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
            raise ValueError(f"not a list of names: {value!r}")
        return tuple(value)


def _official(piece: str, field: FieldSpec) -> str:
    found = industries_of(piece, field)
    return found[0].labels["vi"] if len(found) == 1 else piece


INDUSTRIES = IndustriesType("industries", {"vi": "các ngành công nghiệp", "en": "industries"})
