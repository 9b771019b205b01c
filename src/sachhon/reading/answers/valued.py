"""The answers of a reading as flat values, each with the words that it came from."""

from __future__ import annotations

from sachhon.formkit.values import Answer, Key, Origin, State
from sachhon.reading.model import Reading, Span


def values_of(reading: Reading) -> dict[Key, Answer]:
    """Answers keyed by field, those of tables by field, row and column."""
    values: dict[Key, Answer] = {}
    for answer in reading.answers:
        for number, row in enumerate(answer.rows):
            for column, cell in row.items():
                confidence = answer.confidence if cell.certain else min(answer.confidence, 0.5)
                state = State.NIL if cell.value is None else State.VALUE
                values[Key(answer.field, number, column)] = Answer(
                    state, cell.value, _origin(reading, cell.span), confidence
                )
        if not answer.rows:
            values[Key(answer.field)] = Answer(
                answer.state,
                answer.value if answer.state is State.VALUE else None,
                _origin(reading, answer.span) if answer.span else None,
                answer.confidence,
                tuple(other.value for other in answer.others),
            )
    return values


def _origin(reading: Reading, span: Span) -> Origin:
    source = reading.source
    return Origin("read", source.name, source.sha256, span[0], span[1], source.words(span))
