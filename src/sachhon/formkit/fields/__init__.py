"""One file per field type: parse, check, format."""

from sachhon.formkit.fields.model import (
    Contact,
    DocumentRef,
    FieldError,
    FieldSpec,
    FieldType,
    OptionSpec,
    Period,
    Quantity,
    Range,
)

__all__ = [
    "Contact",
    "DocumentRef",
    "FieldError",
    "FieldSpec",
    "FieldType",
    "OptionSpec",
    "Period",
    "Quantity",
    "Range",
]
