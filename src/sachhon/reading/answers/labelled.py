""" "Label: value" in running text and in table cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sachhon.reading.answers.desk import Desk
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.statements import Statement, with_rest
from sachhon.reading.answers.words import holds_phrase, words_of

_LONGEST_LABEL = 14
_LISTED = ("industries",)
"""Types of which several stand behind one label, parted by semicolons too."""
_LEAST_SHARE = 0.45
"""A cue in the middle of a longer label is not what the label is about."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The value's stretch [start, end) of the statement's text and how well the label says the question (0 to 1)."""

    statement: Statement
    start: int
    end: int
    score: float
    place: float


def labelled_values(desk: Desk, question: Question) -> Iterator[Labelled]:
    """Every stretch that stands behind a label, or in a row or column, that says the question."""
    listed = question.type in _LISTED
    for statement in desk.near[question.id]:
        place, _ = desk.weigher.place_of(question, statement)
        if place == 0.0:
            continue
        text = statement.text.text
        colon = text.find(": ") if ": " in text else (len(text) - 1 if text.endswith(":") else -1)
        if colon > 0:
            label = words_of(text[:colon])
            start = colon + 1
            while start < len(text) and text[start] == " ":
                start += 1
            score = _said(question, label) if len(label) <= _LONGEST_LABEL + 10 else 0.0
            if score and start < len(text):
                yield _labelled(desk, listed, statement, start, score, place)
                continue
        for context, strength in ((statement.row, 0.97), (statement.column, 0.95)):
            score = strength * _said(question, context) if context else 0.0
            if score:
                yield _labelled(desk, listed, statement, 0, score, place)
                break
        else:
            if statement.headings and not statement.continues and place >= 0.9:
                score = 0.9 * _said(question, statement.headings[0])
                if score:
                    yield _labelled(desk, listed, statement, 0, score, place)


def _labelled(desk: Desk, listed: bool, statement: Statement, start: int, score: float, place: float) -> Labelled:
    whole = with_rest(desk.statements, statement, _no_label, desk.text) if listed else statement
    return Labelled(whole, start, len(whole.text.text), score, place)


def _no_label(text: str) -> bool:
    return ":" not in text


def _said(question: Question, words: tuple[str, ...]) -> float:
    """How well a label says the question: 1 where it is no more than a cue, less where it says other things too."""
    if any(holds_phrase(phrase, words) for phrase in question.excludes):
        return 0.0
    best = 0.0
    for cue, keen in zip(question.cues, question.keenness, strict=True):
        if holds_phrase(cue, words):
            share = len(cue) / max(len(cue), len(words))
            if share < _LEAST_SHARE and words[: len(cue)] != cue and words[-len(cue) :] != cue:
                continue
            best = max(best, (0.75 + 0.25 * share) * max(keen, 0.7))
    return best
