"""Types whose value is a short text that the field type itself understands: what stands behind the label is parsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sachhon.formkit.fields import FieldError, field_type
from sachhon.formkit.values import State
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.labelled import labelled_values
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.states import lone_state
from sachhon.reading.answers.typed.model import Offer


def parsed_offers(desk: Desk, question: Question) -> Sequence[Offer]:
    """Offers from labelled values that the field type can parse, best first."""
    return sorted(_offers(desk, question), key=lambda offer: (-offer.confidence, offer.span or (0, 0)))


def _offers(desk: Desk, question: Question) -> Iterator[Offer]:
    kind = field_type(question.type)
    for value in labelled_values(desk, question):
        text = value.statement.text.text[value.start : value.end].strip(" .;,")
        if not text or text.strip("….:- _") == "":
            continue
        span = value.statement.span(value.start, value.start + len(text))
        confidence = value.score * (0.75 + 0.23 * value.place)
        why = ("đứng sau nhãn của câu hỏi",)
        state = lone_state(text)
        if state is not None and question.type != "yes_no":
            yield Offer(state, None, span, confidence, (*why, "chỉ nói không có hoặc chưa rõ"))
            continue
        try:
            parsed = kind.parse(text, question.field)
        except FieldError:
            continue
        yield Offer(State.VALUE, parsed, span, confidence, why)
