"""A date."""

from __future__ import annotations

from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Measured, Taken


def take(mention: Mention, question: Question) -> Taken | None:
    """date; an incomplete or impossible one is no answer."""
    return None if mention.value is None else Taken(mention.value)


READER = Measured(("date",), take)
