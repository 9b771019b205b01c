"""The questions of a template put to a document."""

from __future__ import annotations

from sachhon.formkit.definition import Template
from sachhon.formkit.definition import template as template_of
from sachhon.formkit.values import State
from sachhon.reading.answers.choosing import choose_measured, choose_offer, measured_claims
from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.typed import READERS, Measured
from sachhon.reading.model import FieldAnswer, Reading, Source
from sachhon.reading.outline import Outline


def answer(template: Template | str, source: Source, outline: Outline, reading: Reading) -> tuple[FieldAnswer, ...]:
    """An answer to every field of the template, in its order; what the document does not say is `missing`.

    Raises KeyError where the catalogue has no template of that id.
    """
    asked = template_of(template) if isinstance(template, str) else template
    desk = Desk(asked, source, outline, reading)
    claims = measured_claims(desk)
    found: list[FieldAnswer] = []
    for question in desk.prompts.questions:
        reader = READERS[question.type]
        if isinstance(reader, Measured):
            found.append(choose_measured(desk, question, claims))
        else:
            found.append(choose_offer(desk, question, reader.read(desk, question), claims))
    return tuple(found)


def unanswered(template: Template) -> tuple[FieldAnswer, ...]:
    """Every field as missing, for a document that does not answer the template."""
    return tuple(FieldAnswer(template.id, field.id, State.MISSING, confidence=1.0) for field in template.fields)
