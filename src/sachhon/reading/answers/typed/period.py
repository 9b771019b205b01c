"""A stretch of years."""

from __future__ import annotations

from sachhon.formkit.fields import Period
from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Measured, Taken


def take(mention: Mention, question: Question) -> Taken | None:
    """Period of years; open ends stay open."""
    low = None if mention.low is None else int(mention.low)
    high = None if mention.high is None else int(mention.high)
    return Taken(Period(low, high))


READER = Measured(("period",), take)
