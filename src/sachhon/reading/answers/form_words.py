"""The template's own words in an answer: a filled blank repeats each question's label before what is typed."""

from __future__ import annotations

from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.nodes import Node
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
    nodes = [node for node in desk.nodes.nodes if span.start <= node.start < span.end]
    own = next((node for node in nodes if _labels(desk, node) == question.id), None)
    if own is not None and own.start <= span.start + 4:
        start = own.body
    elif _labels(desk, passage.node) == question.id:
        start = span.start
    else:
        return span
    text = desk.source.text
    own_words = ("", question.id, question.item)
    others = [node.start for node in nodes if node.start >= start and _labels(desk, node) not in own_words]
    end = min([span.end, *others])
    while start < end and not text[start].isalnum() and text[start] not in '("“':
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _labels(desk: Desk, node: Node) -> str:
    """The question whose label a node is, its unit in brackets or not, or the item whose title it is; "" if neither."""
    labels = desk.prompts.labels
    if node.words in labels:
        return labels[node.words]
    if node.words in desk.prompts.titles:
        return desk.prompts.titles[node.words]
    for length in (1, 2, 3, 4):
        question = labels.get(node.words[:-length])
        if question and node.words[-length:] in desk.prompts.question(question).units:
            return question
    return ""
