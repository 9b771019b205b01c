"""A list of official documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.formkit.fields.document import document_from_json, document_json, document_words, read_document
from sachhon.formkit.fields.model import DocumentRef, FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding

_PARTED = re.compile(r"\s*[;\n]\s*")


@dataclass(frozen=True, slots=True)
class DocumentsType:
    """tuple[DocumentRef, ...], each once, in the order said."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> tuple[DocumentRef, ...]:
        """Documents parted by semicolons or lines. Raises FieldError."""
        parts = [part for part in _PARTED.split(text.strip()) if part]
        if not parts:
            raise refusal(field, "empty", text)
        return tuple(dict.fromkeys(read_document(part, field) for part in parts))

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a tuple of DocumentRef."""
        if not isinstance(value, tuple) or not value or not all(isinstance(one, DocumentRef) for one in value):
            return (problem(field, "wrong_type", value=str(value)),)
        return ()

    def format(self, value: tuple[DocumentRef, ...], field: FieldSpec, language: str = "vi") -> str:
        """The documents parted by semicolons."""
        return "; ".join(document_words(one, language) for one in value)

    def to_json(self, value: tuple[DocumentRef, ...]) -> object:
        """A list of {"number", "date"}."""
        return [document_json(one) for one in value]

    def from_json(self, value: object) -> tuple[DocumentRef, ...]:
        """The documents back. Raises ValueError."""
        if not isinstance(value, list):
            raise ValueError(f"not a list of documents: {value!r}")
        return tuple(document_from_json(one) for one in value)


DOCUMENTS = DocumentsType("documents", {"vi": "các văn bản", "en": "documents"})
