"""Goals with a number: what each target of a document says."""

from __future__ import annotations

import re

from sachhon.reading.model import Source, Target
from sachhon.reading.quantities import goal_words as words
from sachhon.reading.quantities.indicators import indicator_of, subject_of
from sachhon.reading.quantities.judging import Judgement, judgements
from sachhon.reading.quantities.mentions import Mention
from sachhon.reading.quantities.passages import Parts
from sachhon.reading.quantities.table_targets import table_targets
from sachhon.reading.quantities.years import year_marks, year_of

_LONGEST_SPAN = 150
_REACHES_BACK = re.compile(
    r"(?:(?<!\w)(?:đạt(?: được)?|có|chiếm|còn|lên|xuống|bình quân|tăng|giảm(?: được)?|tiết kiệm(?: được)?|hỗ trợ"
    r"|xây dựng|tổ chức|từ|là|khoảng)\s?)+$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<!\w)từ\s?$", re.IGNORECASE)


def find_targets(source: Source, parts: Parts | None) -> tuple[Target, ...]:
    """The goals with a number, in running text and in tables of indicators by year, in the document's order."""
    found = [_target(judged) for judged in judgements(source, parts) if judged.kind == "goal"]
    found.extend(table_targets(source, parts))
    return tuple(sorted(found, key=lambda target: target.span))


def _target(judged: Judgement) -> Target:
    mention, passage, mentions = judged.mention, judged.passage, judged.neighbours
    text = passage.text
    unit = mention.unit.text
    if words.EVERY_YEAR.search(text, mention.clause_start, mention.start) and "/" not in unit:
        unit = f"{unit}/năm"
    comparator = mention.quantity.comparator
    if comparator == "=" and _FROM.search(text, mention.clause_start, mention.start):
        comparator = ">="  # "hỗ trợ từ 05 doanh nghiệp"
    return Target(
        subject=subject_of(mention, passage, mentions),
        indicator=indicator_of(mention, passage, mentions),
        comparator=comparator,
        low=mention.low,
        high=mention.high,
        unit=unit,
        by_year=year_of(mention, passage, mentions, year_marks(text)),
        span=passage.span(*_words_of(mention, text, mentions)),
    )


def _words_of(mention: Mention, text: str, mentions: tuple[Mention, ...]) -> tuple[int, int]:
    """The words of one target: its whole clause where short and its own, else from its verb to the next one."""
    neighbours = [m for m in mentions if m.clause_start == mention.clause_start and m is not mention]
    start, end = mention.clause_start, mention.clause_end
    while end > start and text[end - 1] in " .;,:":
        end -= 1
    if not neighbours and end - start <= _LONGEST_SPAN:
        return start, end
    start = mention.start
    back = _REACHES_BACK.search(text, max(mention.clause_start, start - 40), start)
    if back:
        start = back.start()
    following = [m.start for m in neighbours if m.start >= mention.end]
    if following:
        stop = max(text.rfind(", ", mention.end, min(following)), text.rfind(" và ", mention.end, min(following)))
        end = stop if stop > 0 else mention.end
    if end - start > _LONGEST_SPAN:
        cut = text.rfind(" ", mention.end, start + _LONGEST_SPAN)
        end = cut if cut > 0 else mention.end
    return start, max(end, mention.end)
