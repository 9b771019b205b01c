"""The two kinds of boxes that this area has: sums in million đồng, and scores."""

from __future__ import annotations

from typing import Any

from sachhon.channels.office.shell.forms import Money, Number, plain_amount

MILLION = 10**6
_LOOK = "form-control-num"


def in_millions(amount: int | None) -> str:
    """1500000 → "1,5"; nothing for a blank."""
    return plain_amount(amount, MILLION)


def in_millions_field(**rest: Any) -> Money:
    """Đồng, typed in million đồng ("1.500") or with their unit ("1,5 tỷ đồng"); None for nothing."""
    return Money(unit=MILLION, look=_LOOK, **rest)


def score_field(**rest: Any) -> Number:
    """A score or a weight; None for nothing."""
    return Number(max_length=20, example="7 / 7,5", look=_LOOK, **rest)
