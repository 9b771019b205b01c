"""A person to turn to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.formkit.fields.model import Contact, FieldSpec
from sachhon.formkit.fields.refusals import problem, refusal
from sachhon.formkit.findings import Finding
from sachhon.vietnamese.folding import nfc

_PARTED = re.compile(r"\s*[;,\n]\s*")
_LABEL = re.compile(r"^(?:điện thoại|đt|sđt|tel|di động|e-?mail|chức vụ|họ và tên|họ tên)\s*[:.]?\s*", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d .()-]{6,}")
_EMAIL = re.compile(r"\S+@\S+\.\S+")


@dataclass(frozen=True, slots=True)
class ContactType:
    """Contact."""

    name: str
    labels: Mapping[str, str]
    numeric: bool = False
    long: bool = False
    listed: bool = False

    def parse(self, text: str, field: FieldSpec) -> Contact:
        """Name, title, telephone, e-mail, parted by commas, semicolons or lines. Raises FieldError without a name."""
        found = {"name": "", "title": "", "phone": "", "email": ""}
        for part in _PARTED.split(nfc(text).strip()):
            plain = _LABEL.sub("", " ".join(part.split()))
            if not plain:
                continue
            kind = "email" if _EMAIL.fullmatch(plain) else "phone" if _PHONE.fullmatch(plain) else ""
            kind = kind or ("title" if found["name"] else "name")
            found[kind] = f"{found[kind]}, {plain}" if found[kind] else plain
        if not found["name"]:
            raise refusal(field, "no_name", text)
        return Contact(**found)

    def check(self, value: object, field: FieldSpec) -> tuple[Finding, ...]:
        """Whether it is a Contact with a name."""
        if not isinstance(value, Contact) or not value.name:
            return (problem(field, "wrong_type", value=str(value)),)
        return ()

    def format(self, value: Contact, field: FieldSpec, language: str = "vi") -> str:
        """What is known, parted by semicolons."""
        return "; ".join(part for part in (value.name, value.title, value.phone, value.email) if part)

    def to_json(self, value: Contact) -> object:
        """{"name", "title", "phone", "email"}."""
        return {"name": value.name, "title": value.title, "phone": value.phone, "email": value.email}

    def from_json(self, value: object) -> Contact:
        """The contact back. Raises ValueError."""
        if not isinstance(value, dict) or not set(value) <= {"name", "title", "phone", "email"} or "name" not in value:
            raise ValueError(f"not a contact: {value!r}")
        return Contact(**{name: str(part) for name, part in value.items()})


CONTACT = ContactType("contact", {"vi": "người liên hệ", "en": "contact"})
