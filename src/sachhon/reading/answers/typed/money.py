"""An amount in đồng."""

from __future__ import annotations

from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Measured, Taken


def take(mention: Mention, question: Question) -> Taken | None:
    """int đồng. A rate ("30 triệu/năm") is no amount; of a range nothing is chosen."""
    if mention.kind != "money" or mention.rate:
        return None
    if mention.low is None or mention.high is None:
        return None
    if mention.low != mention.high:
        return Taken(int(mention.low), doubt=0.6, others=(int(mention.high),), why="một khoảng, không phải một số tiền")
    if len(mention.readings) > 1:
        others = tuple(int(reading) for reading in mention.readings if reading != mention.low)
        return Taken(int(mention.low), doubt=0.6, others=others, why="số có hai cách đọc")
    return Taken(int(mention.low))


READER = Measured(("money",), take)
