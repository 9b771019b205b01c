"""A number with the unit that it is measured in."""

from __future__ import annotations

from sachhon.formkit.fields import Quantity
from sachhon.reading.answers.mentions import Mention
from sachhon.reading.answers.prompts import Question
from sachhon.reading.answers.typed.model import Measured, Taken


def take(mention: Mention, question: Question) -> Taken | None:
    """Quantity in the unit that follows the number; the field's own where none follows."""
    if mention.low is None or mention.low != mention.high:
        return None
    unit = mention.following.split(" ")[0] if mention.following else question.field.unit
    return Taken(Quantity(mention.low, unit))


READER = Measured(("number",), take)
