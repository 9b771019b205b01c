"""Which row of an edition is which of the edition before: by number and likeness of the titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from sachhon.domain.planning.adopting.model import RegisterRow
from sachhon.reading.plan.pairs import title_key
from sachhon.vietnamese.folding import fold_tones

SURE = 90.0
"""Of 100: the same title but for a word or two, whatever its number."""
NUMBERED = 62.0
"""Enough where both carry the same number."""
_SAME_NUMBER = 5.0
_SAME_WORDS = 10.0
_FIGURES = re.compile(r"\d+")


def matched(old: Sequence[RegisterRow], new: Sequence[RegisterRow]) -> list[int | None]:
    """For each new row the place of the old one that it goes on with, None for a row of its own.

    Best matches first, the same words before all, each old row at most once. A heading goes on with a heading alone, a
    total with a total. Titles that differ in a figure ("đợt 1", "đợt 2") are one row only where its number is the same.
    """
    keys = [title_key(row.title) for row in old]
    words = [fold_tones(row.title) for row in old]
    figures = [_FIGURES.findall(row.title) for row in old]
    candidates: list[tuple[float, int, int, int]] = []
    for at, row in enumerate(new):
        own, said, counted = title_key(row.title), fold_tones(row.title), _FIGURES.findall(row.title)
        for place, before in enumerate(old):
            if (row.is_heading, row.is_total) != (before.is_heading, before.is_total):
                continue
            same_number = bool(row.number) and row.number == before.number
            if not same_number and counted and figures[place] and counted != figures[place]:
                continue
            score = likeness(own, keys[place], same_number)
            if score:
                score += _SAME_WORDS if said == words[place] else 0.0
                candidates.append((-score, abs(at - place), at, place))
    found: list[int | None] = [None] * len(new)
    taken: set[int] = set()
    for _score, _apart, at, place in sorted(candidates):
        if found[at] is None and place not in taken:
            found[at] = place
            taken.add(place)
    return found


def likeness(one: str, other: str, same_number: bool) -> float:
    """How alike two title keys are, 0 where too little; the same number speaks for it."""
    cutoff = NUMBERED if same_number else SURE
    score = 100.0 if one == other else float(fuzz.token_sort_ratio(one, other, score_cutoff=cutoff))
    return score + (_SAME_NUMBER if same_number else 0.0) if score >= cutoff else 0.0
