"""One percentage or a range of them."""

from __future__ import annotations

from sachhon.formkit.fields import Range
from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Measured, Taken


def take(mention: Mention, question: Question) -> Taken | None:
    """Range; a single value has both ends alike."""
    if mention.low is None or mention.high is None:
        if not mention.readings:
            return None
        first = mention.readings[0]
        others = tuple(Range(reading, reading) for reading in mention.readings[1:])
        return Taken(Range(first, first), first, first, doubt=0.6, others=others, why="số có hai cách đọc")
    doubt = 0.0 if mention.comparator in ("=", "range", "~") else 0.1
    return Taken(Range(mention.low, mention.high), mention.low, mention.high, doubt=doubt)


READER = Measured(("percent",), take)
