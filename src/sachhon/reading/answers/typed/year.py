"""A calendar year."""

from __future__ import annotations

from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Measured, Taken


def take(mention: Mention, question: Question) -> Taken | None:
    """int year."""
    return None if mention.low is None else Taken(int(mention.low))


READER = Measured(("year",), take)
