"""A value in words, whatever it is: readers and files may hand over what is not of the field's type."""

from __future__ import annotations

from typing import Any

from sachhon.formkit.fields.model import FieldSpec
from sachhon.formkit.fields.registry import field_type

WRONG_TYPE = "wrong_type"


def display(value: Any, field: FieldSpec, language: str = "vi") -> str:
    """The value as its field type writes it; one of another Python type as plain text; nothing for None."""
    if value is None:
        return ""
    kind = field_type(field.type)
    if any(finding.variant == WRONG_TYPE for finding in kind.check(value, field)):
        return str(value)
    return kind.format(value, field, language)
