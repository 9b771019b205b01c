"""A share in percent."""

from __future__ import annotations

from decimal import Decimal

from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Measured, Taken


def take(mention: Mention, question: Question) -> Taken | None:
    """Decimal percent; of a range nothing is chosen: the ends compete."""
    if mention.low is None or mention.high is None:
        if not mention.readings:
            return None
        return Taken(mention.readings[0], doubt=0.6, others=mention.readings[1:], why="số có hai cách đọc")
    if mention.low != mention.high:
        return Taken(mention.low, doubt=0.6, others=(mention.high,), why="một khoảng, không phải một tỷ lệ")
    if mention.low > 100 or mention.low < 0:
        return Taken(mention.low, doubt=0.5, why="ngoài khoảng 0-100 %")
    doubt = 0.0 if mention.comparator == "=" else 0.12
    return Taken(mention.low + Decimal(0), doubt=doubt, why="" if not doubt else "số ước lượng")


READER = Measured(("percent",), take)
