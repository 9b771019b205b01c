"""A yearly promise in the text ("hàng năm hỗ trợ từ 05 doanh nghiệp") against what the budget gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rapidfuzz import fuzz

from sachhon.formkit.findings import Finding, Severity
from sachhon.reading.checks.sum_mismatch import row_name
from sachhon.reading.model import BudgetRow, Paragraph, Reading, Span
from sachhon.reading.plan.pairs import items, title_key
from sachhon.vietnamese.mapped import clean

_YEARLY = re.compile(
    r"(?:hàng năm|hằng năm|mỗi năm)[^.;:]{0,60}?\b(?:từ|ít nhất|tối thiểu|khoảng|cho)?\s*(?P<count>\d{1,4})\s+"
    r"(?P<thing>doanh nghiệp|cơ sở|đơn vị|mô hình|dự án|lớp|hội nghị|hội thảo|lượt|cuộc|khóa|khoá|phóng sự|bài)",
    re.I,
)
_FIGURE = re.compile(r"\d")
_ALIKE = 72.0  # of 100: the sentence speaks of the line's work


def check(reading: Reading) -> Iterator[Finding]:
    """Each yearly count of the text against the budget line that speaks of the same work."""
    lines = [row for budget in reading.budgets for row in items(budget)]
    if not lines:
        return
    for block in reading.source.blocks:
        if not isinstance(block, Paragraph) or block.kind != "body":
            continue
        raw = reading.source.text[block.span.start : block.span.end]
        if "năm" not in raw or not _FIGURE.search(raw):
            continue
        words = clean(reading.source.text, block.span.start, block.span.end)
        for match in _YEARLY.finditer(words.text):
            row = _line(words.text[match.start() :], match.group("count"), lines)
            if row is None:
                continue
            yearly = Decimal(match.group("count"))
            given = [quantity for quantity, _ in row.years.values() if quantity]
            if not given or sum(given) >= yearly * len(given):
                continue
            start, end = words.span(match.start(), match.end())
            yield Finding(
                "quantity_contradiction",
                Severity.WARNING,
                {
                    "count": yearly,
                    "thing": match.group("thing"),
                    "row": row_name(row),
                    "total": sum(given),
                    "years": len(given),
                },
                (Span(start, end), row.span),
            )


def _line(sentence: str, count: str, lines: list[BudgetRow]) -> BudgetRow | None:
    """The line that speaks of the same work; one that names the same count in brackets before its like."""
    key = title_key(sentence)
    scored = [
        (fuzz.token_set_ratio(key, title_key(row.title)) + (10.0 if f"({count} " in row.title else 0.0), at)
        for at, row in enumerate(lines)
    ]
    best, at = max(scored, key=lambda pair: (pair[0], -pair[1]))
    return lines[at] if best >= _ALIKE else None
