"""A number with decimals."""

from __future__ import annotations

from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Measured, Taken


def take(mention: Mention, question: Question) -> Taken | None:
    """Decimal; a range is no single number."""
    if mention.low is None:
        if not mention.readings:
            return None
        return Taken(mention.readings[0], doubt=0.6, others=mention.readings[1:], why="số có hai cách đọc")
    if mention.low != mention.high:
        return None
    doubt = 0.0 if mention.comparator == "=" else 0.15
    return Taken(mention.low, doubt=doubt, why="" if not doubt else "số ước lượng")


READER = Measured(("number", "percent"), take)
