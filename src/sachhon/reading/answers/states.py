"""Passages that say nothing but "none" or "not known", and references to an annex instead of an answer."""

from __future__ import annotations

import re

from sachhon.formkit.values import State
from sachhon.reading.answers.mentions import mentions_of
from sachhon.reading.answers.words import words_of

_MOST_WORDS = 16
_ANNEX_ONLY = re.compile(
    r"\(?\s*(?:(?:chi tiết|cụ thể|nội dung|số liệu|kế hoạch|danh sách|có)\s)*(?:tại|theo|như|xem|ở|trong|kèm theo|đính kèm|gửi kèm)?\s*"
    r"(?:các\s)?(?:phụ lục|biểu|bảng|mẫu|danh sách|file)(?:\s+(?:số\s+)?(?:[IVX]+|\d+|[a-zđ]))?\s*"
    r"(?:đính kèm|kèm theo|gửi kèm|dưới đây|sau đây|kèm|báo cáo này|công văn này|văn bản này|của|theo)?[\w\s,]{0,40}\)?\s*[.;]*",
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
    if any(mention.state is State.UNKNOWN for mention in found):
        return State.UNKNOWN
    first = found[0]
    before, after = words_of(text[: first.start]), words_of(text[first.end :])
    if len(before) <= 6 and len(after) <= 9:
        return State.NIL
    return None


def points_to_annex(text: str) -> bool:
    """Whether cleaned `text` says no more than that the answer stands in an annex."""
    plain = text.strip(" :.-")
    return len(words_of(plain)) <= _MOST_WORDS and _ANNEX_ONLY.fullmatch(plain) is not None
