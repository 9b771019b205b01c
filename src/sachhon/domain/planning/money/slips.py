"""How one figure became another under somebody's fingers: digits turned round, left out, a thousand for a million."""

from __future__ import annotations

from enum import StrEnum


class Slip(StrEnum):
    """A slip of the hand."""

    SCALE = "scale"
    SHIFT = "shift"
    TURNED = "turned"
    DROPPED = "dropped"
    ADDED = "added"
    DIGIT = "digit"
    NONE = ""


STRENGTH: dict[Slip, int] = {
    Slip.SCALE: 4,
    Slip.TURNED: 3,
    Slip.SHIFT: 3,
    Slip.DROPPED: 2,
    Slip.ADDED: 2,
    Slip.DIGIT: 1,
    Slip.NONE: 0,
}
"""How much a slip speaks for a cell: chance makes one digit differ, hardly ever a factor of a million."""
_SCALES = (1_000, 1_000_000, 1_000_000_000)
_SHIFTS = (10, 100)
_ROUNDEST = 18


def slip_of(written: int, wanted: int) -> Slip:
    """The slip that makes `written` of `wanted`; NONE where there is none, or one of them is 0."""
    if written <= 0 or wanted <= 0 or written == wanted:
        return Slip.NONE
    low, high = min(written, wanted), max(written, wanted)
    if high % low == 0 and high // low in _SCALES:
        return Slip.SCALE
    if high % low == 0 and high // low in _SHIFTS:
        return Slip.SHIFT
    one, two = _without_common_zeros(written, wanted)
    if len(one) == len(two):
        apart = [at for at, (left, right) in enumerate(zip(one, two, strict=True)) if left != right]
        if len(apart) == 1:
            return Slip.DIGIT
        first, last = apart[0], apart[-1]
        turned = len(apart) == 2 and last == first + 1 and one[first] == two[last] and one[last] == two[first]
        return Slip.TURNED if turned else Slip.NONE
    if len(one) + 1 == len(two) and _less_one_digit(two, one):
        return Slip.DROPPED
    if len(two) + 1 == len(one) and _less_one_digit(one, two):
        return Slip.ADDED
    return Slip.NONE


def zeros(value: int) -> int:
    """How many zeros a figure ends in: of two figures people write the rounder one more often; 0 is the roundest."""
    text = str(abs(value))
    return len(text) - len(text.rstrip("0")) if value else _ROUNDEST


def _without_common_zeros(one: int, two: int) -> tuple[str, str]:
    cut = min(zeros(one), zeros(two))
    return (str(one)[:-cut], str(two)[:-cut]) if cut else (str(one), str(two))


def _less_one_digit(longer: str, shorter: str) -> bool:
    at = next((at for at, digit in enumerate(shorter) if digit != longer[at]), len(shorter))
    return longer[at + 1 :] == shorter[at:]
