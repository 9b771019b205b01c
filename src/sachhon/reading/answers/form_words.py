"""The template's own words in an answer: a filled blank repeats each question's label before what is typed."""

from __future__ import annotations

from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.labels import label_of
from sachhon.reading.answers.passages import Passage
from sachhon.reading.answers.prompts import Question
from sachhon.reading.model import Span


def typed_span(desk: Desk, question: Question, passage: Passage) -> Span | None:
    """What stands behind the question's own label, up to the label of another question.

    The passage as it is where it does not begin with that label: a letter in the unit's own words. None where nothing
    was typed behind it.
    """
    span = passage.span
    if span is None:
        return None
    labels = [label for label in desk.form_labels if span.start <= label.start < span.end]
    own = next((label for label in labels if label.owner == question.id), None)
    if own is not None and own.start <= span.start + 4:
        start = own.body
    elif label_of(desk.prompts, passage.node) == question.id:
        start = span.start
    else:
        return span
    text = desk.source.text
    others = [
        label.start for label in labels if label.start >= start and label.owner not in (question.id, question.item)
    ]
    end = min([span.end, *others])
    while start < end and not text[start].isalnum() and text[start] not in '("“':
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
