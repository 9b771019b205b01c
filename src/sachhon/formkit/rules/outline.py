"""The outline of a table by its column of numbers: "1" above "1.1" and "1.2", "I" above "1", "A" above "I"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ROMAN = re.compile(r"[IVX]+", re.IGNORECASE)
_LETTER = re.compile(r"[A-ZĐ]")
_NUMBERS = re.compile(r"\d+(?:\.\d+)*")


def depth_of(number: str) -> int | None:
    """How deep a number stands: A 0, I 1, "1" 2, "1.1" 3; None for what is no number of an outline."""
    plain = number.strip(" .)-")
    if _ROMAN.fullmatch(plain):
        return 1
    if _LETTER.fullmatch(plain):
        return 0
    return 2 + plain.count(".") if _NUMBERS.fullmatch(plain) else None


def children_of(depths: Sequence[int | None], place: int) -> list[int]:
    """The places directly below a place."""
    own = depths[place]
    if own is None:
        return []
    children: list[int] = []
    nearest: int | None = None
    for other in range(place + 1, len(depths)):
        depth = depths[other]
        if depth is None:
            continue
        if depth <= own:
            break
        nearest = depth if nearest is None else min(nearest, depth)
        children.append(other)
    return [child for child in children if depths[child] == nearest]
