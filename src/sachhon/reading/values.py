"""The answers of a reading as formkit values, each with the words that it came from."""

from __future__ import annotations

from sachhon.formkit.definition import template as template_of
from sachhon.formkit.fields import Range
from sachhon.formkit.values import Answer, Key, Origin, State
from sachhon.reading.model import FieldAnswer, Reading, Span

NARRATIVE_TYPES = frozenset({"narrative", "text"})


def values_of(reading: Reading) -> dict[Key, Answer]:
    """The answers of a reading, flat, with their origins."""
    values: dict[Key, Answer] = {}
    for answer in reading.answers:
        if answer.rows:
            for number, row in enumerate(answer.rows):
                for column, cell in row.items():
                    origin = _origin(reading, cell.span)
                    confidence = answer.confidence if cell.certain else min(answer.confidence, 0.5)
                    values[Key(answer.field, number, column)] = Answer(State.VALUE, cell.value, origin, confidence)
            continue
        values[Key(answer.field)] = Answer(
            answer.state,
            _value(reading, answer) if answer.state is State.VALUE else None,
            _origin(reading, answer.span) if answer.span else None,
            answer.confidence,
            tuple(other.value for other in answer.others),
        )
    return values


def _value(reading: Reading, answer: FieldAnswer) -> object:
    field_type = template_of(answer.template).field(answer.field).type
    if answer.value is None and answer.low is not None and answer.high is not None:
        return Range(answer.low, answer.high)
    if answer.value is None and answer.span and field_type in NARRATIVE_TYPES:
        return reading.source.words(answer.span)
    return answer.value


def _origin(reading: Reading, span: Span) -> Origin:
    source = reading.source
    return Origin("read", source.name, source.sha256, span[0], span[1], source.words(span))
