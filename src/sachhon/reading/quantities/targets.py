"""Goals with a number: which figures of a document are targets, and what each says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sachhon.reading.model import Source, Target
from sachhon.reading.quantities import goal_words as words
from sachhon.reading.quantities.indicators import indicator_of, subject_of
from sachhon.reading.quantities.mentions import Mention, mentions_of
from sachhon.reading.quantities.passages import Parts, Passage, passages_of
from sachhon.reading.quantities.years import year_marks, year_of

_LONGEST_SPAN = 150
_REACHES_BACK = re.compile(
    r"(?:(?<!\w)(?:đạt(?: được)?|có|chiếm|còn|lên|xuống|bình quân|tăng|giảm(?: được)?|tiết kiệm(?: được)?|hỗ trợ|xây dựng|tổ chức|từ|là|khoảng)\s?)+$",
    re.IGNORECASE,
)
_FOR_EACH = re.compile(
    r"(?<!\w)(?:trong|trên|của|về|cho|đủ|khoảng cách|thứ|lần thứ|khóa|khoá|khổ|dài|rộng)\s?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a figure is a target, with the reasons for and against, in plain words."""

    passage: Passage
    mention: Mention
    target: Target | None
    why: tuple[str, ...]


def find_targets(source: Source, parts: Parts | None) -> tuple[Target, ...]:
    """The goals with a number in running text, in the document's order."""
    return tuple(judged.target for judged in judge_targets(source, parts) if judged.target is not None)


def judge_targets(source: Source, parts: Parts | None) -> tuple[Judgement, ...]:
    """Every figure of the running text with the judgement whether it is a goal."""
    judged = []
    for passage in passages_of(source, parts):
        mentions = mentions_of(passage)
        if not mentions:
            continue
        setting = _setting(passage)
        marks = year_marks(passage.text)
        for position, mention in enumerate(mentions):
            why = _reasons(mention, passage, setting, mentions, position)
            target = (
                None
                if any(reason.startswith("-") for reason in why) or not why
                else _target(mention, passage, mentions, marks)
            )
            judged.append(Judgement(passage, mention, target, tuple(why)))
    return tuple(judged)


def _setting(passage: Passage) -> str:
    """goal | result | money | "": what the headings above make of a passage; the innermost that says something decides."""
    own = passage.text[passage.begins : passage.titled]
    for lead in (own, *reversed(passage.leads)):
        if words.GOAL_HEADING.search(lead):
            return "result" if words.ACHIEVED_HEADING.search(lead) and not words.PERIOD_LEAD.match(lead) else "goal"
        if words.ACHIEVED_HEADING.search(lead):
            return "result"
        if words.MONEY_HEADING.search(lead):
            return "money"
        if words.FUTURE_HEADING.search(lead):
            return "plan"
    return ""


def _reasons(
    mention: Mention, passage: Passage, setting: str, mentions: tuple[Mention, ...], position: int
) -> list[str]:
    """Why a figure is a goal ("+ ...") or not ("- ..."); empty where nothing speaks for it."""
    text = passage.text
    before = text[mention.clause_start : mention.start]
    clause = text[mention.clause_start : mention.clause_end]
    against = _against(mention, passage, setting, before, clause, mentions, position)
    if against:
        return [f"- {against}"]
    in_for = text[mention.sentence_start : mention.start]
    if setting == "goal":
        return ["+ stands under a heading of goals"]
    if setting in ("result", "money"):
        if words.STRONG_AIM.search(in_for) and not words.ACHIEVED.search(clause):
            return ["+ the sentence says that it is aimed at"]
        return []
    if words.STRONG_AIM.search(in_for):
        return ["+ the sentence says that it is aimed at"]
    if mention.unit.kind == "thing" and words.COMMITMENT_BEFORE.search(before):
        if words.EVERY_YEAR.search(before):
            return ["+ promised for every year"]
        return ["+ a plan promises so many"]
    return []


def _against(
    mention: Mention,
    passage: Passage,
    setting: str,
    before: str,
    clause: str,
    mentions: tuple[Mention, ...],
    position: int,
) -> str:
    text, unit = passage.text, mention.unit
    if mention.quantity.role != "plain" and unit.kind != "share":
        return f"the figure is a {mention.quantity.role}"
    if unit.kind == "none":
        return "no unit follows"
    if unit.kind == "time" and not re.search(r"(?<!\w)(?:giảm|rút ngắn|tuổi thọ|tăng)", before, re.IGNORECASE):
        return "a time or an age"
    if unit.kind == "document":
        return "counts documents or parts of one"
    if words.DEADLINE.search(before):
        return "a time to act in"
    if words.ACHIEVED.search(before[-160:]) and not words.AIM.search(before):
        return "is so already"
    if words.FROM_VALUE.search(text, 0, mention.start) and position + 1 < len(mentions):
        following = mentions[position + 1]
        if words.TO_VALUE.search(text[mention.end : following.start]):
            return "where a goal sets out from"
    if (
        words.BASELINE.search(text, max(0, mention.start - 40), mention.start)
        and mention.quantity.comparator == "="
        and setting != "goal"
    ):
        return "only compared with"
    if words.RULE.search(before[-90:]) and setting != "goal":
        return "a rate, a ceiling or a norm"
    if unit.kind in ("thing", "other", "none") and _FOR_EACH.search(before) and mention.quantity.comparator == "=":
        return "describes something else"
    return ""


def _target(mention: Mention, passage: Passage, mentions: tuple[Mention, ...], marks: list) -> Target:
    quantity = mention.quantity
    text = passage.text
    unit = mention.unit.text
    if words.EVERY_YEAR.search(text, mention.clause_start, mention.start) and "/" not in unit:
        unit = f"{unit}/năm"
    comparator = quantity.comparator
    if comparator == "=" and re.search(r"(?<!\w)từ\s?$", text[mention.clause_start : mention.start], re.IGNORECASE):
        comparator = ">="
    return Target(
        subject=subject_of(mention, passage),
        indicator=indicator_of(mention, passage),
        comparator=comparator,
        low=mention.low,
        high=mention.high,
        unit=unit,
        by_year=year_of(mention, passage, mentions, marks),
        span=passage.span(*_words_of(mention, text, mentions)),
    )


def _words_of(mention: Mention, text: str, mentions: tuple[Mention, ...]) -> tuple[int, int]:
    """The words of one target: its whole clause where that is short and its own, else from its verb to where the next begins."""
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
