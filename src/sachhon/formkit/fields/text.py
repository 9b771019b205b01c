"""A line of text; also the ground of other types whose value is text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.folding import nfc


@dataclass(frozen=True, slots=True)
class TextType:
    """str: composed, blanks collapsed, never empty."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> str:
        """The text on one line. Raises FieldError where there is none."""
        plain = " ".join(nfc(text).split())
        if not plain:
            raise refusal(field, "empty", text)
        return plain

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is text with something in it."""
        if not isinstance(value, str) or not value.strip():
            return (problem(field, "wrong_type", value=str(value)),)
        return ()

    def format(self, value: str, field: FieldSpec, language: str = "vi") -> str:
        """The text itself."""
        return value

    def to_json(self, value: str) -> object:
        """The text itself."""
        return value

    def from_json(self, value: object) -> str:
        """The text back. Raises ValueError on anything else."""
        if not isinstance(value, str):
            raise ValueError(f"not text: {value!r}")
        return value


TEXT = TextType("text", {"vi": "chữ", "en": "text"})
