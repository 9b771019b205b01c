"""Values between the reader and the draft: formkit's answers as rows that wait for a person, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sachhon.domain.intake.models import Received, StagedValue
from sachhon.formkit.definition import Column, Field, Template
from sachhon.formkit.fields import field_type
from sachhon.formkit.values import Answer, Key, Origin, State, Values, spec_of

ACCEPTED, CORRECTED, REJECTED, UNDECIDED = "accepted", "corrected", "rejected", ""
TAKEN = (ACCEPTED, CORRECTED)


def key_of(staged: StagedValue) -> Key:
    """Where the value stands."""
    return Key(staged.field) if staged.row < 0 else Key(staged.field, staged.row, staged.column)


def asked_at(template: Template, key: Key) -> Field | Column | None:
    """The field or column of a key, None where the template has it no more."""
    try:
        return spec_of(template, key)
    except KeyError:
        return None


def staged_rows(received: Received, template: Template, values: Values) -> list[StagedValue]:
    """The rows of a reading, unsaved. What the template does not ask is left out, and so are blank cells."""
    return [
        StagedValue(
            received=received,
            field=key.field,
            row=-1 if key.row is None else key.row,
            column=key.column or "",
            state=answer.state.value,
            value=value_json(spec, answer.value) if answer.state is State.VALUE else None,
            origin=_origin(received, answer.origin),
            others=[value_json(spec, other) for other in answer.others if other is not None],
            confidence=answer.confidence,
        )
        for key, answer in values.items()
        if (spec := asked_at(template, key)) is not None and (key.row is None or answer.state is not State.MISSING)
    ]


def _origin(received: Received, origin: Origin | None) -> dict[str, Any] | None:
    """The origin, always with the file's digest: by it the words are found for ever."""
    if origin is None:
        return None
    return asdict(origin) | {"file": origin.file or received.name, "sha256": received.file_id}


def value_json(spec: Field | Column, value: object) -> object:
    """A value as formkit writes it."""
    return field_type(spec.type).to_json(value)


def read_answer(template: Template, staged: StagedValue) -> Answer:
    """What was read."""
    spec = spec_of(template, key_of(staged))
    kind = field_type(spec.type)
    state = State(staged.state)
    return Answer(
        state,
        kind.from_json(staged.value) if state is State.VALUE else None,
        None if staged.origin is None else Origin(**staged.origin),
        staged.confidence,
        tuple(kind.from_json(other) for other in staged.others),
    )


def decided_answer(template: Template, staged: StagedValue) -> Answer:
    """What goes into the draft: the value as read, or as corrected. A correction keeps the words that it corrects."""
    read = read_answer(template, staged)
    if staged.decision != CORRECTED:
        return Answer(read.state, read.value, read.origin, read.confidence)
    state = State(staged.decided_state)
    kind = field_type(spec_of(template, key_of(staged)).type)
    value = kind.from_json(staged.decided_value) if state is State.VALUE else None
    told = staged.origin or {}
    origin = Origin(**{**told, "kind": "typed", "note": _was(template, staged, read)})
    return Answer(state, value, origin)


def _was(template: Template, staged: StagedValue, read: Answer) -> str:
    """The value that the reader had, for who looks at the correction later."""
    if read.state is not State.VALUE:
        return read.state.value
    spec = spec_of(template, key_of(staged))
    return field_type(spec.type).format(read.value, spec)[:200]


def answer_json(spec: Field | Column, answer: Answer | None) -> dict[str, Any] | None:
    """An answer of the draft, kept so that confirming can be undone."""
    if answer is None:
        return None
    return {
        "state": answer.state.value,
        "value": value_json(spec, answer.value) if answer.state is State.VALUE else None,
        "origin": None if answer.origin is None else asdict(answer.origin),
        "confidence": answer.confidence,
    }


def answer_from_json(spec: Field | Column, told: dict[str, Any] | None) -> Answer:
    """That answer back; MISSING where there was none."""
    if told is None:
        return Answer(State.MISSING)
    state = State(told["state"])
    value = field_type(spec.type).from_json(told["value"]) if state is State.VALUE else None
    return Answer(state, value, Origin(**told["origin"]) if told["origin"] else None, told["confidence"])


def same(one: Answer | None, other: Answer | None) -> bool:
    """Whether two answers say the same; blank and missing are one, where they came from does not count."""
    return _said(one) == _said(other)


def _said(answer: Answer | None) -> tuple[State, object]:
    return (State.MISSING, None) if answer is None else (answer.state, answer.value)


def tables_of(staged: Iterable[StagedValue]) -> frozenset[str]:
    """The table fields among them: those with a row."""
    return frozenset(one.field for one in staged if one.row >= 0)
