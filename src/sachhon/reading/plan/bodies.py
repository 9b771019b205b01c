"""Bodies named in a cell or behind a label: who leads, who works along."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

# A comma parts two bodies only where a new one plainly begins: "Các sở, ban, ngành" is one.
_HEAD = (
    r"(?:Sở|Bộ|UBND|Ủy ban|Uỷ ban|HĐND|Ban (?:Quản lý|quản lý|Dân tộc|Tuyên giáo|Chỉ đạo|QL)|Văn phòng|Công an|Đài"
    r"|Báo(?! cáo)|Trung tâm|TT|Hội(?! nghị| thảo)"
    r"|Hiệp hội|Liên minh|Liên đoàn|Trường|Viện|Cục|Chi cục|Tổng cục|Vụ|Phòng|Tỉnh|Thành đoàn|Tỉnh đoàn|Mặt trận"
    r"|Ngân hàng|Kho bạc|Thanh tra"
    r"|Bảo hiểm|BHXH|Quỹ|Các|các|Doanh nghiệp|doanh nghiệp|Cơ quan|Đơn vị|Tổng công ty|Công ty|Tập đoàn|Bưu điện"
    r"|Ban QL|BQL|KBNN|Cơ sở)"
)
_SPLIT = re.compile(rf"\s*;\s*|\s*,\s*(?:và\s+)?(?={_HEAD}\b)|\s+và\s+(?=(?:Sở|UBND|Bộ|các (?:đơn vị|cơ quan|sở))\b)")
_BEGINS = re.compile(rf"{_HEAD}\b|(?:Cơ quan |Đơn vị )?(?:[Cc]hủ trì|[Pp]hối hợp)")
_EDGE = " .,;:-–+•*"
_LEAD_WORD = (
    r"(?:Cơ quan|Đơn vị|Sở, ngành|Cấp)?\s*(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm)(?:\s+(?:thực hiện"
    r"|chính|tham mưu(?: thực hiện)?))?"
)
_ALONG_WORD = r"(?:Các\s+)?(?:Cơ quan|Đơn vị|Sở, ngành|Cấp)?\s*(?:phối hợp|tham gia)(?:\s+(?:thực hiện|phối hợp))?"
_LABEL = re.compile(rf"(?:^|(?<=[\s.;,\-–+•(]))(?:(?P<lead>{_LEAD_WORD})|(?P<along>{_ALONG_WORD}))\s*:\s*", re.I)
_LEADS = re.compile(r"chủ trì|\bCT\b", re.I)
_BOTH = re.compile(
    r"^(?P<lead>.{3,120}?)\s+chủ trì\s*[,;]?\s*(?:và\s+)?phối hợp\s+(?:với\s+)?(?P<along>.+)$", re.I | re.S
)
_AFTER = re.compile(
    r"^(?P<lead>.{3,120}?)\s*(?:\(chủ trì\)|chủ trì)\s*[;,.]?\s*(?P<along>.*?)(?:\s*\(?phối hợp\)?)?$", re.I | re.S
)
_FIRST = re.compile(
    r"^(?:chủ trì|CT)\s+(?P<lead>.+?)\s*[;,.]\s*(?:phối hợp|PH)\s*(?:với\s+)?:?\s*(?P<along>.+)$", re.I | re.S
)


def begins_body(text: str) -> bool:
    """Do words begin with a body's name, or with a label for one?"""
    return bool(_BEGINS.match(text))


@lru_cache(maxsize=4096)
def split_bodies(text: str) -> tuple[str, ...]:
    """ "Sở Tài chính, Sở Tư pháp; UBND các xã, phường" → three bodies; words as printed, list marks dropped."""
    return tuple(body for part in _lines(text) for body in _parts(part) if _is_body(body))


def _lines(text: str) -> list[str]:
    return (
        [text]
        if not re.search(r"(?:^|\s)[-–+•]\s*\w", text)
        else re.split(r"(?:^|(?<=[;,.])\s+|\s{2,})[-–+•]\s*", text)
    )


def _parts(text: str) -> list[str]:
    return [part.strip(_EDGE) for part in _SPLIT.split(text) if part and part.strip(_EDGE)]


def _is_body(text: str) -> bool:
    return any(char.isalpha() for char in text)


@lru_cache(maxsize=4096)
def responsible(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(lead, coordinating) of one cell: "-Chủ trì: A -Đơn vị phối hợp: B", "A chủ trì, phối hợp với B"."""
    labels = list(_LABEL.finditer(text)) if ":" in text else []
    if labels:
        lead: tuple[str, ...] = split_bodies(text[: labels[0].start()])
        along: tuple[str, ...] = ()
        for at, label in enumerate(labels):
            stop = labels[at + 1].start() if at + 1 < len(labels) else len(text)
            names = split_bodies(text[label.end() : stop])
            if label.group("lead"):
                lead += names
            else:
                along += names
        return lead, along
    for pattern in (_FIRST, _BOTH, _AFTER) if _LEADS.search(text) else ():
        match = pattern.match(text)
        if match:
            return split_bodies(match.group("lead")), split_bodies(match.group("along") or "")
    return split_bodies(text), ()


def who(lead: Sequence[str], coordinating: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(lead, coordinating) of what stands behind labels; "A chủ trì, phối hợp với B" behind the first names both."""
    named = [responsible(value) for value in lead]
    along = [body for value in coordinating for body in split_bodies(value)]
    return (
        tuple(body for first, _ in named for body in first),
        (*(body for _, second in named for body in second), *along),
    )
