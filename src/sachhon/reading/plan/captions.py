"""The words over a table: its caption, and the unit of money that it states."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sachhon.reading.model import Block, Paragraph, Source, Span, Table
from sachhon.reading.plan.sheet import words
from sachhon.reading.plan.vocabulary import MONEY
from sachhon.vietnamese.folding import fold
from sachhon.vietnamese.money import find_money_units, parse_money_unit

_ANNEX = re.compile(r"(?:phụ lục|phụ biểu|biểu(?: mẫu)?|bảng|mẫu(?: biểu)?)(?: số)?\s*[\w.]*\s*[:.]?", re.I)
_ASIDE = re.compile(r"\(?(?:kèm theo|ban hành kèm|đơn vị|đvt|đv tính|tiếp theo)", re.I)
_LOOK_BACK = 8


@dataclass(frozen=True, slots=True)
class Caption:
    """`text`: the title over the table; `unit_vnd`: đồng in one of its unit, where stated; `money`: names money."""

    text: str
    span: Span | None
    unit_vnd: int | None
    money: bool
    foreign: bool


def caption_of(source: Source, blocks: tuple[Block, ...], at: int, inside: tuple[tuple[str, Span], ...]) -> Caption:
    """What stands over the table `blocks[at]`, and in its rows over the header (`inside`)."""
    unit: int | None = None
    titles: list[tuple[str, Span]] = []
    fallback: tuple[str, Span] | None = None
    looked: list[str] = []
    texts = [(text, span) for text, span in reversed(inside)] + list(_above(source, blocks, at))
    for text, span in texts:
        looked.append(text)
        if unit is None:
            unit = stated_unit(text)
        if _ANNEX.fullmatch(text):
            fallback = (text, span)
            titles = titles or []
            break
        if not _ASIDE.match(text) and parse_money_unit(text) is None and len(text) >= 8:
            if titles and not _alike(titles[-1][0], text):
                continue
            titles.append((text, span))
    chosen = list(reversed(titles)) or ([fallback] if fallback else [])
    folded = fold(" ".join(looked))
    return Caption(
        " ".join(text for text, _ in chosen),
        Span(chosen[0][1].start, chosen[-1][1].end) if chosen else None,
        unit,
        bool(MONEY.search(re.sub(r"\bnguon\b|\bdong\b", " ", folded))),
        bool(re.search(r"(?:dvt|don vi(?: tinh)?)\s*:?\s*\(?(?:nghin |ngan |trieu |ty )?(?:usd|do la|euro?)", folded)),
    )


def _above(source: Source, blocks: tuple[Block, ...], at: int) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    for block in reversed(blocks[max(0, at - _LOOK_BACK) : at]):
        if isinstance(block, Table):
            break
        if block.kind not in ("body", "mark"):
            continue
        text = words(source, block.span)
        if not text:
            continue
        if len(text) > 400:
            break
        found.append((text, block.span))
        if isinstance(block, Paragraph) and _ANNEX.fullmatch(text):
            break
    return found


def _alike(one: str, other: str) -> bool:
    """Two lines of one title: both in capitals."""
    return one.isupper() == other.isupper() and one.isupper()


def stated_unit(text: str) -> int | None:
    """The unit that a line over a table states: "ĐVT: triệu đồng", "(Triệu đồng)"."""
    found = find_money_units(text)
    if found:
        return found[-1].unit_vnd
    plain = text.strip(" ().:*")
    return parse_money_unit(plain) if len(plain) <= 20 else None
