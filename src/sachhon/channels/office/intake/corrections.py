"""What a person typed to correct a value, understood by the field's own rules: one text for each cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sachhon.codecs.filled import Spec, typed_state
from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.findings import say
from sachhon.formkit.values import Answer, Key, State

STATES = (State.VALUE, State.NIL, State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Typed:
    """`answer`, or in `error` why there is none."""

    answer: Answer | None
    error: str = ""


def understood(spec: Spec, text: str, state: str, language: str) -> Typed:
    """The answer for a text, or for a state that was chosen. A blank text says nothing."""
    if state in (State.NIL.value, State.UNKNOWN.value):
        return Typed(Answer(State(state)))
    if not text.strip():
        return Typed(Answer(State.MISSING))
    told = typed_state(text, spec)
    if told is not None:
        return Typed(Answer(told))
    try:
        return Typed(Answer(State.VALUE, field_type(spec.type).parse(text, spec)))
    except FieldError as refused:
        return Typed(None, say(refused.finding, language))


def all_understood(
    specs: Mapping[Key, Spec], texts: Mapping[Key, str], states: Mapping[Key, str], language: str
) -> dict[Key, Typed]:
    """The same for every cell of a row."""
    return {
        key: understood(spec, texts.get(key, ""), states.get(key, State.VALUE.value), language)
        for key, spec in specs.items()
    }
