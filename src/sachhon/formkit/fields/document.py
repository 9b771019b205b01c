"""An official document by its number and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sachhon.formkit.fields.model import DocumentRef, FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.dates import find_dates, format_date
from sachhon.vietnamese.docnumbers import find_document_numbers
from sachhon.vietnamese.folding import nfc


def read_document(text: str, field: FieldSpec) -> DocumentRef:
    """The one document that a text names. Raises FieldError where it names none or several, or a day that is none."""
    plain = " ".join(nfc(text).split())
    numbers = find_document_numbers(plain)
    rest = plain[numbers[0].end :] if numbers else plain
    dates = find_dates(rest)
    if len(numbers) > 1 or len(dates) > 1 or not (numbers or dates):
        raise refusal(field, "not_a_document", text)
    if dates and dates[0].impossible:
        raise refusal(field, "impossible_date", text)
    return DocumentRef(numbers[0].value if numbers else None, dates[0].value if dates else None)


def document_words(value: DocumentRef, language: str) -> str:
    """ "1819/BCT-TKNL ngày 12/03/2018"."""
    on = "" if value.date is None else (format_date(value.date) if language == "vi" else value.date.isoformat())
    joint = "ngày" if language == "vi" else "of"
    return " ".join(part for part in (value.number or "", f"{joint} {on}" if on else "") if part)


def document_json(value: DocumentRef) -> dict[str, object]:
    """{"number": ..., "date": ISO}."""
    return {"number": value.number, "date": value.date.isoformat() if value.date else None}


def document_from_json(value: object) -> DocumentRef:
    """The document back. Raises ValueError."""
    if not isinstance(value, dict) or set(value) != {"number", "date"}:
        raise ValueError(f"not a document: {value!r}")
    number, on = value["number"], value["date"]
    if not (number is None or isinstance(number, str)):
        raise ValueError(f"not a document: {value!r}")
    return DocumentRef(number, None if on is None else date.fromisoformat(str(on)))


@dataclass(frozen=True, slots=True)
class DocumentType:
    """DocumentRef."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> DocumentRef:
        """ "Quyết định số 135/QĐ-SCT ngày 25/11/2010". Raises FieldError."""
        return read_document(text, field)

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a DocumentRef that says something."""
        if not isinstance(value, DocumentRef) or (value.number is None and value.date is None):
            return (problem(field, "wrong_type", value=str(value)),)
        return ()

    def format(self, value: DocumentRef, field: FieldSpec, language: str = "vi") -> str:
        """ "135/QĐ-SCT ngày 25/11/2010"."""
        return document_words(value, language)

    def to_json(self, value: DocumentRef) -> object:
        """{"number": ..., "date": ISO}."""
        return document_json(value)

    def from_json(self, value: object) -> DocumentRef:
        """The document back. Raises ValueError."""
        return document_from_json(value)


DOCUMENT = DocumentType("document", {"vi": "văn bản", "en": "document"})
