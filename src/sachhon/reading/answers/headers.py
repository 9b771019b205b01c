"""Which column of a grid answers which column of a table field, by the wording of its headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sachhon.reading.answers.evidence import holds_phrase
from sachhon.reading.answers.prompts import Phrase, Question
from sachhon.reading.answers.words import words_of

_ENOUGH = 0.55
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Fit:
    """`columns`: grid column -> column question; `score` from 0 to 1: how much of both sides found a partner."""

    columns: Mapping[int, Question]
    score: float


def fit_columns(question: Question, heads: Mapping[int, tuple[str, ...]]) -> Fit:
    """The best one-to-one pairing of grid columns and the field's columns."""
    pairs: list[tuple[float, int, int]] = []
    for place, words in heads.items():
        for i, column in enumerate(question.columns):
            score = likeness(column.headings, words)
            if score >= _ENOUGH:
                pairs.append((score, place, i))
    chosen: dict[int, int] = {}
    total = 0.0
    for score, place, i in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if place not in chosen and i not in chosen.values():
            chosen[place] = i
            total += score
    named = [words for words in heads.values() if words and words not in (("tt",), ("stt",), ("so", "tt"))]
    possible = max(1, min(len(named), len(question.columns)))
    score = total / possible if named else 0.0
    return Fit({place: question.columns[i] for place, i in sorted(chosen.items())}, min(1.0, score))


def likeness(phrases: Sequence[Phrase], words: Sequence[str]) -> float:
    """How well a heading's words say one of the phrases (1 where they are the same)."""
    if not words:
        return 0.0
    heading = [word for word in words if not word.isdigit()]
    best = 0.0
    for phrase in phrases:
        wanted = [word for word in phrase if not word.isdigit()] or list(phrase)
        common = len(set(wanted) & set(heading))
        if not common:
            continue
        recall, precision = common / len(set(wanted)), common / max(1, len(set(heading)))
        score = 2 * recall * precision / (recall + precision)
        if holds_phrase(wanted, heading):
            score = max(score, 0.72 + 0.28 * precision)
            if heading[-len(wanted) :] == wanted:
                score = max(score, 0.8)
        best = max(best, score)
    return best


def year_of(text: str) -> int | None:
    """The one year that a heading names."""
    found = _YEAR.findall(text)
    return int(found[0]) if len(set(found)) == 1 else None


def total_words(words: Sequence[str]) -> tuple[Phrase, ...]:
    """The wordings of a totals row as phrases."""
    return tuple(phrase for phrase in map(words_of, words) if phrase)
