"""One file per field type: parse, check, format. May import: formkit.findings, sachhon.vietnamese."""

from sachhon.formkit.fields import words_en, words_vi
from sachhon.formkit.fields.display import display
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
from sachhon.formkit.fields.registry import Registry, field_type, field_type_names
from sachhon.formkit.findings import register_words

register_words("vi", words_vi.WORDS)
register_words("en", words_en.WORDS)

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
    "Registry",
    "display",
    "field_type",
    "field_type_names",
]
