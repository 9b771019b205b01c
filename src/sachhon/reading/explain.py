"""Why a field was answered as it was: the passage, what was weighed, and why one won. Data; the console words it."""

from __future__ import annotations

from dataclasses import dataclass

from sachhon.formkit.definition import template as template_of
from sachhon.formkit.values import State
from sachhon.reading.model import Candidate, FieldAnswer, Reading, Span

_AROUND = 120


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading that was weighed. `quote` are its words, `around` those with what stands beside them; `won` if chosen.

    `left` where it competes with the chosen one and a person has to decide.
    """

    value: object
    state: State
    span: Span | None
    quote: str
    around: str
    score: float
    why: tuple[str, ...]
    won: bool
    left: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """`item` and `label` are the template's; `passage` are the words in which the answer was looked for.

    `verdict`: won | competing | none (no reading was good enough) | not_asked (the document answers no template).
    """

    template: str
    field: str
    item: str
    label: str
    state: State
    confidence: float
    passage: Span | None
    words: str
    candidates: tuple[Weighed, ...]
    verdict: str


def explain(reading: Reading, field_id: str) -> Explanation:
    """The explanation of one field's answer.

    Raises KeyError where the document's template has no such field, or the document answers no template.
    """
    answer = next((one for one in reading.answers if one.field == field_id), None)
    if answer is None:
        raise KeyError(field_id)
    field = template_of(answer.template).field(field_id)
    candidates = tuple(_weighed(reading, answer, one) for one in _all(answer))
    verdict = "competing" if answer.others else "won" if any(one.won for one in candidates) else "none"
    return Explanation(
        template=answer.template,
        field=field_id,
        item=field.item,
        label=field.labels.get("vi", field_id),
        state=answer.state,
        confidence=answer.confidence,
        passage=answer.passage,
        words=reading.source.words(answer.passage) if answer.passage else "",
        candidates=candidates,
        verdict=verdict if reading.template is not None else "not_asked",
    )


def _all(answer: FieldAnswer) -> tuple[Candidate, ...]:
    extra = [other for other in answer.others if other not in answer.candidates]
    return (*answer.candidates, *extra)


def _weighed(reading: Reading, answer: FieldAnswer, one: Candidate) -> Weighed:
    text = reading.source.text
    quote = around = ""
    if one.span is not None:
        quote = text[one.span.start : one.span.end]
        around = " ".join(text[max(0, one.span.start - _AROUND) : one.span.end + _AROUND].split())
    won = one.span == answer.span and one.state is answer.state and one.value == answer.value
    return Weighed(
        one.value, one.state, one.span, quote, around, one.score, one.why, won, not won and one in answer.others
    )
