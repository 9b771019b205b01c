"""Which figures of a document are goals: every figure is judged, with the reasons for and against in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sachhon.reading.model import Source
from sachhon.reading.quantities import goal_words as words
from sachhon.reading.quantities.mentions import Mention, mentions_of
from sachhon.reading.quantities.passages import Parts, Passage, passages_of

_LONGEST_LABEL = 110
_SHORTENED = re.compile(r"(?<!\w)(?:giảm|rút ngắn|tuổi thọ|tăng|kéo dài thêm)(?!\w)", re.IGNORECASE)
_DESCRIBES = re.compile(
    r"(?<!\w)(?:trong|của|về|đủ|khoảng cách|thứ|lần thứ|khóa|khoá|khổ|dài|rộng|nhóm|theo|thuộc)\s?$", re.IGNORECASE
)
_SIZE = re.compile(
    r"(?<!\w)(?:(?:có|với) (?:diện tích|công suất|dung tích|chiều (?:dài|rộng|cao))"
    r"|quy mô|định mức|tiêu chuẩn|diện tích tối thiểu|bán kính|khoảng cách"
    r"|mỗi (?:lớp|khóa|cuộc"
    r"|đợt))\s?(?:là\s|có\s)?$",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"(?<!\w)(?:cho|của|tại|đối với|trong|gồm|các)(?!\w)", re.IGNORECASE)
_LISTED = re.compile(r"[^,;.:]{0,40}(?:,| và)\s|(?:/năm)?\s(?:với|cho|thu hút)\s", re.IGNORECASE)
_MAKES_UP = re.compile(r"(?<!\w)(?:chiếm|đạt|bằng|là)\s?(?:khoảng\s|trên\s|hơn\s)?$", re.IGNORECASE)
_PER_ONE = re.compile(r"(?<!\w)(?:trên|cho|mỗi|từng)\s?$", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(\s?(?:tương đương|tức|đạt|bằng|gồm)?\s?$", re.IGNORECASE)
_SAID_TO_BE = re.compile(
    r"(?::|^|(?<!\w)(?:có|là|đạt|chiếm|gồm|được|còn|lên|xuống|tăng|giảm|thêm|tổng(?: số)?|thu hút|cho|và))\s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A figure with the verdict.

    `kind` is goal | refused (no goal, and nothing counted) | open (no goal; it may be a count).
    `setting` is what the headings above say: goal | plan | result | money | "". `why` are the reasons.
    """

    passage: Passage
    mention: Mention
    neighbours: tuple[Mention, ...]
    setting: str
    kind: str
    why: str


def judgements(source: Source, parts: Parts | None) -> tuple[Judgement, ...]:
    """Every figure of the running text, in the document's order."""
    global _latest
    report = parts is not None and _is_report(source, parts)
    passages = passages_of(source, parts)
    known = _latest
    if known is None or known[0] is not passages or known[1] != report:
        known = _latest = (passages, report, _judge(passages, report))
    return known[2]


_latest: tuple[tuple[Passage, ...], bool, tuple[Judgement, ...]] | None = None
"""Targets and counts ask for the same judgements one after the other."""


def _judge(passages: tuple[Passage, ...], report: bool) -> tuple[Judgement, ...]:
    judged = []
    for passage in passages:
        mentions = mentions_of(passage)
        setting = setting_of(passage) if mentions else ""
        if report and not setting:
            setting = "result"
        before: Judgement | None = None
        for position, mention in enumerate(mentions):
            kind, why = _verdict(mention, passage, setting, mentions, position, report)
            if kind == "open" and before is not None and _goes_on(before, mention):
                kind, why = before.kind, before.why
            before = Judgement(passage, mention, mentions, setting, kind, why)
            judged.append(before)
    return tuple(judged)


def _is_report(source: Source, parts: Parts) -> bool:
    """Whether a document tells of what was done: there a number without more is a result."""
    named = " ".join(source.words(span) for span in (parts.type_line, parts.title) if span is not None)
    return words.REPORT_NAME.search(" ".join(named.split())) is not None


def setting_of(passage: Passage) -> str:
    """goal | result | money | plan | "": what the innermost heading that says something makes of a passage."""
    own = passage.text[passage.begins : passage.titled]
    if len(own) > _LONGEST_LABEL or "%" in own:
        own = ""
    for lead in (own, *reversed(passage.leads)):
        if words.GOAL_HEADING.search(lead):
            past = words.ACHIEVED_HEADING.search(lead) and not words.PERIOD_LEAD.match(lead)
            return "result" if past else "goal"
        if words.ACHIEVED_HEADING.search(lead):
            return "result"
        if words.MONEY_HEADING.search(lead):
            return "money"
        if words.FUTURE_HEADING.search(lead):
            return "plan"
    return ""


def _verdict(
    mention: Mention, passage: Passage, setting: str, mentions: tuple[Mention, ...], position: int, report: bool
) -> tuple[str, str]:
    text = passage.text
    said = text[mention.clause_start : mention.quantity.number_start]
    refused = _no_quantity(mention, text, said, setting) or _starting_point(mention, text, mentions, position)
    if refused:
        return "refused", refused
    not_a_goal = _no_goal(mention, text, said, setting)
    if not_a_goal:
        return "open", not_a_goal
    ahead = text[mention.sentence_start : mention.start]
    if setting == "goal":
        return "goal", "stands under a heading of goals"
    if words.STRONG_AIM.search(ahead):
        return "goal", "the sentence says that it is aimed at"
    before = text[mention.clause_start : mention.start]
    promised = mention.unit.kind in ("thing", "measure") or (setting == "plan" and mention.unit.kind == "share")
    if setting not in ("result", "money") and promised and words.COMMITMENT_BEFORE.search(before):
        return "goal", "promised for every year" if words.EVERY_YEAR.search(before) else "a plan promises so many"
    if (not report or _plans_ahead(passage)) and _is_ordered(mention, passage, setting, said):
        return "goal", "is ordered"
    return "open", "nothing says that it is aimed at"


def _plans_ahead(passage: Passage) -> bool:
    """Whether a report's heading is one of what comes next: "III. KẾ HOẠCH NĂM 2022"."""
    return any(words.FUTURE_HEADING.search(lead) and not words.ACHIEVED_HEADING.search(lead) for lead in passage.leads)


def _is_ordered(mention: Mention, passage: Passage, setting: str, said: str) -> bool:
    """Whether a directive, a letter or a list of tasks asks for it: "giảm 50% công suất chiếu sáng"."""
    if setting not in ("", "plan") or mention.unit.kind not in ("share", "measure", "thing"):
        return False
    ahead = passage.text[mention.sentence_start : mention.start]
    if setting != "plan" and not any(words.DEMAND.search(lead) for lead in (passage.opened, *passage.leads, ahead)):
        return False
    verbs = list(words.ORDERED.finditer(said))
    return bool(verbs) and not (mention.unit.kind == "thing" and _OF_OTHERS.search(said, verbs[-1].end()))


def _goes_on(before: Judgement, mention: Mention) -> bool:
    """Whether a figure goes on with what is promised: "tổ chức 04 lớp tập huấn, 02 hội thảo"."""
    people = mention.unit.text.casefold().startswith(("người", "lượt"))
    if before.kind != "goal" or before.setting == "goal" or not (mention.unit.kind == "thing" or people):
        return False
    between = before.passage.text[before.mention.end : mention.start]
    return before.mention.unit.kind == "thing" and _LISTED.fullmatch(between) is not None


def _is_funded(unit: str) -> bool:
    """A scheme that a report counts ("thực hiện 05 đề án khuyến công"), not a document that it cites."""
    return unit.casefold() in ("đề án", "chương trình", "nhiệm vụ")


def _no_quantity(mention: Mention, text: str, said: str, setting: str) -> str:
    """Why a figure is neither goal nor count, "" where nothing says so."""
    unit, quantity = mention.unit, mention.quantity
    if quantity.role != "plain" and unit.kind != "share":
        return f"the figure is a {quantity.role}"
    if unit.kind == "none":
        return "no unit follows"
    if words.LABELS.search(text, max(0, mention.start - 60), mention.start):
        return "the figure goes on a list of labels"
    if unit.kind == "document" and not (setting == "result" and _is_funded(unit.text)):
        return "counts documents or parts of one"
    if unit.kind == "time" and not (_SHORTENED.search(said) or _lasts(mention, text)):
        return "a time or an age"
    if setting == "result" and words.AGAINST_PLAN.search(said):
        return "what a result is measured against"
    if words.DEADLINE.search(said):
        return "a time to act in"
    if unit.kind == "other" and quantity.comparator == "=" and not _is_counted(mention, text):
        return "what follows is no unit"
    return ""


def _lasts(mention: Mention, text: str) -> bool:
    before = words.LASTS_BEFORE.search(text, max(0, mention.start - 24), mention.start)
    return bool(before or words.LASTS_BEHIND.match(text, mention.end))


def _is_counted(mention: Mention, text: str) -> bool:
    if not mention.unit.text[:1].islower():
        return False
    before = text[mention.clause_start : mention.start]
    return bool(_SAID_TO_BE.search(before) or words.COMMITMENT_BEFORE.search(before))


def _starting_point(mention: Mention, text: str, mentions: tuple[Mention, ...], position: int) -> str:
    if position + 1 == len(mentions) or not words.FROM_VALUE.search(text, 0, mention.start):
        return ""
    onwards = words.TO_VALUE.search(text[mention.end : mentions[position + 1].start])
    return "where a goal sets out from" if onwards else ""


def _no_goal(mention: Mention, text: str, said: str, setting: str) -> str:
    """Why a quantity is no goal, "" where nothing says so."""
    if mention.unit.kind == "time" and not _SHORTENED.search(said):
        return "a time that something lasts"
    if mention.whole is not None and "%" in said and _IN_BRACKETS.search(said):
        return "says a share again as a part of a whole"
    if mention.low == mention.high == 1 and mention.quantity.comparator in (">", "=") and _PER_ONE.search(said):
        return "what others are measured on"
    if words.THEN.search(said):
        return "is so already"
    if words.ACHIEVED.search(said[-160:]) and not words.AIM.search(said):
        return "is so already"
    if mention.quantity.comparator == "=" and words.BASELINE.search(text, max(0, mention.start - 40), mention.start):
        return "only compared with"
    if setting != "goal":
        if words.RULE.search(text, max(mention.clause_start, mention.start - 90), mention.quantity.number_start):
            return "a rate, a ceiling or a norm"
        of_cost = mention.unit.kind == "share" and words.OF_COST.match(text, mention.end)
        if of_cost and setting != "result" and not _MAKES_UP.search(said):
            return "a rate, a ceiling or a norm"
        if mention.unit.kind == "share" and words.COST.search(said[-90:]):
            return "a share of cost"
    before = text[mention.clause_start : mention.start]
    if _SIZE.search(before):
        return "describes something else"
    if mention.unit.kind in ("thing", "other") and mention.quantity.comparator == "=" and _DESCRIBES.search(before):
        return "describes something else"
    return ""
