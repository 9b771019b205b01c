"""Passages that say nothing but "none" or "not known", and references to an annex instead of an answer."""

from __future__ import annotations

import re

from sachhon.formkit.values import State
from sachhon.reading.answers.mentions import mentions_of
from sachhon.reading.answers.words import words_of

_MOST_WORDS = 16
_MOST_OTHER_WORDS = 9
_ANNEX_ONLY = re.compile(
    r"\(?\s*(?:(?:chi tiết|cụ thể|nội dung|số liệu|kế hoạch|danh sách|có)\s)*"
    r"(?:tại|theo|như|xem|ở|trong|kèm theo|đính kèm|gửi kèm)?\s*"
    r"(?:các\s)?(?:phụ lục|biểu|bảng|mẫu|danh sách|file)(?:\s+(?:số\s+)?(?:[IVX]+|\d+|[a-zđ]))?\s*"
    r"(?:đính kèm|kèm theo|gửi kèm|dưới đây|sau đây|kèm|báo cáo này|công văn này|văn bản này|của|theo)?"
    r"[\w\s,]{0,40}\)?\s*[.;]*",
    re.IGNORECASE,
)


def lone_state(text: str) -> State | None:
    """NIL or UNKNOWN where cleaned `text` is one short statement of it, None where it says anything more."""
    words = words_of(text)
    if not words or len(words) > _MOST_WORDS:
        return None
    found = [mention for mention in mentions_of(text) if mention.kind == "state"]
    if not found or any(mention.kind in ("number", "money", "percent") for mention in mentions_of(text)):
        return None
    first = found[0]
    before, after = words_of(text[: first.start]), words_of(text[first.end :])
    if len(before) > 6 or len(after) > _MOST_OTHER_WORDS:
        return None
    unknown = any(mention.state is State.UNKNOWN for mention in found)
    return State.UNKNOWN if unknown else State.NIL


def bare_state(text: str) -> State | None:
    """The same for a unit's own words: "Sở chưa bố trí cán bộ chuyên trách" says something, "Không có" does not."""
    words = words_of(text)
    found = [mention for mention in mentions_of(text) if mention.kind == "state"]
    if found and found[0].start <= 1 and (len(words) <= 8 or found[0].state is State.UNKNOWN):
        return lone_state(text)
    return lone_state(text) if len(words) <= 4 else None


def points_to_annex(text: str) -> bool:
    """Whether cleaned `text` says no more than that the answer stands in an annex."""
    plain = text.strip(" :.-")
    return len(words_of(plain)) <= _MOST_WORDS and _ANNEX_ONLY.fullmatch(plain) is not None
