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
    "field_type_names",
]


def field_type_names() -> frozenset[str]:
    """The names of the field types there are."""
    names = (
        "text narrative integer decimal percent percent_range money year date period yes_no choice industry industries"
        " unit facility quantity document documents contact table"
    )
    return frozenset(names.split(" "))
