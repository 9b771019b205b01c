"""What a document says has been counted or measured."""

from __future__ import annotations

import re

from sachhon.reading.model import Count, Source
from sachhon.reading.quantities import goal_words as words
from sachhon.reading.quantities.indicators import subject_of
from sachhon.reading.quantities.judging import Judgement, judgements
from sachhon.reading.quantities.passages import Parts
from sachhon.reading.quantities.years import year_marks

_STATED = re.compile(
    r"(?<!\w)(?:có|đạt(?: được)?|chiếm|bằng|là|gồm|còn|tăng|giảm|lên|xuống|tổng(?: số)?|thu hút|ước|và|trong đó|:"
    r"|diện tích|công suất|sản lượng|số lượng|việc làm cho)"
    r"(?:\s(?:khoảng|trên|hơn|gần|tới|đến|thêm|được))?\s?$",
    re.IGNORECASE,
)
_COUNTED_KINDS = frozenset({"thing", "document", "share", "measure", "time", "other"})


def find_counts(source: Source, parts: Parts | None) -> tuple[Count, ...]:
    """Things counted and shares measured in running text, goals left out, in the document's order."""
    return tuple(_count(judged) for judged in judgements(source, parts) if _is_count(judged))


def _is_count(judged: Judgement) -> bool:
    mention = judged.mention
    quantity = mention.quantity
    if judged.kind != "open" or mention.unit.kind not in _COUNTED_KINDS or quantity.low != quantity.high:
        return False
    if quantity.comparator in ("<=", ">="):
        # "không quá 10% tập thể", "từ 81% trở lên": a rule, unless it tells of what was done.
        return words.ACHIEVED.search(judged.passage.text, mention.clause_start, quantity.number_start) is not None
    if judged.why == "a rate, a ceiling or a norm":
        return False
    if judged.setting == "" and mention.unit.kind != "time" and judged.why != "is so already" and not _stated(judged):
        return False
    if judged.why == "describes something else" and judged.setting == "goal":
        return False
    if judged.setting in ("plan", "money") and mention.unit.kind != "time":
        return judged.why == "is so already"
    return True


def _stated(judged: Judgement) -> bool:
    """Outside a report only what is stated counts: "chiếm 50,2%", not "dán nhãn cho 100% sản phẩm"."""
    return _STATED.search(judged.passage.text, judged.mention.clause_start, judged.mention.start) is not None


def _count(judged: Judgement) -> Count:
    mention, passage = judged.mention, judged.passage
    marks = [
        mark
        for mark in year_marks(passage.text)
        if mark.from_year in (None, mark.to) and mention.sentence_start <= mark.start < mention.sentence_end
    ]
    before = [mark for mark in marks if mark.end <= mention.start]
    year = (before or marks)[-1].to if marks else None
    what = subject_of(mention, passage, judged.neighbours) or mention.unit.text
    return Count(what, mention.low, mention.unit.text, year, passage.span(mention.start, mention.end))
