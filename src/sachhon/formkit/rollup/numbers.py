"""Figures made by counting and adding."""

from __future__ import annotations

from decimal import Decimal

from sachhon.formkit.fields import Quantity
from sachhon.formkit.findings import Finding, Severity
from sachhon.formkit.rollup.case import FieldCase, Outcome
from sachhon.formkit.rollup.model import Extra, Part
from sachhon.formkit.values import State

ZERO = Decimal(0)
DECIMALS = 4


def rounded(share: Decimal) -> Decimal:
    """A share to DECIMALS places, without zeros at its end."""
    plain = round(share, DECIMALS).normalize()
    return plain if plain != plain.to_integral_value() else plain.quantize(Decimal(1))


def number_in(part: Part) -> Decimal | None:
    """A part as a number: nil is 0, a quantity its number; None where it is none."""
    if part.state is State.NIL:
        return ZERO
    value = part.value if part.state is State.VALUE else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    return value.value if isinstance(value, Quantity) else None


def sum_up(case: FieldCase) -> Outcome:
    """The sum of what the units gave; "none" counts as 0, what is unknown or not answered does not count at all."""
    numbers = [number for part in case.counted if (number := number_in(part)) is not None]
    extras = tuple(_extra(case, kind) for kind in case.field.rollup_options.also)
    if not numbers:
        return Outcome("sum", case.empty_state(), extras=extras)
    units = {part.value.unit for part in case.said if isinstance(part.value, Quantity)}
    if len(units) > 1:
        reason = Finding("not_pooled", Severity.INFO, {"units": ", ".join(sorted(units))}, variant="units_differ")
        return Outcome("sum", State.VALUE, reason=reason, extras=extras)
    state = State.VALUE if case.said else State.NIL
    return Outcome("sum", state, sum(numbers, ZERO), unit=next(iter(units), None), extras=extras)


def _extra(case: FieldCase, kind: str) -> Extra:
    """count_positive: how many units gave more than 0."""
    positive = tuple(part for part in case.counted if (number_in(part) or ZERO) > 0)
    return Extra(kind, Decimal(len(positive)), case.coverage, positive)


def count_yes(case: FieldCase) -> Outcome:
    """How many units said yes; "none" is a no."""
    if not case.counted:
        return Outcome("count_yes", case.empty_state())
    return Outcome("count_yes", State.VALUE, Decimal(sum(part.value is True for part in case.said)))


def count_answered(case: FieldCase) -> Outcome:
    """How many units gave an answer; of a choice also how many chose each option."""
    if not case.counted:
        return Outcome("count_answered", case.empty_state())
    extras = []
    for option in case.field.options:
        chosen = tuple(part for part in case.said if str(part.value) == option.id)
        if chosen:
            extras.append(Extra(f"option.{option.id}", Decimal(len(chosen)), case.coverage, chosen))
    return Outcome("count_answered", State.VALUE, Decimal(len(case.said)), extras=tuple(extras))
