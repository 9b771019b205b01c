"""The words of a statement shared out among the figures that it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from sachhon.reading.answers.mentions import Mention, mentions_of, money_of_cell
from sachhon.reading.answers.statements import Statement

CARRIERS = ("number", "percent", "money", "state")
"""The kinds of mention that share a statement out among themselves."""

_SPLITS = (
    re.compile(r";"),
    re.compile(r"[,(]|(?<=\s)(?:còn|trong đó|ngoài ra)(?=\s)", re.IGNORECASE),
    re.compile(r"(?<=\s)[-–+](?=\s)|(?<=\s)(?:và|cùng với|với)(?=\s)", re.IGNORECASE),
    re.compile(r"\)|\.(?=\s)"),
)
"""What parts the words of two figures, the clearest mark first."""
_PART = re.compile(r"(?:trong đó|bao gồm|gồm|cụ thể|riêng|chia ra)[^.;]*$", re.IGNORECASE)


_START, _END = itemgetter(1), itemgetter(2)
"""Of a token; both only rise from token to token."""


@dataclass(frozen=True, slots=True)
class Window:
    """A mention with the stretch of words that speaks of it: token indexes [first, last)."""

    mention: Mention
    first: int
    last: int
    part: bool
    """Stands behind "trong đó", "gồm" or in brackets: a part of another figure."""


def windows_of(statement: Statement, kinds: Sequence[str] = CARRIERS) -> tuple[Window, ...]:
    """Each mention of these kinds with its share of the statement's words."""
    if statement.unit_vnd and statement.cell is not None:
        money = money_of_cell(statement.text.text, statement.unit_vnd)
        if money is not None:
            return share_out(statement, [money])
    mentions = mentions_of(statement.text.text)
    if statement.percent and len(mentions) == 1 and mentions[0].kind == "number" and not mentions[0].following:
        mentions = (replace(mentions[0], kind="percent"),)
    return share_out(statement, [mention for mention in mentions if mention.kind in kinds])


def share_out(statement: Statement, mentions: Sequence[Mention], reach_behind: int | None = None) -> tuple[Window, ...]:
    """The statement's words shared out among mentions; `reach_behind` limits how far behind a mention its words go."""
    if not mentions:
        return ()
    text, tokens = statement.text.text, statement.tokens
    cuts = [0]
    for one, other in pairwise(mentions):
        end = max(one.end, other.start)
        cut = _cut(text, one.end, end)
        cuts.append(cut if reach_behind is None else min(cut, one.end + reach_behind))
    cuts.append(len(text) if reach_behind is None else min(len(text), mentions[-1].end + reach_behind))
    found = []
    for mention, (left, right) in zip(mentions, pairwise(cuts), strict=True):
        first = bisect_right(tokens, left, key=_END)
        last = bisect_left(tokens, right, key=_START)
        before = text[: mention.start]
        bracketed = before.count("(") > before.count(")") or _PART.search(before) is not None
        found.append(Window(mention, first, last, bracketed))
    return tuple(found)


def _cut(text: str, start: int, end: int) -> int:
    for pattern in _SPLITS:
        found = pattern.search(text, start, end)
        if found:
            return found.start()
    return end
