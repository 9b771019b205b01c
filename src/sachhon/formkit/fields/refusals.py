"""How a field type refuses what was typed: the findings of fields, one place for their parameters."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from sachhon.formkit.fields.model import FieldError, FieldSpec
from sachhon.formkit.findings import Finding, Severity

LONGEST_QUOTE = 80


def problem(field: FieldSpec, variant: str, **params: object) -> Finding:
    """A finding about a value of a field; its wording gets the field's labels and unit besides `params`."""
    return Finding("field_value", Severity.ERROR, {**naming(field), **params}, fields=(field.id,), variant=variant)


def refusal(field: FieldSpec, variant: str, text: str, **params: object) -> FieldError:
    """The error for a text that is no value of the field."""
    return FieldError(problem(field, variant, text=quoted(text), **params))


def two_readings(field: FieldSpec, text: str, readings: Iterable[Decimal]) -> FieldError:
    """The error for a number that can be read in two ways, both named."""
    first, second = (*readings, Decimal(0))[:2]
    params = {**naming(field), "text": quoted(text), "first": first, "second": second}
    return FieldError(Finding("ambiguous_number", Severity.ERROR, params, fields=(field.id,), variant="typed"))


def naming(field: FieldSpec) -> dict[str, object]:
    """The parameters by which wordings name a field."""
    labels = field.labels
    return {"label_vi": labels.get("vi", field.id), "label_en": labels.get("en", field.id), "unit": field.unit}


def quoted(text: str) -> str:
    """What was typed, cut where it is long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1] + "…"
