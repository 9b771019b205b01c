"""Sums that the running text promises: a total, "trong đó", and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sachhon.reading.model import Amount, Reading

_OF_WHICH = re.compile(r"trong đó|bao gồm|gồm(?: có)?\s*:|chia ra|cụ thể|từ các nguồn", re.I)
_REACH = 400  # code points between one amount of a list and the next


def text_sums(reading: Reading) -> Iterator[tuple[Amount, list[Amount], int]]:
    """(total, its parts, what the total says beyond them) for lists by source that do not add up."""
    for total, parts in text_lists(reading):
        gap = total.vnd - sum(part.vnd for part in parts)
        if gap:
            yield total, parts, gap


def text_lists(reading: Reading) -> Iterator[tuple[Amount, list[Amount]]]:
    """A total followed by at least two amounts of different sources."""
    amounts = sorted(reading.amounts, key=lambda amount: amount.span)
    text = reading.source.text
    tables = [budget.span for budget in reading.budgets]
    for at, total in enumerate(amounts):
        if total.source is not None or any(span.start <= total.span.start < span.end for span in tables):
            continue
        parts: list[Amount] = []
        end = total.span.end
        for other in amounts[at + 1 :]:
            if other.source is None or other.span.start - end > _REACH or any(other.source == p.source for p in parts):
                break
            parts.append(other)
            end = other.span.end
        if len(parts) >= 2 and _OF_WHICH.search(text[total.span.end : parts[0].span.start]):
            yield total, parts
