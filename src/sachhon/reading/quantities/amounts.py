"""Money in running text, in whole đồng, with who pays it."""

from __future__ import annotations

import re
from bisect import bisect_left

from sachhon.reading.model import Amount, Source
from sachhon.reading.quantities import goal_words as words
from sachhon.reading.quantities.funding_words import SourceWords, sources_in
from sachhon.reading.quantities.passages import Parts, Passage, passages_of
from sachhon.vietnamese.money import MoneyMatch, convention, find_money

_LIMIT = re.compile(
    r"(?<!\w)(?:tối đa|tối thiểu|ít nhất|không quá|không vượt quá|không dưới|dưới|từ|≤|≥|<|>"
    r"|đến dưới|vượt quá|mỗi|một suất)\s?(?:không quá\s?|là\s?|đến\s?|từ\s?|bằng\s?)?$",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?<!\w)(?:mỗi|một|01|từng) (?:cá nhân|tập thể|người|hộ|cơ sở|doanh nghiệp|mô hình|lớp|khóa|xã|huyện|đơn vị"
    r"|học viên|lao động|dự án|đề án|sản phẩm|cuộc|buổi|ngày|lượt)[^.;,\d]{0,30}$",
    re.IGNORECASE,
)
_UPWARD = re.compile(r"\s?(?:trở lên|trở xuống)(?!\w)", re.IGNORECASE)
_NORM = re.compile(
    r"(?<!\w)(?:định mức|mức (?:hỗ trợ|chi|thu|phạt|thưởng|đóng|khoán|lương|vay|giá|trần|vốn)"
    r"|đơn giá|giá bán|phạt tiền từ|lương cơ sở|học phí|lệ phí"
    r"|vốn điều lệ|có (?:doanh thu|tổng mức đầu tư|giá trị|vốn)[^.;]{0,30})(?!\w)[^.;]{0,60}$",
    re.IGNORECASE,
)
_PER_HEAD = re.compile(
    r"(?<!\w)(?:grdp|gdp|thu nhập|tổng sản phẩm)(?:[^.;]{0,40}?bình quân)?(?: đầu)? người[^.;,]{0,40}$"
    r"|(?<!\w)bình quân đầu người[^.;,]{0,40}$",
    re.IGNORECASE,
)
_MONEY_SIGN = re.compile(r"đồng|triệu|tỷ|tỉ|vnđ|vnd|nghìn|ngàn|\d\s?đ(?!\w)", re.IGNORECASE)
_IN_WORDS = re.compile(r"\(\s?(?:số tiền )?(?:viết )?bằng chữ\s?:?\s?$|(?:viết )?bằng chữ\s?:?\s?$", re.IGNORECASE)
_DIRECTLY_BEHIND = re.compile(
    r"(?:\s?\([^()]*\))?\s?(?:\(|,?\s?(?:từ|do|bằng|thuộc|lấy từ|trích từ|sử dụng"
    r"|là)\s)(?:\s?(?:các|nguồn|vốn|kinh phí|dự phòng|nguồn thu|sự nghiệp))*\s?$",
    re.IGNORECASE,
)
_OWN_SUM = re.compile(r"\s?(?:hỗ trợ |cấp |là |khoảng )*[:\-–]?\s?")
_MONEY_NOUN = re.compile(r"(?<!\w)(?:tổng|kinh phí|số tiền|vốn|nguồn|ngân sách|dự toán)(?!\w)", re.IGNORECASE)
_PARTS_FOLLOW = re.compile(r"trong đó|bao gồm|gồm", re.IGNORECASE)
_OF_ALL = re.compile(r"(?<!\w)tổng (?:số )?(?:kinh phí|vốn|mức|dự toán|nguồn)(?!\w)", re.IGNORECASE)
_WITHIN = re.compile(r"\s?\((?:trong đó\s)?(?:riêng\s)?(?:năm|giai đoạn|các năm)?[^();:]{0,40}$", re.IGNORECASE)
_CLAUSE = re.compile(r";|(?<=[a-zà-ỹ\d)])\.\s")
_LONGEST_WHAT = 14


def find_amounts(source: Source, parts: Parts | None) -> tuple[Amount, ...]:
    """Amounts of money in đồng in running text, in order.

    No rates, ceilings, norms or other currencies, and no cells of tables.
    """
    style = convention(source.text)
    found = []
    for passage in passages_of(source, parts):
        if _MONEY_SIGN.search(passage.text):
            found.extend(_amounts(passage, style))
    return tuple(found)


def _amounts(passage: Passage, style: str | None) -> list[Amount]:
    text = passage.text
    every = _said_once(find_money(text, style=style), text)
    amounts = [match for match in every if _is_amount(match, text, passage)]
    if not amounts:
        return []
    payers = sources_in(text)
    return [
        Amount(
            match.vnd,
            _payer(match, every, payers, passage),
            _what(match, every, passage),
            passage.span(match.start, match.end),
        )
        for match in amounts
        if match.vnd is not None
    ]


def _said_once(matches: list[MoneyMatch], text: str) -> list[MoneyMatch]:
    """Without the amounts that only spell out in words, in brackets, the figure before them."""
    kept: list[MoneyMatch] = []
    for match in matches:
        spelt = (
            match.in_words and kept and match.vnd == kept[-1].vnd and text[kept[-1].end : match.start].strip() == "("
        )
        if not spelt:
            kept.append(match)
    return kept


def _is_amount(match: MoneyMatch, text: str, passage: Passage) -> bool:
    if match.vnd is None or (match.rate and not _measured(match, text)) or match.currency != "VND" or match.vnd < 1000:
        return False
    before = text[max(0, match.start - 110) : match.start]
    if match.in_words and _IN_WORDS.search(before):
        return False
    if _EACH.search(before) or _LIMIT.search(before) or _UPWARD.match(text, match.end) or _NORM.search(before):
        return False
    goal = any(words.GOAL_HEADING.search(lead) for lead in passage.leads[-2:])
    return not (goal and not words.MONEY_HEADING.search(text))


def _measured(match: MoneyMatch, text: str) -> bool:
    """Whether a sum "per head" is what was measured ("GRDP bình quân đầu người ước đạt ..."), not a rate to be paid."""
    return "người" in match.per and _PER_HEAD.search(text, max(0, match.start - 90), match.start) is not None


def _payer(match: MoneyMatch, every: list[MoneyMatch], payers: list[SourceWords], passage: Passage) -> str | None:
    """Who pays: named right behind the amount, else since the amount before it, else by the lead-in line."""
    text = passage.text
    position = bisect_left([other.start for other in every], match.start)
    floor = every[position - 1].end if position else 0
    ceiling = every[position + 1].start if position + 1 < len(every) else len(text)
    clause_end = next((hit.start() for hit in _CLAUSE.finditer(text, match.end)), len(text))
    behind = [
        payer
        for payer in payers
        if match.end <= payer.start < min(ceiling, clause_end) and not _OWN_SUM.fullmatch(text[payer.end : ceiling])
    ]
    direct = bool(behind) and bool(_DIRECTLY_BEHIND.fullmatch(text[match.end : behind[0].start]))
    clause_start = max([hit.end() for hit in _CLAUSE.finditer(text, 0, match.start)], default=0)
    comma = text.rfind(", ", 0, match.start) + 1
    inside = any(payer.start < comma < payer.end for payer in payers)  # "vốn ODA, vốn vay ưu đãi"
    if comma > clause_start and not inside and _MONEY_NOUN.search(text, comma, match.start):
        clause_start = (
            comma  # "khuyến công địa phương với 18 đề án, tổng kinh phí 9 tỷ đồng": named before, but not as payer
        )
    ahead = [payer for payer in payers if max(floor, clause_start) <= payer.start < match.start]
    if ahead and _PARTS_FOLLOW.search(text, match.end) and _OF_ALL.search(text, ahead[-1].end, match.start):
        ahead = []  # "kinh phí khuyến công quốc gia năm 2021 với tổng kinh phí là 132 tỷ đồng, trong đó: ..."
    if direct and not (ahead and text[ahead[-1].end : match.start].strip(" :-–là").strip() == ""):
        # "500 triệu đồng từ ngân sách tỉnh và 300 triệu ...": two payers of one amount leave it open.
        return _one([payer for payer in behind if payer.start < _next_mark(text, behind[0].end)])
    if ahead:
        return _one(ahead)
    if (
        floor
        and position
        and not _CLAUSE.search(text, floor, match.start)
        and re.fullmatch(r"\s?/\s?", text[floor : match.start])
    ):
        return _payer(every[position - 1], every, payers, passage)
    if floor and position and _WITHIN.fullmatch(text, floor, match.start):
        return _payer(every[position - 1], every, payers, passage)
    own_lead = passage.leads[-1] if passage.leads else ""
    if own_lead and not position and not _PARTS_FOLLOW.search(text, match.end):
        return _one(sources_in(own_lead))
    return None


def _next_mark(text: str, at: int) -> int:
    found = re.compile(r"[;.,)]").search(text, at)
    return found.start() if found else len(text)


def _one(payers: list[SourceWords]) -> str | None:
    """The source that all of them name; None where they differ."""
    named = {payer.source for payer in payers}
    return named.pop() if len(named) == 1 else None


def _what(match: MoneyMatch, every: list[MoneyMatch], passage: Passage) -> str:
    """What the money is for, in the document's words."""
    text = passage.text
    before = max([other.end for other in every if other.end <= match.start], default=passage.begins)
    start = max(before, max([hit.end() for hit in _CLAUSE.finditer(text, before, match.start)], default=before))
    said = text[start : match.start].strip(" ,;:.-–()/")
    said = re.sub(r"^(?:trong đó|gồm|bao gồm|và)\s?:?\s?", "", said, flags=re.IGNORECASE).strip(" ,;:.-–()")
    if not said:
        said = passage.text[passage.begins : passage.titled].strip(" :") or (passage.leads[-1] if passage.leads else "")
    return " ".join(said.split()[-_LONGEST_WHAT:])
