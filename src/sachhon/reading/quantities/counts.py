"""What a document says has been counted or measured."""

from __future__ import annotations

import re

from sachhon.reading.model import Count, Source
from sachhon.reading.quantities import goal_words as words
from sachhon.reading.quantities.indicators import subject_of
from sachhon.reading.quantities.mentions import Mention, mentions_of
from sachhon.reading.quantities.passages import Parts, Passage, passages_of
from sachhon.reading.quantities.targets import Judgement, judge_targets
from sachhon.reading.quantities.years import YearMark, year_marks

_COUNTED_KINDS = frozenset({"thing", "share", "measure", "other"})
_REFUSED = ("counts documents", "a time", "the figure is", "no unit", "a rate", "where a goal", "describes")
_SAID_TO_BE = re.compile(
    r"(?::|(?<!\w)(?:có|là|đạt|chiếm|gồm|được|tổng(?: số)?|khoảng|trên|hơn|thu hút|tổ chức|cho|với|và))\s?$",
    re.IGNORECASE,
)


def find_counts(source: Source, parts: Parts | None) -> tuple[Count, ...]:
    """Things counted and shares measured in running text, goals left out, in the document's order."""
    found = []
    marks: dict[int, list[YearMark]] = {}
    for judged in judge_targets(source, parts):
        if judged.target is None and _is_count(judged):
            passage = judged.passage
            known = marks.setdefault(id(passage), year_marks(passage.text))
            found.append(_count(judged.mention, passage, known))
    return tuple(found)


def _is_count(judged: Judgement) -> bool:
    mention, text = judged.mention, judged.passage.text
    unit, quantity = mention.unit, mention.quantity
    if (
        unit.kind not in _COUNTED_KINDS
        or quantity.low != quantity.high
        or quantity.role != "plain"
        and unit.kind != "share"
    ):
        return False
    if any(reason.startswith("- ") and reason[2:].startswith(_REFUSED) for reason in judged.why):
        return False
    if unit.kind == "other" and not (
        unit.text[:1].islower() and _SAID_TO_BE.search(text, mention.clause_start, quantity.start)
    ):
        return False
    return True


def _count(mention: Mention, passage: Passage, marks: list[YearMark]) -> Count:
    inside = [
        m for m in marks if m.from_year in (None, m.to) and mention.sentence_start <= m.start < mention.sentence_end
    ]
    before = [mark for mark in inside if mark.end <= mention.start]
    year = (before or inside)[-1].to if inside else None
    what = subject_of(mention, passage) or mention.unit.text
    return Count(what, mention.low, mention.unit.text, year, passage.span(mention.start, mention.end))
