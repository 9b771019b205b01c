"""Where two tasks say the same: stretches of words that agree once brought to one form."""

from __future__ import annotations

from difflib import SequenceMatcher

from sachhon.domain.planning.campaign.repeats.model import FIELDS, Described, Passage
from sachhon.domain.planning.campaign.repeats.words import Token, tokens

_SHORTEST = 2


def passages(here: Described, there: Described) -> tuple[Passage, ...]:
    """Field by field, then each name against the other's content; stock words count only inside a stretch."""
    found: list[Passage] = []
    pairs = [(name, name) for name in FIELDS] + [("name", "content"), ("content", "name")]
    for one, other in pairs:
        mine, theirs = tokens(here.text(one)), tokens(there.text(other))
        if not mine or not theirs:
            continue
        matcher = SequenceMatcher(
            None,
            [token.form or token.kind for token in mine],
            [token.form or token.kind for token in theirs],
            autojunk=False,
        )
        for block in matcher.get_matching_blocks():
            first, last = _trimmed(mine, block.a, block.a + block.size)
            stretch = mine[first:last]
            if _says_something(stretch):
                match = theirs[first - block.a + block.b : last - block.a + block.b]
                found.append(Passage(one, (stretch[0].start, stretch[-1].end), other, (match[0].start, match[-1].end)))
    return tuple(found)


def _trimmed(tokens_: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    """Without stock words at its ends."""
    while first < last and tokens_[first].kind == "stock":
        first += 1
    while last > first and tokens_[last - 1].kind == "stock":
        last -= 1
    return first, last


def _says_something(stretch: tuple[Token, ...]) -> bool:
    told = [token for token in stretch if token.kind != "stock"]
    return len(told) >= _SHORTEST or any(token.kind in ("activity", "industry") for token in told)
