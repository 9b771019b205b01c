"""The year by which a goal is to be reached, or in which something was counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sachhon.reading.quantities.goal_words import BASELINE, FUTURE_HEADING, GOAL_HEADING, PERIOD_LEAD
from sachhon.reading.quantities.mentions import Mention
from sachhon.reading.quantities.passages import Passage
from sachhon.vietnamese.periods import find_periods

_ATTACHED = re.compile(r"[^.;:,]{0,70}?[,(]?\s?\(?$")
_AFTER_ATTACHED = re.compile(r"\s*(?:[,.;:)]|$|và(?!\w)|so với|\s-\s)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:đến|tới|hết|vào|trong|trước|cuối|giai đoạn|năm)", re.IGNORECASE)
_TITLE_QUOTE = re.compile(r"(?:chiến lược|chương trình|kế hoạch|đề án|quy hoạch|nghị quyết)[^.;:%]*$", re.IGNORECASE)
_BARE = re.compile(r"(?<!\w)(?:tầm nhìn|mục tiêu|chỉ tiêu|kế hoạch)\s(?P<year>20\d\d)(?![\d/.-])", re.IGNORECASE)
_YEAR_AT_END = re.compile(r"(?<!\w)năm\s(?P<year>20\d\d)\W*$", re.IGNORECASE)
_OWN_PLAN = re.compile(
    r"\W*(?:[IVXivx\d.]{1,5}[.)]?\s)?(?:kế hoạch|mục tiêu|chỉ tiêu)(?: \S+){0,4}? năm", re.IGNORECASE
)
_LONGEST_PERIOD_LEAD = 90


@dataclass(frozen=True, slots=True)
class YearMark:
    """A year said in a passage: `to` is the last year of a period."""

    start: int
    end: int
    from_year: int | None
    to: int


def year_marks(text: str) -> list[YearMark]:
    """The years and periods of a text that can date a goal, in order: what it is measured against is left out."""
    marks = []
    for period in find_periods(text):
        year = period.to_year
        if year is None or BASELINE.search(text, max(0, period.start - 40), period.start):
            continue
        if text[period.start : period.end].casefold().startswith(("từ", "sau")) and period.to_year is None:
            continue
        marks.append(YearMark(period.start, period.end, period.from_year, year))
    for bare in _BARE.finditer(text):
        if not any(mark.start < bare.end() and bare.start() < mark.end for mark in marks):
            marks.append(YearMark(bare.start("year"), bare.end(), None, int(bare["year"])))
    return sorted(marks, key=lambda mark: mark.start)


def year_of(mention: Mention, passage: Passage, others: tuple[Mention, ...], marks: list[YearMark]) -> int | None:
    """The year of a figure: by its own sentence, else by what stands before it in the passage or the lead-in lines."""
    own = _in_sentence(mention, others, marks, passage.text)
    if own is not None:
        return own
    label = next((mark for mark in marks if mark.end <= passage.titled + 1 and mark.end <= mention.start), None)
    if label is not None and _OWN_PLAN.match(passage.text[passage.begins : passage.titled]):
        return label.to
    before = [
        mark for mark in marks if mark.end <= mention.sentence_start and not _names_a_document(passage.text, mark)
    ]
    if before:
        return before[-1].to
    return lead_year(passage.leads)


def _in_sentence(mention: Mention, others: tuple[Mention, ...], marks: list[YearMark], text: str) -> int | None:
    inside = [
        m for m in marks if mention.sentence_start <= m.start < mention.sentence_end and not _names_a_document(text, m)
    ]
    if not inside:
        return None
    inside = [mark for mark in inside if not _of_another(text, mark, mention, others)]
    after = [mark for mark in inside if mark.start >= mention.quantity.end]
    before = [mark for mark in inside if mark.end <= mention.start]
    following = min((o.start for o in others if o.start >= mention.end), default=len(text))
    if after and _attached(text, mention, after[0], following):
        return after[0].to
    in_clause = [mark for mark in before if mark.start >= mention.clause_start]
    if in_clause:
        return in_clause[-1].to
    if after and after[0].start < mention.clause_end and not before:
        return after[0].to
    if before:
        return before[-1].to
    return None


def _of_another(text: str, mark: YearMark, mention: Mention, others: tuple[Mention, ...]) -> bool:
    """Whether a year stands in brackets with a figure of its own: "15 - 20% (năm 2022 là 8,5%)"."""
    opened = text.rfind("(", 0, mark.start)
    closed = text.find(")", mark.end)
    if opened < 0 or closed < 0 or ")" in text[opened : mark.start] or opened < mention.start < closed:
        return False
    return any(opened < other.start < closed for other in others)


def _attached(text: str, mention: Mention, mark: YearMark, following: int) -> bool:
    """Whether a year right behind the figure is the figure's own: "đạt 60% vào năm 2030, ..."."""
    if mark.start >= following or mark.start >= mention.clause_end:
        return False
    between = text[mention.quantity.end : mark.start]
    if re.search(r"[;:.]|,(?!\s?(?:vào|đến|trong)\s?$)", between) or len(between) > 90:
        return False
    behind = text[mark.end : mark.end + 8]
    return bool(_AFTER_ATTACHED.match(behind))


def _names_a_document(text: str, mark: YearMark) -> bool:
    """Whether a year is part of a name: "Chiến lược sản xuất sạch hơn trong công nghiệp đến năm 2020"."""
    return bool(_TITLE_QUOTE.search(text, max(0, mark.start - 110), mark.start))


def lead_year(leads: tuple[str, ...]) -> int | None:
    """The year that the nearest heading or lead-in line gives: one that speaks of goals, or is nothing but a period."""
    for lead in reversed(leads):
        planned = _YEAR_AT_END.search(lead) if len(lead) <= _LONGEST_PERIOD_LEAD else None
        goal = GOAL_HEADING.search(lead) is not None
        period = PERIOD_LEAD.match(lead) is not None and len(lead) <= _LONGEST_PERIOD_LEAD
        if not goal and not period:
            if planned and FUTURE_HEADING.search(lead):
                return int(planned["year"])
            continue
        marks = [mark for mark in year_marks(lead) if not _names_a_document(lead, mark)]
        if marks:
            return marks[-1].to if not goal or len(marks) == 1 else marks[0].to
        if planned and _OWN_PLAN.match(lead):
            return int(planned["year"])
    return None
