"""A whole number that something is counted by."""

from __future__ import annotations

from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Measured, Taken


def take(mention: Mention, question: Question) -> Taken | None:
    """int; "trên 100" gives 100 with doubt, a range or a number with decimals is no count."""
    if mention.low is None:
        whole = [reading for reading in mention.readings if reading == reading.to_integral_value()]
        if not whole:
            return None
        others = tuple(reading for reading in mention.readings if reading != whole[0])
        return Taken(int(whole[0]), doubt=0.6, others=others, why="số có hai cách đọc")
    if mention.low != mention.high or mention.low != mention.low.to_integral_value() or mention.rate:
        return None
    doubt = 0.0 if mention.comparator == "=" else 0.15
    return Taken(int(mention.low), doubt=doubt, why="" if not doubt else "số ước lượng")


READER = Measured(("number",), take)
